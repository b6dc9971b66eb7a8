// What the keys mean while clips come and go around it.
import { describe, expect, it } from 'vitest';
import { ClipId } from '../../shared/ids.ts';
import { LocalDate, type Clip, type Day } from '../../shared/schema.ts';
import { layDays } from './day-layout.ts';
import { firstStop, standNow } from './tab-stop.ts';

const date = (text: string) => LocalDate.parse(text);
const id = (number: number) => ClipId.parse(number);
const layoutOf = (...days: readonly [text: string, clips: number][]) => layDays(
  days.map(([text, clips]): Day => ({ date: date(text), range: { from: 0, to: 1 }, clips, bytes: 0 })),
  { columns: 3, head: 100, row: 50, foot: 10 },
);
/** Only what is looked at. */
const clips = (...ids: readonly number[]) => ids.map((number) => ({ id: id(number) }) as Clip);
const layout = layoutOf(['2026-11-03', 3], ['2026-11-01', 2]);
const stop = { date: date('2026-11-03'), index: 1, clip: id(20) };

describe('the tab stop', () => {
  it('begins at the newest clip, and nowhere in an empty list', () => {
    expect(firstStop(layout)).toEqual({ date: '2026-11-03', index: 0, clip: null });
    expect(firstStop(layoutOf())).toBeNull();
  });

  it('stays on its clip when newer ones come before it', () => {
    expect(standNow(stop, layout, clips(50, 40, 30, 20, 10))).toEqual({ ...stop, index: 3 });
  });

  it('learns which clip it means when its day is there', () => {
    const unknown = { ...stop, clip: null };
    expect(standNow(unknown, layout, undefined)).toEqual(unknown);
    expect(standNow(unknown, layout, clips(30, 20, 10))).toEqual(stop);
  });

  it('goes to the clip that took the place of one that is gone, at the end to the last', () => {
    expect(standNow(stop, layout, clips(30, 10))).toEqual({ ...stop, clip: 10 });
    expect(standNow(stop, layout, clips(30))).toEqual({ ...stop, index: 0, clip: 30 });
    expect(standNow(stop, layout, [])).toEqual({ ...stop, index: 0, clip: null });
  });

  it('goes to the next older day when its day is gone, else to the oldest', () => {
    const between = { ...stop, date: date('2026-11-02') };
    expect(standNow(between, layout, clips(9, 8))).toEqual({ date: '2026-11-01', index: 0, clip: 9 });
    const before = { ...stop, date: date('2026-10-01') };
    expect(standNow(before, layout, undefined)).toEqual({ date: '2026-11-01', index: 0, clip: null });
    expect(standNow(stop, layoutOf(), undefined)).toEqual(stop);
  });
});
