// What a launch asks to see. A second launch hands it over to the first one and leaves.
import { isAbsolute, resolve } from 'node:path';
import type { FaceArguments } from '../face-arguments.ts';
import { HandedOver } from '../server/instance-route.ts';

export function toOpenRequest(given: FaceArguments, workingFolder: string): HandedOver {
  return { folder: given.folder === undefined ? null : resolve(workingFolder, given.folder), demo: given.demo };
}

/** Reads what another launch handed over; anything of another shape asks for nothing. */
export function readOpenRequest(handedOver: unknown): HandedOver {
  const read = HandedOver.safeParse(handedOver);
  const isReadable = read.success && (read.data.folder === null || isAbsolute(read.data.folder));
  return isReadable ? read.data : { folder: null, demo: false };
}
