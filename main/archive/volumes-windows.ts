// Windows: one PowerShell call answers with JSON. systeminformation does not suffice: it reads removability from
// DriveType 2, so USB SSDs come out as built in, and starts PowerShell several times.
import { z } from 'zod';
import { fileSystemName } from './file-system-name.ts';
import type { MountedVolume } from './mounted-volume.ts';
import type { Runner } from './run-command.ts';

/**
 * One line without a double quote, so that it needs no quoting. Everything beyond ASCII leaves as \uXXXX, because the
 * code page of a window-less PowerShell loses it. The storage cmdlets may fail (old systems, locked-down accounts):
 * then Win32_LogicalDisk alone must do; that one may not.
 */
const script = [
  "$ErrorActionPreference = 'SilentlyContinue'",
  "$drives = @(Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=2 or DriveType=3' -ErrorAction Stop"
    + ' | Select-Object DeviceID,DriveType,FileSystem,Size,FreeSpace,VolumeName,VolumeSerialNumber)',
  '$partitions = @(Get-Partition | Where-Object { $_.DriveLetter }'
    + ' | Select-Object DiskNumber,@{n=\'DriveLetter\';e={[string]$_.DriveLetter}},IsReadOnly)',
  "$disks = @(Get-Disk | Select-Object Number,@{n='BusType';e={[string]$_.BusType}},IsReadOnly)",
  '$json = [pscustomobject]@{ system = $env:SystemDrive; drives = $drives; partitions = $partitions; disks = $disks } | ConvertTo-Json -Depth 4 -Compress',
  "[regex]::Replace($json, '[^\\x00-\\x7F]', { param($m) '\\u{0:x4}' -f [int][char]$m.Value })",
].join('; ');

export const powershellArguments = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command', script] as const;

/** PowerShell turns lists of one into the thing itself, empty ones into null, and 5.1 wraps some as value and Count. */
function listOf<Item extends z.ZodType>(item: Item) {
  const wrapped = z.object({ value: z.array(item), Count: z.number() }).transform((list) => list.value);
  return z.union([z.array(item), wrapped, item.transform((one) => [one]), z.null()]).optional().transform((list) => list ?? []);
}

const Drive = z.object({
  DeviceID: z.string(), DriveType: z.number(), FileSystem: z.string().nullish(), Size: z.number().nullish(), FreeSpace: z.number().nullish(),
  VolumeName: z.string().nullish(), VolumeSerialNumber: z.string().nullish(),
});
const Partition = z.object({ DiskNumber: z.number().nullish(), DriveLetter: z.string().nullish(), IsReadOnly: z.boolean().nullish() });
const Disk = z.object({ Number: z.number().nullish(), BusType: z.union([z.string(), z.number()]).nullish(), IsReadOnly: z.boolean().nullish() });
const Answer = z.object({ system: z.string().nullish(), drives: listOf(Drive), partitions: listOf(Partition), disks: listOf(Disk) });

/** MSFT_Disk.BusType, by name or by number: 1394, USB, SD, MMC. A virtual disk (VHD) is attached by hand as well. */
const portableBuses = new Set(['1394', 'USB', 'SD', 'MMC', 'File Backed Virtual', '4', '7', '12', '13', '15']);
const removableDriveType = 2;

/** `1A2B3C4D` as `1A2B-3C4D`, the way every tool shows it. */
function serialText(serial: string | null | undefined): string | null {
  if (serial == null || serial === '') return null;
  return /^[0-9a-f]{8}$/i.test(serial) ? `${serial.slice(0, 4)}-${serial.slice(4)}`.toUpperCase() : serial;
}

function textOrNull(text: string | null | undefined): string | null {
  return text == null || text === '' ? null : text;
}

/** Volumes with a letter and a medium, the system's own left out. Throws when the text is not the script's answer. */
export function parseWindowsAnswer(text: string): MountedVolume[] {
  const answer = Answer.parse(JSON.parse(text));
  if (answer.drives.length === 0) throw new Error('PowerShell told no drive at all, not even the one Windows runs from');
  return answer.drives
    .filter((drive) => drive.DeviceID !== answer.system && drive.Size != null)
    .map((drive) => {
      const partition = answer.partitions.find((one) => one.DriveLetter != null && `${one.DriveLetter}:` === drive.DeviceID);
      const disk = partition?.DiskNumber == null ? undefined : answer.disks.find((one) => one.Number === partition.DiskNumber);
      return {
        mountPoint: `${drive.DeviceID}\\`,
        deviceId: drive.DeviceID,
        uuid: serialText(drive.VolumeSerialNumber),
        label: textOrNull(drive.VolumeName),
        fileSystem: fileSystemName(drive.FileSystem ?? null),
        sizeBytes: drive.Size ?? null,
        freeBytes: drive.FreeSpace ?? null,
        isReadOnly: partition?.IsReadOnly === true || disk?.IsReadOnly === true,
        isRemovable: drive.DriveType === removableDriveType || portableBuses.has(String(disk?.BusType ?? '')),
      };
    })
    .toSorted((one, other) => (one.mountPoint < other.mountPoint ? -1 : 1));
}

export async function listWindowsVolumes(run: Runner): Promise<MountedVolume[]> {
  const ran = await run('powershell.exe', powershellArguments);
  if (!ran.ok) throw new Error(`PowerShell did not answer (${ran.reason}): ${ran.stderr.trim()}`);
  return parseWindowsAnswer(ran.stdout);
}
