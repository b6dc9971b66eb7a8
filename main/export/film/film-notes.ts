// What ffmpeg reads beside pictures: the list of pieces in a row, and the chapters of a film. Pure text.

export interface ListedFile {
  readonly fullPath: string;
  readonly lengthMs: number;
}

/** For the concat demuxer. The next file begins where this one’s length ends, whatever its own tracks say. */
export function pieceList(files: readonly ListedFile[]): string {
  return ['ffconcat version 1.0', ...files.map(({ fullPath, lengthMs }) => `file '${fullPath.replaceAll('\'', '\'\\\'\'')}'\ninpoint 0\nduration ${(lengthMs / 1000).toFixed(6)}`), ''].join('\n');
}

export interface Chapter {
  readonly fromMs: number;
  readonly toMs: number;
  readonly title: string;
}

/** In ffmpeg's own form of metadata. */
export function chapterNotes(chapters: readonly Chapter[]): string {
  return [';FFMETADATA1', ...chapters.flatMap(({ fromMs, toMs, title }) => ['[CHAPTER]', 'TIMEBASE=1/1000', `START=${Math.round(fromMs)}`, `END=${Math.round(toMs)}`, `title=${escaped(title)}`]), ''].join('\n');
}

function escaped(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[=;#\\]/g, '\\$&');
}
