// Shares of a whole as rows: a name, a bar as long as its share, how many and how much.
import type { ReactNode } from 'react';
import { counted, sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import './charts.css';

export interface ShareRow {
  readonly id: string;
  readonly mark: ReactNode;
  readonly name: string;
  /** Sets the colour of its bar. */
  readonly colourClass: string;
  readonly clips: number;
  readonly bytes: number;
  /** What it is a part of; its own bytes where it is whole. */
  readonly wholeBytes?: number | undefined;
}

export function ShareRows({ label, rows }: { readonly label: string; readonly rows: readonly ShareRow[] }): ReactNode {
  const most = Math.max(1, ...rows.map(({ bytes, wholeBytes = bytes }) => Math.max(bytes, wholeBytes)));
  const long = (bytes: number) => `${String((bytes / most) * 100)}%`;
  return (
    <ul className="shares num" aria-label={label}>
      {rows.map(({ id, mark, name, colourClass, clips, bytes, wholeBytes }) => (
        <li key={id} className={`share ${colourClass}`}>
          <span className="share-name">{mark}<span className="cut" title={name} dir="auto">{name}</span></span>
          <span className="share-bar" aria-hidden>
            {wholeBytes !== undefined && <span className="share-whole" style={{ inlineSize: long(wholeBytes) }} />}
            <span className="share-part" style={{ inlineSize: long(bytes) }} />
          </span>
          <span className="share-count">{say('drives.clips', counted(clips))}</span>
          <span className="share-size">{sizeText(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
