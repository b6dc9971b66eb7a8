// Serial, label and size straight from an exFAT or FAT boot sector: what udev would tell, for machines without udev.
// Layouts: Microsoft's "exFAT file system specification" 3.1 and 7.3, and "FAT32 File System Specification" 1.03.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

export interface FatIdentity {
  /** `1A2B-3C4D`; null when the formatter left it zero. */
  readonly uuid: string | null;
  readonly label: string | null;
  readonly fileSystem: 'exFAT' | 'FAT32' | 'FAT16' | 'FAT12';
}

const entryBytes = 32;
const mostRootBytes = 64 * 1024;

/** Where a boot sector says the root folder lies, in which its label is an entry. */
interface BootSector {
  readonly fileSystem: FatIdentity['fileSystem'];
  readonly serial: number;
  /** The label in the boot sector: often stale, the one in the root folder counts. */
  readonly label: string | null;
  readonly rootOffset: number;
  readonly rootBytes: number;
}

function cleanLabel(text: string): string | null {
  const label = text.replace(/\0.*$/s, '').trimEnd();
  return label === '' || label === 'NO NAME' ? null : label;
}

function parseExFatBootSector(sector: Buffer): BootSector {
  const bytesPerSector = 2 ** sector.readUInt8(108);
  const clusterBytes = bytesPerSector * 2 ** sector.readUInt8(109);
  const heapOffset = sector.readUInt32LE(88) * bytesPerSector;
  return {
    fileSystem: 'exFAT',
    serial: sector.readUInt32LE(100),
    label: null,
    rootOffset: heapOffset + (sector.readUInt32LE(96) - 2) * clusterBytes,
    rootBytes: clusterBytes,
  };
}

const fatTypes = ['FAT32', 'FAT16', 'FAT12'] as const;

function parseFatBootSector(sector: Buffer): BootSector | null {
  const fileSystem = fatTypes.find((type) => sector.toString('latin1', type === 'FAT32' ? 82 : 54).startsWith(type));
  if (fileSystem === undefined) return null;
  const is32 = fileSystem === 'FAT32';
  const bytesPerSector = sector.readUInt16LE(11);
  const clusterBytes = bytesPerSector * sector.readUInt8(13);
  const tableSectors = is32 ? sector.readUInt32LE(36) : sector.readUInt16LE(22);
  const tablesEnd = (sector.readUInt16LE(14) + sector.readUInt8(16) * tableSectors) * bytesPerSector;
  const extended = is32 ? 66 : 38;
  return {
    fileSystem,
    serial: sector.readUInt32LE(extended + 1),
    label: cleanLabel(sector.toString('latin1', extended + 5, extended + 16)),
    rootOffset: is32 ? tablesEnd + (sector.readUInt32LE(44) - 2) * clusterBytes : tablesEnd,
    rootBytes: is32 ? clusterBytes : sector.readUInt16LE(17) * entryBytes,
  };
}

function* entriesOf(root: Buffer): Generator<Buffer> {
  for (let at = 0; at + entryBytes <= root.length; at += entryBytes) {
    if (root[at] === 0) return;
    yield root.subarray(at, at + entryBytes);
  }
}

function labelInRoot(root: Buffer, fileSystem: FatIdentity['fileSystem']): string | null {
  for (const entry of entriesOf(root)) {
    if (fileSystem === 'exFAT') {
      if (entry.readUInt8(0) !== 0x83) continue;
      return cleanLabel(entry.toString('utf16le', 2, 2 + 2 * Math.min(entry.readUInt8(1), 11)));
    }
    const attributes = entry.readUInt8(11) & 0x3f;
    if (entry.readUInt8(0) !== 0xe5 && attributes !== 0x0f && (attributes & 0x18) === 0x08) return cleanLabel(entry.toString('latin1', 0, 11));
  }
  return null;
}

async function readAt(device: FileHandle, offset: number, bytes: number): Promise<Buffer> {
  const read = await device.read(Buffer.alloc(bytes), 0, bytes, offset);
  return read.buffer.subarray(0, read.bytesRead);
}

async function identify(device: FileHandle): Promise<FatIdentity | null> {
  const sector = await readAt(device, 0, 512);
  if (sector.length < 512 || sector.readUInt16LE(510) !== 0xaa55) return null;
  const boot = sector.toString('latin1', 3, 11) === 'EXFAT   ' ? parseExFatBootSector(sector) : parseFatBootSector(sector);
  if (boot === null || boot.rootOffset <= 0 || boot.rootBytes <= 0) return null;
  const root = await readAt(device, boot.rootOffset, Math.min(boot.rootBytes, mostRootBytes));
  const digits = boot.serial.toString(16).toUpperCase().padStart(8, '0');
  return {
    uuid: boot.serial === 0 ? null : `${digits.slice(0, 4)}-${digits.slice(4)}`,
    label: labelInRoot(root, boot.fileSystem) ?? boot.label,
    fileSystem: boot.fileSystem,
  };
}

/**
 * Reads the device (or an image of one) once and closes it. Null when the account may not read the device, when it is
 * gone, and when it holds neither exFAT nor FAT.
 */
export async function readFatIdentity(devicePath: string): Promise<FatIdentity | null> {
  let device: FileHandle;
  try {
    device = await open(devicePath, 'r');
  } catch {
    return null;
  }
  try {
    return await identify(device);
  } catch (problem) {
    // Pulled in mid-read (EIO, ENXIO), or offsets no disk can have (ERR_OUT_OF_RANGE); anything without a code is our bug.
    if (problem instanceof Error && 'code' in problem) return null;
    throw problem;
  } finally {
    await device.close();
  }
}
