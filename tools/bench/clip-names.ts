// The names of a made-up drive: ten cameras over twenty-four months, every second clip a backup. Pure.

export interface NamedFolder {
  /** From the root of the drive, with slashes. */
  readonly path: string;
  readonly names: readonly string[];
}

export const cameras = 10;
/** The newest clip lies just before this instant. */
export const endsAt = Date.UTC(2026, 10, 20);
export const startsAt = Date.UTC(2024, 10, 20);

/** When the clip at this place was recorded, in whole seconds: evenly since then, the same on every call. */
export function instantOf(place: number, size: number, since = startsAt, until = endsAt): number {
  return since + Math.floor(((place + 0.5) / size) * ((until - since) / 1000)) * 1000;
}

export function cameraOf(place: number): string {
  return `Camera_${String((place * 7 + Math.floor(place / 1000)) % cameras)}`;
}

/** Oldest first: about 68 clips in each of 730 days, and 2,083 in each of 24 months, of 100,000. */
export function foldersOf(size: number, since = startsAt, until = endsAt): NamedFolder[] {
  const folders = new Map<string, string[]>();
  for (let place = 0; place < size; place += 1) {
    const [date = '', clock = ''] = new Date(instantOf(place, size, since, until)).toISOString().split(/[T.]/);
    const time = clock.replaceAll(':', '-');
    const [day, month] = [date.slice(2), date.slice(2, 7)];
    const isBackup = place % 2 === 1;
    const path = isBackup ? `blink_backup/${month}` : `blink/${month}/${day}`;
    const name = isBackup ? `${day.slice(6)}-${time}_${cameraOf(place)}_1234567.mp4` : `${time}_${cameraOf(place)}_${String(place % 1000).padStart(3, '0')}.mp4`;
    const names = folders.get(path);
    if (names === undefined) folders.set(path, [name]);
    else names.push(name);
  }
  return [...folders].map(([path, names]) => ({ path, names }));
}
