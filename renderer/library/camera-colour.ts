// The class and mark of a camera's colour: eight colours, then the same ones with another mark.
const colours = 8;

/** Class that sets `--camera`. */
export function cameraClass(colour: number): string {
  return `camera-${String(colour % colours)}`;
}

/** How often the colours have come round: the swatch is a square, then a ring, then a dot. */
export function cameraRound(colour: number): number {
  return Math.floor(colour / colours) % 3;
}
