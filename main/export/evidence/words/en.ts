// What the page of an evidence folder says, in English. Paragraphs are text, not HTML.

/** A count with its number as it is written in the language. */
export interface CountedClips {
  readonly count: number;
  readonly text: string;
}

const clips = ({ count, text }: CountedClips): string => `${text} ${count === 1 ? 'clip' : 'clips'}`;

export const en = {
  clips,
  title: (all: CountedClips) => `Evidence folder: ${clips(all)}`,
  lead: 'Clips of home cameras, copied byte for byte from the drive they were recorded on. The instant in each clip’s name is shown in local time and in UTC.',
  firstClip: 'First clip',
  lastClip: 'Last clip',
  cameras: 'Cameras',
  copiedFrom: 'Copied from',
  size: 'Size',
  bytes: (count: string) => `${count} bytes`,
  written: 'Written',
  writtenBy: (utc: string, program: string) => `${utc}, by ${program}`,

  clipsTitle: 'Clips',
  noClips: 'There are no clips in this folder.',
  noPicture: 'No picture',
  pictureOf: (camera: string, time: string) => `A picture of the clip: ${camera}, ${time}`,
  localTime: 'Local time',
  zone: 'Zone',
  drive: 'Drive',
  pathThere: 'Path there',
  readBack: 'Read back',
  readBackFromDevice: 'from the device itself, and the same',
  readBackThroughCache: 'through the cache of the system, and the same',
  original: 'Original',
  viewingCopy: 'Viewing copy with the clock',
  /** Drawn into the picture of a viewing copy. */
  viewingCopyMark: 'Viewing copy, not the original',

  contentsTitle: 'What this folder holds',
  originals: 'The clips as they lay on the drive, byte for byte. Only these are the recordings.',
  manifest: 'One line for each original: where it came from, when it was recorded, its size and SHA-256, and how the copy was verified.',
  hashList: 'The SHA-256 of every original, for checking with the tools below.',
  viewingCopies: 'For looking at: the time of the clock and the camera are drawn into the picture. They were encoded anew, are marked as copies, and are not the recordings.',
  pictures: 'Stills for this page.',
  madeFor: (made: string, all: CountedClips) => `Made for ${made} of ${clips(all)}; the others could not be decoded here.`,
  isBare: 'There are no new viewing copies and pictures: ffmpeg, which makes them, was not on the computer that wrote this page.',

  methodTitle: 'How the copies were made',
  method: 'Each clip was read once from its drive while its SHA-256 was computed, written here under another name, flushed to the drive of this folder, read back, compared with what had been read, and only then given its name.',
  allFromDevice: 'What was read back came from the device itself, past the cache of the system.',
  allThroughCache: 'What was read back came through the cache of the system: the device itself could not be asked there.',
  someFromDevice: (fromDevice: CountedClips, others: CountedClips) => `For ${clips(fromDevice)} what was read back came from the device itself; for the other ${clips(others)} it came through the cache of the system. Each clip above says which.`,
  knownAgain: 'A clip that was here already was read again in full and compared in the same way.',
  sourceUnchanged: 'No clip on the source drive was changed.',

  checkTitle: 'How to check them',
  check: 'Anyone can check that no original has changed since it was copied. Open a terminal in this folder and run what fits the system. Every line must end in OK.',
  inPowerShell: 'Windows, in PowerShell',
  oneFile: 'One file alone, on Windows; compare what it prints with the SHA-256 above.',
  keepTheList: 'A hash shows that a file is unchanged only while the list of hashes is itself beyond doubt. Give the list, or a print of this page, to somebody else at once and keep one where it cannot be changed.',

  limitsTitle: 'What this does and does not show',
  limits: 'The hashes show that the originals here are the same bytes that were read from the drive named with each clip. They do not show who recorded them, that the clock of the camera or its service was right, or that nothing happened to the drive before. The time of a clip is the instant in its name, which the recording system wrote; it is claimed as neither the beginning nor the end of the recording. Whether a court, an insurer or the police accept these files is for them to decide. Keep the drive itself as it is.',
  footer: (program: string, utc: string, rules: string) => `Written by ${program} on ${utc}. Local times were computed with the time zone rules ${rules}. This page loads nothing from a network and runs no program.`,
  /** In the place of the version of the rules, where the computer does not tell it. */
  rulesOfComputer: 'of this computer',
};

export type PageWords = typeof en;
