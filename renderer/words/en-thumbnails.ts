// Words in the place of a picture that cannot be shown.

export const enThumbnails = {
  'thumbnail.codec': (codec: string | null) => (codec === null ? 'Cannot be shown here' : `${codec} cannot be shown here`),
  'thumbnail.damaged': 'Damaged, no picture',
  'thumbnail.noPicture': 'Has no picture',
} as const;
