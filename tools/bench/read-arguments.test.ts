import { describe, expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

const lines = ['scan', 'scan-stick', 'days'];
const wish = (...args: string[]) => {
  const asked = readArguments(args, lines);
  return asked.kind === 'run' ? asked.wish : null;
};

describe('the command line of the bench', () => {
  it('means every line at 100,000 clips and five rounds when nothing is said', () => {
    expect(wish()).toEqual({ only: [], isJson: false, size: 100_000, rounds: 5, against: null, isGrowth: false, profile: null });
  });

  it('takes names of lines, the beginning of several, and sizes as people write them', () => {
    expect(wish('--only', 'days,scan+', '--size', '1_000_000', '--json', '--rounds', '7')).toMatchObject({ only: ['scan', 'scan-stick', 'days'], size: 1_000_000, isJson: true, rounds: 7 });
    expect(wish('--only=scan')?.only).toEqual(['scan']);
    expect(wish('--against', 'main')?.against).toBe('main');
  });

  it.each([
    [['--only', 'nonsense'], 'There is no line "nonsense"; --list tells which there are.'],
    [['--only', ','], '--only takes the names of lines; --list tells them.'],
    [['--size', 'large'], '--size takes a number of clips from 100 to 10000000.'],
    [['--size', '0'], '--size takes a number of clips from 100 to 10000000.'],
    [['--rounds', '0'], '--rounds takes a number from 1 to 1000.'],
    [['--growth', '--against', 'main'], '--growth and --against are two questions: ask one.'],
    [['--against='], '--against takes a commit.'],
  ])('refuses %j with one sentence', (args, sentence) => {
    expect(readArguments(args, lines)).toEqual({ kind: 'refused', sentence });
  });

  it.each([[['--fast']], [['days']], [['--only']]])('refuses %j and says where help is', (args) => {
    const asked = readArguments(args, lines);
    expect(asked).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/^[^\n]+; --help tells what there is\.$/) as unknown });
  });

  it('tells of itself', () => {
    expect([readArguments(['--help'], lines), readArguments(['-h'], lines), readArguments(['--list'], lines)]).toEqual([{ kind: 'help' }, { kind: 'help' }, { kind: 'list' }]);
  });
});
