import { expect, test } from 'vitest';
import { onlyWorkerAddress } from './start-worker.ts';

test('no address but the worker’s own goes through the policy', () => {
  for (const address of ['https://evil.test/worker.js', 'data:text/javascript,1', 'blob:x', '', '/assets/other.js', 'thumbnail-worker.ts']) {
    expect(() => onlyWorkerAddress(address), address).toThrow(TypeError);
  }
});
