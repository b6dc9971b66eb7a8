// Where a card stands beside what it points at, inside the window.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Side = 'below' | 'beside';

const gapPx = 14;
const marginPx = 12;

function within(at: number, length: number, room: number): number {
  return Math.max(marginPx, Math.min(at, room - marginPx - length));
}

/** Left and top of the card in the window, in pixels: on the wished side where there is room, else on the other one. Pure. */
export function placeCard(target: Box, card: Size, room: Size, side: Side): { readonly left: number; readonly top: number } {
  if (side === 'below') {
    const below = target.top + target.height + gapPx;
    const isRoom = below + card.height + marginPx <= room.height;
    return {
      left: within(target.left + (target.width - card.width) / 2, card.width, room.width),
      top: within(isRoom ? below : target.top - gapPx - card.height, card.height, room.height),
    };
  }
  const after = target.left + target.width + gapPx;
  const isRoom = after + card.width + marginPx <= room.width;
  return {
    left: within(isRoom ? after : target.left - gapPx - card.width, card.width, room.width),
    top: within(target.top, card.height, room.height),
  };
}
