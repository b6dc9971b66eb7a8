// Writes a text of ours to the target so that either the old one or the whole new one stands there.
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { on } from './refused.ts';

/** So much text is made and written at a time, with other work of this thread in between. */
const pieceLength = 256 * 1024;

/** The old file stands until the new one is whole on the device. Throws `Refused`. */
export async function replaceFile(folder: string, name: string, text: Iterable<string>): Promise<void> {
  const full = path.join(folder, name);
  const handle = await on('target', open(`${full}.partial`, 'w'));
  try {
    let piece = '';
    for (const part of text) {
      piece += part;
      if (piece.length < pieceLength) continue;
      await on('target', handle.appendFile(piece));
      piece = '';
    }
    await on('target', handle.appendFile(piece));
    await on('target', handle.sync());
  } finally {
    await on('target', handle.close());
  }
  await on('target', rename(`${full}.partial`, full));
}
