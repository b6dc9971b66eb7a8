// How far one instant lies from another, in words short enough for a list.

/** `42 s`, `5 min`, `3 h 20 min`, `12 days`. The sign is the caller's to say. */
export function spanText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return seconds < 600 && seconds % 60 !== 0 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.round(hours / 24)} days`;
}
