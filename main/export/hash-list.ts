// Lines of SHA256SUMS as GNU sha256sum writes and reads them.
import type { ExportedFile } from './export-types.ts';
import { textLines } from '../in-turns.ts';

/** A name with a backslash or a line break is written escaped, and the line then begins with a backslash. */
export function hashLine({ file, sha256 }: Pick<ExportedFile, 'file' | 'sha256'>): string {
  const escaped = file.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === file ? '' : '\\'}${sha256}  ${escaped}\n`;
}

/** One line at a time, empty ones left out. `file` null: a line of another form. */
export function* hashListLines(text: string): Generator<{ readonly line: string; readonly file: string | null }> {
  for (const ended of textLines(text)) {
    const line = ended.replace(/\r$/, '');
    if (line === '') continue;
    const [, slash, name] = /^(\\?)[0-9a-fA-F]{64} [ *](.+)$/.exec(line) ?? [];
    if (name === undefined) yield { line, file: null };
    else yield { line, file: slash === '' ? name : name.replace(/\\([\\nr])/g, (_, one: string) => (one === 'n' ? '\n' : one === 'r' ? '\r' : '\\')) };
  }
}
