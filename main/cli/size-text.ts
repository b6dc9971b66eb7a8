// Bytes for a terminal, in the decimal units that drives are sold in.

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `2.4 MB`; `?` when the size is unknown. */
export function sizeText(bytes: number | null): string {
  if (bytes === null) return '?';
  let value = bytes;
  let place = 0;
  while (value >= 999.5 && place < units.length - 1) {
    value /= 1000;
    place += 1;
  }
  return `${place === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[place] ?? 'B'}`;
}
