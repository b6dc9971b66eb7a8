// Lines of SHA256SUMS as GNU sha256sum writes and reads them.
import type { ExportedFile } from './export-types.ts';

/** A name with a backslash or a line break is written escaped, and the line then begins with a backslash. */
export function hashLine({ file, sha256 }: Pick<ExportedFile, 'file' | 'sha256'>): string {
  const escaped = file.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === file ? '' : '\\'}${sha256}  ${escaped}\n`;
}

/** `file` null: a line of another form. */
export function parseHashList(text: string): { readonly line: string; readonly file: string | null }[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '')
    .map((line) => {
      const [, slash, name] = /^(\\?)[0-9a-fA-F]{64} [ *](.+)$/.exec(line) ?? [];
      if (name === undefined) return { line, file: null };
      return { line, file: slash === '' ? name : name.replace(/\\([\\nr])/g, (_, one: string) => (one === 'n' ? '\n' : one === 'r' ? '\r' : '\\')) };
    });
}
