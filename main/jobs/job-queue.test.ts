import { describe, expect, it } from 'vitest';
import { VolumeId } from '../../shared/ids.ts';
import { createJobQueue } from './job-queue.ts';
import type { Job, JobKind, JobWork } from './job-queue.ts';

const stick = VolumeId.parse(1);
const other = VolumeId.parse(2);

/** A queue whose jobs run until they are let go or cancelled. */
function startQueue() {
  const told: string[] = [];
  const faults: unknown[] = [];
  const time = { now: 0 };
  const queue = createJobQueue({
    onChange: ({ kind, volumeId, state, done }) => told.push(`${kind} ${volumeId} ${state}${state === 'running' && done > 0 ? ` ${done}` : ''}`),
    onFault: (error) => faults.push(error),
    clock: () => time.now,
  });
  const begun: { work: JobWork; end: () => void; fail: (error: Error) => void }[] = [];
  const order = (kind: JobKind, volumeId = stick, priority = 0): Job => queue.order({
    kind, volumeId, priority,
    run: (work) => new Promise((resolve, reject) => {
      begun.push({ work, end: resolve, fail: reject });
      work.signal.addEventListener('abort', () => resolve());
    }),
  });
  /** What has settled so far has been told. */
  const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
  return { queue, order, begun, told, faults, time, settled };
}

describe('jobs on volumes', () => {
  it('run one at a time on each volume, the most urgent first, and on several volumes at once', async () => {
    const { order, begun, told, settled } = startQueue();
    order('probe');
    order('probe', stick);
    order('measure', stick, 1);
    order('probe', other);
    expect(begun).toHaveLength(2);
    begun[0]?.end();
    await settled();
    expect(told.at(-1)).toBe('measure 1 running');
    begun[2]?.end();
    await settled();
    expect(told.slice(-2)).toEqual(['measure 1 done', 'probe 1 running']);
  });

  it('stand for a second order while they wait, and not once they run', () => {
    const { order, queue } = startQueue();
    const running = order('probe');
    const waiting = order('probe');
    expect(order('probe').id).toBe(waiting.id);
    expect(waiting.id).not.toBe(running.id);
    expect(queue.list().map(({ state }) => state)).toEqual(['running', 'waiting']);
  });

  it('tell progress ten times a second at most, and the last of it at the end', async () => {
    const { order, begun, told, time, settled } = startQueue();
    order('probe');
    const run = begun[0];
    if (run === undefined) throw new Error('It did not begin.');
    for (time.now = 0; time.now < 1000; time.now += 10) run.work.progress(time.now, 1000);
    const { length } = told;
    expect(length).toBe(2 + 10);
    run.end();
    await settled();
    expect(told.slice(length)).toEqual(['probe 1 done']);
  });

  it('end when they are cancelled, waiting or running, and leave other volumes alone', async () => {
    const { order, queue, told } = startQueue();
    order('measure');
    order('probe');
    order('probe', other);
    await queue.cancel(stick);
    expect(queue.list().map(({ volumeId, state }) => [volumeId, state])).toEqual([[other, 'running']]);
    expect(told.filter((line) => line.endsWith('cancelled'))).toHaveLength(2);
    order('probe');
    expect(queue.list()).toHaveLength(2);
  });

  it('fail alone: the bug is told and the next one runs', async () => {
    const { order, begun, told, faults, settled } = startQueue();
    order('measure');
    order('probe');
    begun[0]?.fail(new Error('a bug'));
    await settled();
    expect(told.slice(-2)).toEqual(['measure 1 failed', 'probe 1 running']);
    expect(faults).toHaveLength(1);
  });

  it('are not taken any more after closing, which waits for those under way', async () => {
    const { order, queue } = startQueue();
    order('probe');
    order('measure');
    await queue.close();
    expect(queue.list()).toEqual([]);
    expect(order('probe').state).toBe('cancelled');
    expect(queue.list()).toEqual([]);
  });
});
