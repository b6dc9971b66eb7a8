// A folder that looks like Electron's distribution to the packager: nothing in it runs, but its program holds the fuses of a real one.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inProject } from '../../project.mjs';

/** What marks the wire of fuses in Electron's program, from its own documentation of fuses. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron 45 leaves them: run as node, cookie encryption, node options, inspect, asar integrity, only asar, V8 snapshot, file privileges, wasm traps. */
const wire = '101100011';

/** What the packager itself reads and writes Windows programs with: the parts of it that are used here. */
interface ResEdit {
  readonly NtExecutable: { createEmpty(is32Bit: boolean, isLibrary: boolean): WindowsProgram };
  readonly NtExecutableResource: { from(program: WindowsProgram): { readonly entries: unknown[]; outputResource(program: WindowsProgram): void } };
  readonly Resource: {
    readonly VersionInfo: {
      createEmpty(): { setStringValues(language: { readonly lang: number; readonly codepage: number }, values: Record<string, string>): void; outputToResourceEntries(entries: unknown[]): void };
    };
  };
}
interface WindowsProgram {
  setExtraData(bytes: Uint8Array): void;
  generate(): ArrayBuffer;
}

/** The packager writes version, icon and the archive's hash into a Windows program, so it has to be one, with a version in it. */
function emptyWindowsProgram(extra: Uint8Array): Buffer {
  const { NtExecutable, NtExecutableResource, Resource } = createRequire(inProject('.cache', 'package', 'package.json'))('resedit') as ResEdit;
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  program.setExtraData(extra);
  return Buffer.from(program.generate());
}

const contents = 'Electron.app/Contents';
const framework = `${contents}/Frameworks/Electron Framework.framework`;

const plist = (name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${name}</string><key>CFBundleIdentifier</key><string>com.github.Electron</string></dict></plist>
`;

/** A Mac program is a folder with others like it inside; the fuses are in the framework. */
function macFiles(fuses: Buffer): Record<string, string | Buffer> {
  const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`);
  return {
    [`${contents}/Info.plist`]: plist('Electron'), [`${contents}/MacOS/Electron`]: 'not a program',
    [`${framework}/Versions/A/Electron Framework`]: fuses,
    ...Object.fromEntries(['en', 'de', 'es', 'fr'].map((name) => [`${framework}/Versions/A/Resources/${name}.lproj/locale.pak`, ''])),
    ...Object.fromEntries(helpers.flatMap((name) => [
      [`${contents}/Frameworks/${name}.app/Contents/Info.plist`, plist(name)], [`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, 'not a program'],
    ])),
  };
}

/** `folder` is made. The packager only looks for files. */
export function makeStandInElectron(folder: string, version: string, platform: 'linux' | 'win32' | 'darwin'): void {
  const fuses = Buffer.concat([
    Buffer.alloc(256),
    Buffer.from(sentinel, 'latin1'), Buffer.from([1, wire.length]), Buffer.from(wire, 'latin1'),
    Buffer.alloc(256),
  ]);
  const common = { version: `v${version}`, LICENSE: 'Copyright Electron contributors', 'LICENSES.chromium.html': '<html></html>' };
  const flat = {
    'resources.pak': '', 'icudtl.dat': '',
    ...Object.fromEntries(['en-US', 'de', 'es', 'fr', 'ja'].map((name) => [`locales/${name}.pak`, ''])),
  };
  const files: Record<string, string | Buffer> = {
    ...common,
    ...(platform === 'darwin' ? macFiles(fuses) : flat),
    ...(platform === 'win32' ? { 'electron.exe': emptyWindowsProgram(fuses) } : {}),
    ...(platform === 'linux' ? { electron: fuses } : {}),
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content, { mode: 0o755 });
  }
  if (platform !== 'darwin') return;
  const links = { 'Versions/Current': 'A', 'Electron Framework': 'Versions/Current/Electron Framework', Resources: 'Versions/Current/Resources' };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(folder, framework, name));
}
