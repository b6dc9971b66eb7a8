import { describe, expect, test } from 'vitest';
import { placeCard } from './place-card.ts';

const room = { width: 960, height: 700 };
const card = { width: 320, height: 160 };

describe('the card of the tour', () => {
  test('stands in the middle below what it points at', () => {
    expect(placeCard({ left: 300, top: 10, width: 400, height: 32 }, card, room, 'below')).toEqual({ left: 340, top: 56 });
  });

  test('stands above where there is no room below', () => {
    expect(placeCard({ left: 300, top: 600, width: 400, height: 32 }, card, room, 'below')).toEqual({ left: 340, top: 426 });
  });

  test('stands after what it is beside, and before it where the window ends', () => {
    expect(placeCard({ left: 8, top: 80, width: 240, height: 100 }, card, room, 'beside')).toEqual({ left: 262, top: 80 });
    expect(placeCard({ left: 712, top: 80, width: 240, height: 100 }, card, room, 'beside')).toEqual({ left: 378, top: 80 });
  });

  test.each(['below', 'beside'] as const)('never leaves the window, %s something at its edge', (side) => {
    for (const left of [-50, 0, 900]) {
      for (const top of [-50, 0, 690]) {
        const at = placeCard({ left, top, width: 60, height: 24 }, card, room, side);
        expect(at.left).toBeGreaterThanOrEqual(12);
        expect(at.top).toBeGreaterThanOrEqual(12);
        expect(at.left + card.width).toBeLessThanOrEqual(room.width - 12);
        expect(at.top + card.height).toBeLessThanOrEqual(room.height - 12);
      }
    }
  });
});
