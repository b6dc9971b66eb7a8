// What people call a codec, from the letters WebCodecs and MP4 use for it.

const names: Readonly<Record<string, string>> = { avc1: 'H.264', avc3: 'H.264', hvc1: 'HEVC', hev1: 'HEVC', av01: 'AV1', vp08: 'VP8', vp09: 'VP9', mp4v: 'MPEG-4', dvh1: 'Dolby Vision', dvhe: 'Dolby Vision' };

/** `HEVC` of `hvc1.1.6.L93.90`; the letters themselves when they have no name, null when there are none. */
export function codecName(codec: string | null): string | null {
  const [letters = ''] = codec?.split('.') ?? [];
  return names[letters.toLowerCase()] ?? (letters === '' ? null : letters);
}
