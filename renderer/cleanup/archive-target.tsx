// The folder for the copies of "Archive, then delete": chosen as for an export, and looked at before anything begins.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { FolderOpen, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { CleanupPreview } from '../../shared/deletion/deletion-schema.ts';
import type { ExportPreview } from '../../shared/export/export-schema.ts';
import { defaultTemplate } from '../../shared/export/name-template.ts';
import type { ZoneId } from '../../shared/schema.ts';
import { ask, troubleText } from '../client/core.ts';
import { aboutQuery, exportsQuery, useAsk } from '../client/queries.ts';
import { FolderChooser, type ChosenFolder } from '../drives/folder-chooser.tsx';
import { sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { useCleanupView } from './open-cleanup.ts';

/** Where copies went the last time, of a clean-up or else of an export, until the user chooses. */
export function useArchiveTarget(): ChosenFolder | null {
  const chosen = useCleanupView((view) => view.archive);
  const last = useQuery(exportsQuery).data?.lastTarget ?? null;
  return chosen ?? (last === null ? null : { id: last.folderId, path: last.path });
}

/** What the folder would say to copies of the plan, by the first clip of it. */
export function useTargetCheck({ planId }: CleanupPreview, target: ChosenFolder | null, zone: ZoneId): UseQueryResult<ExportPreview | null> {
  return useQuery({
    queryKey: ['archiveTarget', planId, target?.id],
    queryFn: async ({ signal }) => {
      if (planId === null || target === null) return null;
      const [first] = (await ask('cleanup.clips', { planId, offset: 0, limit: 1 }, signal)).clips;
      return first === undefined ? null : ask('exports.preview', { clips: { ids: [first.clip.id] }, layout: 'tree', template: defaultTemplate, zone, onlyNew: false, form: 'copies', language: 'en', targetId: target.id }, signal);
    },
    enabled: planId !== null && target !== null,
    staleTime: 0, gcTime: 0,
  });
}

/** Why the copies cannot go there, in a sentence; null: nothing is known against it. */
export function targetTrouble(check: ExportPreview, bytes: number): string | null {
  if (check.problem !== null) return say('why.notExported', check.problem);
  if (check.isOnSource) return say('cleanup.onSource');
  return check.freeBytes !== null && check.freeBytes < bytes ? say('cleanup.targetSmall', sizeText(bytes), sizeText(check.freeBytes)) : null;
}

interface ArchiveTargetProps {
  readonly target: ChosenFolder | null;
  readonly trouble: string | null;
  readonly freeBytes: number | null;
}

export function ArchiveTarget({ target, trouble, freeBytes }: ArchiveTargetProps): ReactNode {
  const canPick = useQuery(aboutQuery).data?.abilities.includes('pick-folder') ?? false;
  const pick = useAsk('exports.pickTarget');
  const [isChoosing, setChoosing] = useState(false);
  const choose = () => {
    if (!canPick) setChoosing(true);
    else pick.mutate({}, { onSuccess: (picked) => { if (picked !== null) useCleanupView.setState({ archive: { id: picked.folderId, path: picked.path } }); } });
  };
  return (
    <div className="archive">
      <div className="archive-row">
        <span className={target === null ? 'quiet' : 'archive-path cut'} title={target?.path}><bdi>{target?.path ?? say('export.noFolder')}</bdi></span>
        <Button className="button small" isDisabled={pick.isPending} onPress={choose}><FolderOpen size={16} strokeWidth={1.75} aria-hidden />{say('export.choose')}</Button>
      </div>
      {trouble !== null && <p className="archive-bad" role="alert"><TriangleAlert size={16} strokeWidth={1.75} aria-hidden />{trouble}</p>}
      {trouble === null && freeBytes !== null && <p className="quiet num">{say('export.free', sizeText(freeBytes))}</p>}
      {pick.error !== null && <p className="archive-bad" role="alert"><TriangleAlert size={16} strokeWidth={1.75} aria-hidden />{troubleText(pick.error).what}</p>}
      {isChoosing && (
        <FolderChooser
          title={say('export.chooseTitle')} text={say('export.chooseText')} start={target?.id ?? null} canCreate
          chooseWords={(name) => (name === null ? say('cleanup.archiveThis') : say('cleanup.archiveNamed', name))} onClose={() => setChoosing(false)}
          onChoose={(folder) => { useCleanupView.setState({ archive: folder }); setChoosing(false); }}
        />
      )}
    </div>
  );
}
