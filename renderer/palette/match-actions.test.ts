// A few letters find the action, the nearest one first.
import { describe, expect, it } from 'vitest';
import { matchActions } from './match-actions.ts';

const words = ['Play or pause', 'Save the frame as PNG', 'Save the frame as JPEG', 'Full screen', 'Next clip', 'Nächster Clip'];
const match = (typed: string) => matchActions(words, (word) => word, typed);

describe('the palette', () => {
  it('lists everything in its order before anything is typed', () => {
    expect(match('  ')).toEqual(words);
  });

  it('takes the beginnings of words in any order', () => {
    expect(match('fr sa')).toEqual(['Save the frame as PNG', 'Save the frame as JPEG']);
    expect(match('jp')).toEqual(['Save the frame as JPEG']);
  });

  it('puts a first word before another word, and that before the middle of one', () => {
    expect(match('p')).toEqual(['Play or pause', 'Save the frame as PNG', 'Save the frame as JPEG', 'Next clip', 'Nächster Clip']);
    expect(match('s').slice(0, 2)).toEqual(['Save the frame as PNG', 'Save the frame as JPEG']);
  });

  it('does not mind marks and case', () => {
    expect(match('NACHSTER')).toEqual(['Nächster Clip']);
  });

  it('is empty when nothing matches', () => {
    expect(match('eject')).toEqual([]);
  });
});
