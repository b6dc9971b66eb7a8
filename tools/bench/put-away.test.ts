import { expect, it } from 'vitest';
import { createPutAway } from './put-away.ts';

it('puts the last thing away first, after everybody was stopped, once', async () => {
  const done: string[] = [];
  const putAway = createPutAway(() => Promise.resolve(void done.push('stopped')), () => undefined);
  putAway.later(() => done.push('folder'));
  putAway.later(() => done.push('stick'));
  await Promise.all([putAway.all(), putAway.all()]);
  expect([done, putAway.isOver]).toEqual([['stopped', 'stick', 'folder'], true]);
});

it('goes on when something cannot be put away, and tells of it', async () => {
  const done: string[] = [];
  const problems: unknown[] = [];
  const putAway = createPutAway(() => Promise.resolve(), (problem) => problems.push(problem));
  putAway.later(() => done.push('folder'));
  putAway.later(() => Promise.reject(new Error('busy')));
  await putAway.all();
  expect([done, problems]).toEqual([['folder'], [new Error('busy')]]);
});

it('puts away at once what is made after the end has begun', async () => {
  const done: string[] = [];
  const putAway = createPutAway(() => Promise.resolve(), () => undefined);
  const all = putAway.all();
  putAway.later(() => done.push('loop device'));
  await all;
  await putAway.all();
  expect(done).toEqual(['loop device']);
});
