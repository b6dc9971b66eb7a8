// The process of one side: starts it, does a round when asked, ends.
import { lines } from './lines.ts';
import { NotAvailable } from './not-available.ts';
import type { Side } from './line.ts';
import { programAt } from './program.ts';
import type { Answer, Question, SideOrder } from './side-messages.ts';

let side: Side | null = null;

async function start({ line: name, side: sideName, ...place }: SideOrder): Promise<Side> {
  const maker = lines.find((line) => line.name === name)?.sides[sideName];
  if (maker === undefined) throw new Error(`${name} has no side ${sideName}.`);
  return maker.start({ ...place, program: programAt(place.root) });
}

async function answer(question: Question): Promise<Answer> {
  if (question.ask === 'start') {
    side = await start(question.order);
    return { ok: true, version: side.version, figures: {} };
  }
  if (side === null) throw new Error('Asked before it was started.');
  if (question.ask === 'end') {
    await side.close?.();
    return { ok: true, version: side.version, figures: {} };
  }
  // What the round before left behind is not this round's to clear away.
  globalThis.gc?.();
  const figures = await side.round();
  return { ok: true, version: side.version, figures: { peakMb: process.resourceUsage().maxRSS / 1024, ...figures } };
}

process.on('disconnect', () => process.exit());
process.on('message', (question: Question) => {
  answer(question).catch((problem: unknown): Answer => ({
    ok: false,
    isUnavailable: problem instanceof NotAvailable,
    why: problem instanceof NotAvailable ? problem.message : problem instanceof Error ? (problem.stack ?? problem.message) : String(problem),
  })).then((told) => process.send?.(told), () => process.exit(1));
});
