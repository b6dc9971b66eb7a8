// What is known of a file system that is mounted now, whichever system told it.

/** A mounted file system on which an archive may stand. Where it is mounted says nothing of which one it is. */
export interface MountedVolume {
  /** `/media/ann/BLINK`, `/Volumes/BLINK`, `E:\`. */
  readonly mountPoint: string;
  /** The device as the system's tools want it: `/dev/sdb1`, `disk4s1`, `E:`. */
  readonly deviceId: string | null;
  /** File-system UUID or serial; FAT and exFAT serials as `1A2B-3C4D`. Null where the system would not tell. */
  readonly uuid: string | null;
  readonly label: string | null;
  /** As in `fileSystemName`. */
  readonly fileSystem: string | null;
  /** Of the partition, or of the file system where the partition's size is not told. */
  readonly sizeBytes: number | null;
  readonly freeBytes: number | null;
  readonly isReadOnly: boolean;
  /**
   * Number of the file system, as stat gives it for what lies on it. The proof that a folder still shows this volume: when a
   * drive is pulled, an empty folder of another file system is left in its place. Absent where the system would not tell.
   */
  readonly fileSystemNumber?: number;
  /** Can be taken away by hand: removable, hot-plugged, on a USB or SD bus (USB SSDs too), or a disk image. */
  readonly isRemovable: boolean;
}
