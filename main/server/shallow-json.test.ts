import { expect, test } from 'vitest';
import { parseShallowJson } from './shallow-json.ts';

const parse = (text: string) => parseShallowJson(Buffer.from(text));

test('reads JSON as it is, brackets and quotes inside texts too', () => {
  expect(parse('{"a":[1,{"b":"}]\\"[[[[[[[[[[[[[[[[[[[["}]}')).toEqual({ ok: true, value: { a: [1, { b: '}]"[[[[[[[[[[[[[[[[[[[[' }] } });
});

test('refuses a hundred thousand nested brackets without running out of stack', () => {
  expect(parse('['.repeat(100_000))).toEqual({ ok: false, problem: 'The JSON nests too deep.' });
  expect(parse(`${'{"a":'.repeat(17)}1${'}'.repeat(17)}`).ok).toBe(false);
  expect(parse(`${'['.repeat(16)}${']'.repeat(16)}`).ok).toBe(true);
});

test('refuses what is no JSON, or no UTF-8, and repeats none of it', () => {
  for (const text of ['', 'secret', '{"a":', '{a:1}']) expect(parse(text)).toEqual({ ok: false, problem: 'The body is not JSON.' });
  expect(parseShallowJson(Uint8Array.of(0x22, 0xff, 0x22)).ok).toBe(false);
});
