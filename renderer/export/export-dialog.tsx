// Chooses what is exported, where to and under which names, with what would come of it in sight.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FolderOpen, TriangleAlert } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { Button, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import { ExportForm, type ExportId, type ExportPreview } from '../../shared/export/export-schema.ts';
import { parseTemplate } from '../../shared/export/name-template.ts';
import { ask, troubleText } from '../client/core.ts';
import { aboutQuery, exportsQuery, useAsk } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { FolderChooser } from '../drives/folder-chooser.tsx';
import type { FilterInForce } from '../place/use-filter.ts';
import { counted, sizeText } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { spokenLanguageInForce } from '../words/language.ts';
import { say } from '../words/say.ts';
import { NameChoice } from './name-choice.tsx';
import { useExportView, type ExportSubject } from './open-export.ts';
import { useSubjects } from './use-subjects.ts';
import './export.css';

interface ExportDialogProps {
  readonly subject: ExportSubject;
  readonly zone: ZoneInForce;
  readonly filter: FilterInForce;
  readonly onStarted: (id: ExportId) => void;
  readonly onClose: () => void;
}

export function ExportDialog({ subject, zone, filter, onStarted, onClose }: ExportDialogProps): ReactNode {
  const { layout, template, onlyNew, form, target: chosenTarget } = useExportView();
  const language = spokenLanguageInForce();
  const subjects = useSubjects(subject, zone, filter);
  const [kind, setKind] = useState<string>(subject.kind);
  const clips = (subjects.find((one) => one.kind === kind) ?? subjects[0])?.clips;
  const exports = useQuery(exportsQuery).data;
  const last = exports?.lastTarget ?? null;
  const target = chosenTarget ?? (last === null ? null : { id: last.folderId, path: last.path });
  const parsed = layout === 'tree' ? null : parseTemplate(template);
  const problem = parsed === null || parsed.ok ? null : parsed.problem;

  const choice = useDeferredValue({ clips, layout, template, zone: zone.zone, onlyNew, form, language, targetId: target?.id ?? null });
  const preview = useQuery({
    queryKey: ['exportPreview', choice],
    queryFn: ({ signal }) => (choice.clips === undefined ? null : ask('exports.preview', { ...choice, clips: choice.clips }, signal)),
    enabled: problem === null && choice.clips !== undefined,
    staleTime: 0, gcTime: 0, placeholderData: keepPreviousData,
  });
  const start = useAsk('exports.start');
  const shown = preview.data ?? null;
  const isOtherRunning = exports?.jobs.some(({ state }) => state === 'running') ?? false;
  const canStart = clips !== undefined && target !== null && problem === null && shown !== null && shown.clips > 0 && shown.problem === null && !isOtherRunning && preview.error === null;
  const begin = () => {
    if (clips === undefined || target === null) return;
    start.mutate({ clips, layout, template, zone: zone.zone, onlyNew, form, language, targetId: target.id }, { onSuccess: ({ id }) => onStarted(id) });
  };
  const error = start.error ?? preview.error;

  return (
    <ModalDialog
      title={shown === null ? say('export.title') : say('export.titleCount', counted(shown.clips))} text={say('export.text')} isOpen onClose={onClose} isBusy={start.isPending} className="export"
      foot={
        <>
          <p className="export-sums num" role="status">{shown !== null && say('export.sums', counted(shown.clips), sizeText(shown.bytes))}{shown?.freeBytes != null && <span className="quiet"> · {say('export.free', sizeText(shown.freeBytes))}</span>}</p>
          <Button className="button" isDisabled={start.isPending} onPress={onClose}>{say('app.cancel')}</Button>
          <Button className="button primary" isDisabled={!canStart || start.isPending} onPress={begin}>{say('export.start')}</Button>
        </>
      }
    >
      <div className="export-form">
        <h3>{say('export.what')}</h3>
        <div className="export-part">
          <RadioGroup className="export-choices" aria-label={say('export.what')} value={kind} onChange={setKind}>
            {subjects.map((one) => <RadioField key={one.kind} value={one.kind}><RadioButton className="export-choice"><span className="option-dot" />{one.words}</RadioButton></RadioField>)}
          </RadioGroup>
          <CheckField label={say('export.onlyNew')} isSelected={onlyNew} onChange={(isOn) => useExportView.setState({ onlyNew: isOn })} />
        </div>
        <h3>{say('export.form')}</h3>
        <FormChoice lacksFfmpeg={shown?.lacksFfmpeg ?? false} />
        <h3>{say('export.where')}</h3>
        <TargetChoice />
        <h3>{say('export.names')}</h3>
        <NameChoice problem={problem} names={shown?.names ?? null} />
      </div>
      <Remarks preview={shown} />
      {isOtherRunning && <Banner tone="news" what={say('export.another')} />}
      {error !== null && <Banner tone="bad" {...troubleText(error)} />}
    </ModalDialog>
  );
}

function FormChoice({ lacksFfmpeg }: { readonly lacksFfmpeg: boolean }): ReactNode {
  const form = useExportView((view) => view.form);
  return (
    <RadioGroup className="export-choices" aria-label={say('export.form')} value={form} onChange={(kind) => useExportView.setState({ form: ExportForm.parse(kind) })}>
      {ExportForm.options.map((one) => (
        <RadioField key={one} value={one}>
          <RadioButton className="export-choice"><span className="option-dot" />{say(`export.form.${one}`)}</RadioButton>
          <Text slot="description" className="export-about quiet">{say(`export.about.${one}`)}</Text>
          {one === 'evidence' && lacksFfmpeg && <p className="export-about export-lack" role="status"><TriangleAlert size={16} strokeWidth={1.75} aria-hidden />{say('export.lacksFfmpeg', say('film.getTool'))}</p>}
        </RadioField>
      ))}
    </RadioGroup>
  );
}

/** The folder for copies and films: the one chosen, else the one of the last time. */
export function TargetChoice(): ReactNode {
  const chosen = useExportView((view) => view.target);
  const last = useQuery(exportsQuery).data?.lastTarget ?? null;
  const target = chosen ?? (last === null ? null : { id: last.folderId, path: last.path });
  const canPick = useQuery(aboutQuery).data?.abilities.includes('pick-folder') ?? false;
  const pick = useAsk('exports.pickTarget');
  const [isChoosing, setChoosing] = useState(false);
  const choose = () => {
    if (!canPick) setChoosing(true);
    else pick.mutate({}, { onSuccess: (picked) => { if (picked !== null) useExportView.setState({ target: { id: picked.folderId, path: picked.path } }); } });
  };
  return (
    <div className="export-where">
      <span className={target === null ? 'quiet' : 'export-path cut'} title={target?.path}><bdi>{target?.path ?? say('export.noFolder')}</bdi></span>
      <Button className="button" isDisabled={pick.isPending} onPress={choose}><FolderOpen size={16} strokeWidth={1.75} aria-hidden />{say('export.choose')}</Button>
      {isChoosing && (
        <FolderChooser
          title={say('export.chooseTitle')} text={say('export.chooseText')} start={target?.id ?? null} canCreate
          chooseWords={(name) => (name === null ? say('export.chooseThis') : say('export.chooseNamed', name))} onClose={() => setChoosing(false)}
          onChoose={(folder) => { useExportView.setState({ target: folder }); setChoosing(false); }}
        />
      )}
    </div>
  );
}

/** What the user should know before it starts. */
function Remarks({ preview }: { readonly preview: ExportPreview | null }): ReactNode {
  if (preview === null) return null;
  const { problem, away, leftOut, clips, bytes, freeBytes, isOnSource } = preview;
  const remarks = [
    problem === null ? null : say('why.notExported', problem),
    clips === 0 ? say('export.none') : null,
    away > 0 ? say('export.away', counted(away)) : null,
    leftOut > 0 ? say('export.leftOut', counted(leftOut)) : null,
    isOnSource ? say('export.onSource') : null,
    freeBytes !== null && bytes > freeBytes ? say('export.tooSmall', sizeText(bytes), sizeText(freeBytes)) : null,
  ].filter((remark) => remark !== null);
  if (remarks.length === 0) return null;
  return <ul className="export-remarks" role="status">{remarks.map((remark) => <li key={remark}><TriangleAlert size={16} strokeWidth={1.75} aria-hidden />{remark}</li>)}</ul>;
}
