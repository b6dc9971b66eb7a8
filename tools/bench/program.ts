// The program's own code, of this checkout or of another one: what is measured is never a copy.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NotAvailable } from './not-available.ts';
import type * as freeSpace from '../../main/archive/folder-space.ts';
import type * as readOnly from '../../main/archive/is-read-only.ts';
import type * as scans from '../../main/archive/scan-volume.ts';
import type * as skeleton from '../../main/archive/skeleton.ts';
import type * as catalogs from '../../main/catalog/catalog.ts';
import type * as days from '../../main/catalog/days.ts';
import type * as near from '../../main/catalog/near.ts';
import type * as pages from '../../main/catalog/pages.ts';
import type * as scanBooks from '../../main/catalog-scan-book.ts';
import type * as upkeepBooks from '../../main/catalog-upkeep-book.ts';
import type * as deletedBooks from '../../main/cleanup/forget-deleted.ts';
import type * as cores from '../../main/core.ts';
import type * as provenMounts from '../../main/deletion/prove-mount.ts';
import type * as deletions from '../../main/deletion/run-deletion.ts';
import type * as exports from '../../main/export/run-export.ts';
import type * as rightOfWay from '../../main/jobs/right-of-way.ts';
import type * as probes from '../../main/media/probe-volume.ts';
import type * as catalogRows from '../../main/testing/catalog-rows.ts';
import type * as thumbnails from '../../main/thumbnails.ts';
import type * as keepers from '../../main/volume-keeper.ts';
import type * as templates from '../../shared/export/name-template.ts';
import type * as understanding from '../../shared/find/understand.ts';
import type * as time from '../../shared/time.ts';

interface ProgramModules {
  'main/archive/folder-space.ts': typeof freeSpace;
  'main/archive/is-read-only.ts': typeof readOnly;
  'main/archive/scan-volume.ts': typeof scans;
  'main/archive/skeleton.ts': typeof skeleton;
  'main/catalog/catalog.ts': typeof catalogs;
  'main/catalog/days.ts': typeof days;
  'main/catalog/near.ts': typeof near;
  'main/catalog/pages.ts': typeof pages;
  'main/catalog-scan-book.ts': typeof scanBooks;
  'main/catalog-upkeep-book.ts': typeof upkeepBooks;
  'main/cleanup/forget-deleted.ts': typeof deletedBooks;
  'main/core.ts': typeof cores;
  'main/deletion/prove-mount.ts': typeof provenMounts;
  'main/deletion/run-deletion.ts': typeof deletions;
  'main/export/run-export.ts': typeof exports;
  'main/jobs/right-of-way.ts': typeof rightOfWay;
  'main/media/probe-volume.ts': typeof probes;
  'main/testing/catalog-rows.ts': typeof catalogRows;
  'main/thumbnails.ts': typeof thumbnails;
  'main/volume-keeper.ts': typeof keepers;
  'shared/export/name-template.ts': typeof templates;
  'shared/find/understand.ts': typeof understanding;
  'shared/time.ts': typeof time;
}

/** Loads a module by its path in the checkout; rejects with `NotAvailable` where that commit has none. */
export type ProgramLoader = <Path extends keyof ProgramModules>(path: Path) => Promise<ProgramModules[Path]>;

export function programAt(root: string): ProgramLoader {
  return async <Path extends keyof ProgramModules>(path: Path) => {
    const file = join(root, path);
    if (!existsSync(file)) throw new NotAvailable(`this commit has no ${path}`);
    const loaded: unknown = await import(pathToFileURL(file).href);
    // Another commit may have another shape: then the side fails, and the line says so.
    return loaded as ProgramModules[Path];
  };
}

const require = createRequire(import.meta.url);

/** A package as this checkout has it installed: `chokidar 6.0.0`. */
export function packageVersion(name: string): string {
  const described: unknown = JSON.parse(readFileSync(join(require.resolve.paths(name)?.find((folder) => existsSync(join(folder, name))) ?? '', name, 'package.json'), 'utf8'));
  return typeof described === 'object' && described !== null && 'version' in described ? `${name} ${String(described.version)}` : name;
}
