// Where a volume is found on this computer, as long as it is here.

/** Where a volume stands while it is here. */
export interface Standing {
  /** Real path of the mount point or folder. */
  readonly root: string;
  /** Folders above the root that may carry a date; '' for a drive. */
  readonly above: string;
  /** Number of the file system: another number at the same path is another volume, or none. */
  readonly device: number;
}
