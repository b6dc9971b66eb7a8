import { beforeEach, describe, expect, it } from 'vitest';
import { ClipId } from '../../shared/ids.ts';
import { dropMarks, markFrom, marksIn, markTo } from './cut-marks.ts';

const one = ClipId.parse(1);
const other = ClipId.parse(2);

describe('the marked part of a clip', () => {
  beforeEach(dropMarks);

  it('is known by its two points, in whichever order they were set', () => {
    markTo(one, 5000);
    markFrom(one, 2000);
    expect(marksIn(one)).toEqual({ clipId: one, fromMs: 2000, toMs: 5000 });
  });

  it('never ends before it begins: the newer point holds', () => {
    markFrom(one, 2000);
    markTo(one, 1000);
    expect(marksIn(one)).toEqual({ clipId: one, fromMs: null, toMs: 1000 });
    markFrom(one, 1000);
    expect(marksIn(one)).toEqual({ clipId: one, fromMs: 1000, toMs: null });
  });

  it('belongs to one clip', () => {
    markFrom(one, 2000);
    markTo(other, 3000);
    expect(marksIn(one)).toBeNull();
    expect(marksIn(other)).toEqual({ clipId: other, fromMs: null, toMs: 3000 });
  });
});
