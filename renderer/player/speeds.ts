// The speeds one can choose.
export const speeds: readonly number[] = [0.25, 0.5, 0.75, 1, 1.5, 2, 4, 8, 16];

/** The next one up or down; the last one stays. Pure. */
export function stepSpeed(speed: number, direction: 1 | -1): number {
  const found = direction > 0 ? speeds.find((one) => one > speed) : speeds.findLast((one) => one < speed);
  return found ?? speed;
}
