// Which of the process's arguments are ours: Electron's own path and Chromium's switches stand among them.

/** Switches that Chromium, Electron, a debugger or the desktop put on the command line. */
const switchesOfOthers =
  /^(?:-psn_|--(?:(?:enable|disable|force|inspect|remote-debugging|remote-allow|ozone|gtk|proxy|gpu|use|log|trace|js|lang|no-sandbox|no-zygote|no-first-run|user-data-dir|password-store|in-process-gpu|host-resolver|original-process|updated|allow-file-access)(?:$|[-=])|v=))/;

/** `argv` as Node gives it. Unpackaged, everything up to the app's path belongs to Electron's own executable. */
export function ownArguments(argv: readonly string[], isPackaged: boolean): string[] {
  const afterProgram = argv.slice(1);
  const appPath = isPackaged ? -1 : afterProgram.findIndex((argument) => !argument.startsWith('-'));
  const given = afterProgram.slice(appPath + 1);
  const end = given.indexOf('--');
  const options = end < 0 ? given : given.slice(0, end);
  return [...options.filter((argument) => !switchesOfOthers.test(argument)), ...(end < 0 ? [] : given.slice(end))];
}
