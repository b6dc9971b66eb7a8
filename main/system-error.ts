// Tells the system's own refusals (a file that is gone, a drive that was pulled) from bugs.

/** The system's code such as 'ENOENT', or null when this is no error of a system call and so a bug to be thrown on. */
export function systemErrorCode(cause: unknown): string | null {
  if (!(cause instanceof Error) || !('syscall' in cause) || !('code' in cause)) return null;
  return typeof cause.code === 'string' ? cause.code : null;
}
