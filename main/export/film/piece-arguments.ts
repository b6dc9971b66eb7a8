// The words that tell ffmpeg how to make one piece of a film. Pure: nothing here knows a file of the system but by the path it is given.
import type { FfmpegInput, FfmpegOrder } from '../../media/ffmpeg-runner.ts';
import type { FilmForm } from './film-types.ts';

/** Where the pictures of a piece come from. `fromMs`: of the clip. `none`: black. */
export type PieceSource =
  | { readonly kind: 'clip'; readonly fullPath: string; readonly fromMs: number; readonly hasSound: boolean }
  | { readonly kind: 'none' };

export interface PieceOrder {
  readonly source: PieceSource;
  readonly lengthMs: number;
  /** `as-is`: the clip’s own pictures, from its start. */
  readonly pictures: 'as-is' | FilmForm;
  readonly hasSound: boolean;
  /** Name of the script in the notes that is drawn into the pictures. */
  readonly script: string | null;
}

/** The rate of every film’s sound; that of video everywhere. */
export const sampleRateHz = 48_000;
export const ticksPerSecond = 90_000;

/**
 * A piece has pictures to its very end and, in a film with sound, uncompressed sound of exactly its length: so pieces follow each
 * other without a gap, and the sound of the film is coded in one go.
 */
export function pieceArguments({ source, lengthMs, pictures, hasSound, script }: PieceOrder): Pick<FfmpegOrder, 'inputs' | 'options'> {
  const seconds = inSeconds(lengthMs);
  const inputs: FfmpegInput[] = [];
  const chains: string[] = [];
  const maps: string[] = [];
  if (source.kind === 'clip') inputs.push({ kind: 'clip', fullPath: source.fullPath, ...(source.fromMs > 0 ? { options: ['-ss', inSeconds(source.fromMs)] } : {}) });
  else inputs.push({ kind: 'made', graph: blackGraph(pictures, seconds) });
  if (pictures === 'as-is') maps.push('-map', '0:v:0');
  else {
    chains.push(`[0:v:0]${pictureChain(pictures, script)}[v]`);
    maps.push('-map', '[v]');
  }
  if (hasSound) {
    const isSilent = source.kind === 'none' || !source.hasSound;
    if (isSilent) inputs.push({ kind: 'made', graph: `anullsrc=r=${sampleRateHz}:cl=stereo` });
    const heard = isSilent ? '[1:a:0]' : `[0:a:0]aresample=${sampleRateHz}:async=1:first_pts=0,apad,`;
    chains.push(`${heard}aformat=sample_fmts=s16:sample_rates=${sampleRateHz}:channel_layouts=stereo,atrim=end=${seconds}[a]`);
    maps.push('-map', '[a]');
  }
  return {
    inputs,
    options: [
      ...(chains.length > 0 ? ['-filter_complex', chains.join(';')] : []), ...maps,
      '-map_metadata', '-1', '-map_chapters', '-1',
      ...(pictures === 'as-is' ? ['-c:v', 'copy'] : [...pictureCoding(pictures), '-t', seconds]),
      ...(hasSound ? ['-c:a', 'pcm_s16le'] : []),
      '-abort_on', 'empty_output_stream', '-f', 'mov',
    ],
  };
}

/** One rate, one size with black at the sides, square dots; the last picture stays for as long as the piece is. */
export function pictureChain({ widthPx, heightPx, frames }: FilmForm, script: string | null): string {
  return [
    `fps=${frames}:start_time=0`, `scale=${widthPx}:${heightPx}:force_original_aspect_ratio=decrease:force_divisible_by=2`, `pad=${widthPx}:${heightPx}:-1:-1:color=black`, 'setsar=1', 'format=yuv420p',
    'tpad=stop_mode=clone:stop=-1', ...(script === null ? [] : [`ass=${script}`]),
  ].join(',');
}

/** Equal settings in every piece, so that one decoder plays them in a row; no picture depends on a later one. */
export function pictureCoding({ widthPx, heightPx }: Pick<FilmForm, 'widthPx' | 'heightPx'>): string[] {
  const level = widthPx * heightPx > 1920 * 1088 ? '5.1' : '4.2';
  return ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-bf', '0', '-profile:v', 'high', '-level:v', level, '-pix_fmt', 'yuv420p', '-video_track_timescale', String(ticksPerSecond)];
}

function blackGraph(pictures: PieceOrder['pictures'], seconds: string): string {
  if (pictures === 'as-is') throw new Error('Black pictures have no coding of their own.');
  return `color=c=black:s=${pictures.widthPx}x${pictures.heightPx}:r=${pictures.frames}:d=${seconds}`;
}

export function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(6);
}
