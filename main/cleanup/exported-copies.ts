// Where verified copies of clips were put, whether they still lie there, and whether they still are what was verified.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { clipSerial } from '../catalog/clip-labels.ts';
import { readManifest } from '../export/manifest.ts';
import { Refused } from '../export/refused.ts';
import { liesIn } from '../lies-in.ts';
import { systemErrorCode } from '../system-error.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { GroundClip } from './cleanup-ground.ts';

/** A copy that lies where an export put it, in the size of the clip. */
export interface KnownCopy {
  readonly fullPath: string;
  /** As it was verified then. */
  readonly sha256: string;
}

const rowsAtOnce = 500;

/** Copies of these clips that still lie where they were put, on another drive or in another folder than `root`. Their bytes are not read. */
export async function findCopies(
  { clips, cameras, labels }: Pick<Catalog, 'clips' | 'cameras' | 'labels'>, wanted: readonly GroundClip[], root: string,
): Promise<Map<ClipId, KnownCopy>> {
  const sizes = new Map(wanted.map(({ id, sizeBytes }) => [id, sizeBytes]));
  const shelf = createCopyShelf(root);
  const found = new Map<ClipId, KnownCopy>();
  const ids = [...sizes.keys()];
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    for (const row of clips.byIds(ids.slice(from, from + rowsAtOnce))) {
      const key = { kind: row.kind, writtenAt: row.writtenAt, camera: cameras.byId(row.cameraId)?.key ?? '', serial: clipSerial(row.name) };
      for (const { target, sha256 } of labels.exports.copiesOf(key)) {
        const fullPath = await shelf.find(target, { name: row.name, sha256, sizeBytes: sizes.get(row.id) ?? -1 });
        if (fullPath === null) continue;
        found.set(row.id, { fullPath, sha256 });
        break;
      }
    }
  }
  return found;
}

function createCopyShelf(root: string) {
  const targets = new Map<string, Promise<ReadonlyMap<string, readonly string[]>>>();
  const filesOf = (target: string): Promise<ReadonlyMap<string, readonly string[]>> => {
    let listed = targets.get(target);
    if (listed === undefined) {
      listed = listCopies(target, root);
      targets.set(target, listed);
    }
    return listed;
  };
  return {
    async find(target: string, { name, sha256, sizeBytes }: { readonly name: string; readonly sha256: string; readonly sizeBytes: number }): Promise<string | null> {
      for (const fullPath of (await filesOf(target)).get(keyOf(name, sha256)) ?? []) {
        const there = await orNull(lstat(fullPath));
        if (there?.isFile() === true && there.size === sizeBytes) return fullPath;
      }
      return null;
    },
  };
}

/**
 * By name and SHA-256 of the clip, the full paths of what the manifest of a folder lists, without those that lie where the clips themselves do:
 * opened as a drive of its own, a folder of copies would prove its clips by themselves.
 */
async function listCopies(target: string, root: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = new Map<string, string[]>();
  const place = await orNull(realpath(target));
  if (place === null) return files;
  try {
    for (const { file, path: original, sha256 } of (await readManifest(place)) ?? []) {
      const fullPath = path.join(place, file);
      const key = keyOf(path.posix.basename(original), sha256);
      if (!liesIn(fullPath, root)) files.set(key, [...(files.get(key) ?? []), fullPath]);
    }
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
  }
  return files;
}

function keyOf(name: string, sha256: string): string {
  return `${name.toLowerCase()}/${sha256}`;
}

/** Whether the copy still has the bytes that were verified, the clip has the same, and both are files of their own. */
export async function isStillVerified(clipPath: string, { fullPath, sha256 }: KnownCopy, signal: AbortSignal): Promise<boolean> {
  const [clip, copy] = await Promise.all([orNull(stat(clipPath)), orNull(stat(fullPath))]);
  if (clip === null || copy === null || (clip.dev === copy.dev && clip.ino === copy.ino)) return false;
  return (await hashFile(fullPath, signal)) === sha256 && (await hashFile(clipPath, signal)) === sha256;
}

/** Lower-case hex; null when it could not be read to its end, or was not wanted any more. */
export async function hashFile(fullPath: string, signal: AbortSignal): Promise<string | null> {
  try {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(fullPath, { signal, highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer);
    return hash.digest('hex');
  } catch (cause) {
    if (systemErrorCode(cause) !== null || signal.aborted) return null;
    throw cause;
  }
}

async function orNull<Value>(call: Promise<Value>): Promise<Value | null> {
  try {
    return await call;
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    return null;
  }
}
