// The cameras one below the other, one of them open at a time.
import { ChevronRight, EyeOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Disclosure, DisclosureGroup, DisclosurePanel, Heading, type Key } from 'react-aria-components';
import { CameraId } from '../../shared/ids.ts';
import type { Camera } from '../../shared/schema.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { counted } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { CameraEditor } from './camera-editor.tsx';

export function CameraEditors({ cameras, level }: { readonly cameras: readonly Camera[]; readonly level: 3 | 4 }): ReactNode {
  const [open, setOpen] = useState<ReadonlySet<Key>>(new Set());
  /** What a merge or split did, said where the camera was that is no longer there. */
  const [news, setNews] = useState('');
  return (
    <>
      <p className="quiet editors-news" role="status">{news}</p>
      <DisclosureGroup className="editors" expandedKeys={open} onExpandedChange={(keys) => { setOpen(new Set([...keys].map((key) => CameraId.parse(Number(key))))); setNews(''); }}>
        {cameras.map((camera) => (
          <Disclosure key={camera.id} id={camera.id} className="editor">
            <Heading level={level} className="editor-title">
              <Button slot="trigger" className="editor-head">
                <ChevronRight size={16} strokeWidth={1.75} className="editor-arrow" aria-hidden />
                <Swatch camera={camera} />
                <span className="cut editor-name">{cameraName(camera)}</span>
                {camera.isHidden && <span className="editor-tag"><EyeOff size={14} strokeWidth={1.75} aria-hidden />{say('cameras.hiddenTag')}</span>}
                <span className="quiet num">{say('cameras.nameClips', counted(camera.clips))}</span>
              </Button>
            </Heading>
            <DisclosurePanel>
              {open.has(camera.id) && <CameraEditor camera={camera} onMoved={(into, text) => { setOpen(new Set([into])); setNews(text); }} />}
            </DisclosurePanel>
          </Disclosure>
        ))}
      </DisclosureGroup>
    </>
  );
}
