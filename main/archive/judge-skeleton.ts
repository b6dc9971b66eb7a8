// Whether the skeleton of a place is whole: asked only where a drive's top is seen, a folder from within one has none.
import type { Result } from '../../shared/failure.ts';
import { succeed } from '../../shared/failure.ts';
import { findArchiveRoots } from './archive-roots.ts';
import type { TopFailure } from './archive-roots.ts';
import { checkSkeleton } from './skeleton.ts';
import type { Skeleton } from './skeleton.ts';

/** `ok` for a folder without an archive root at its top: nothing says that it should have one. Fails as `checkSkeleton` does. */
export async function judgeSkeleton(root: string): Promise<Result<Skeleton, TopFailure>> {
  const roots = await findArchiveRoots(root);
  if (!roots.ok) return roots;
  return roots.value.length === 0 ? succeed({ ok: true, missing: [] }) : checkSkeleton(root);
}
