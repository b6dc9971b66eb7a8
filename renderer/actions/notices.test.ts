import { beforeEach, describe, expect, it } from 'vitest';
import { tellDone, tellFailed, undoLast, useDoneThings, withdraw } from './notices.ts';

describe('what was done can be taken back', () => {
  let undone: string[];
  beforeEach(() => {
    undone = [];
    useDoneThings.setState({ undoable: [], said: null });
  });

  it('the newest first', () => {
    tellDone('Starred.', () => undone.push('star'));
    tellDone('Watched.', () => undone.push('watched'));
    undoLast();
    undoLast();
    undoLast();
    expect(undone).toEqual(['watched', 'star']);
  });

  it('but not what did not come about: that is not said, and the one before it is the newest again', () => {
    tellDone('Starred.', () => undone.push('star'));
    withdraw(tellDone('Watched.', () => undone.push('watched')));
    expect(useDoneThings.getState().said).toBeNull();
    undoLast();
    expect(undone).toEqual(['star']);
  });

  it('and what hindered it stays in sight', () => {
    const said = tellDone('Starred.', () => undone.push('star'));
    tellFailed('The disk is full.');
    withdraw(said);
    expect(useDoneThings.getState().said?.words).toBe('The disk is full.');
  });
});
