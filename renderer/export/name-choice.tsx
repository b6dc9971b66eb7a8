// Under which names: a template with its fields explained, or the drive's own. What is typed is judged at once.
import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Input, Label, RadioButton, RadioField, RadioGroup, TextField } from 'react-aria-components';
import { ExportLayoutKind } from '../../shared/export/export-schema.ts';
import { defaultTemplate, nameFields, templateProblemText, type TemplateProblem } from '../../shared/export/name-template.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { useExportView } from './open-export.ts';

/** The UID stands where the number does: one of the two is enough to choose. */
const offered = nameFields.filter((field) => field !== 'uid');

/** Behind what is there, but before the ending. */
function withField(template: string, field: string): string {
  const [, stem = template, ending = ''] = /^(.*?)(\.mp4)?$/is.exec(template) ?? [];
  return `${stem}${stem === '' || /[\s/]$/.test(stem) ? '' : ' '}{${field}}${ending}`;
}

interface NameChoiceProps {
  readonly problem: TemplateProblem | null;
  /** Of the first clips; null while not known. */
  readonly names: readonly string[] | null;
}

export function NameChoice({ problem, names }: NameChoiceProps): ReactNode {
  const layout = useExportView((view) => view.layout);
  const template = useExportView((view) => view.template);
  const setTemplate = (text: string) => useExportView.setState({ template: text });
  return (
    <div className="export-names">
      <RadioGroup className="export-choices" aria-label={say('export.names')} value={layout} onChange={(kind) => useExportView.setState({ layout: ExportLayoutKind.parse(kind) })}>
        <RadioField value="named"><RadioButton className="export-choice"><span className="option-dot" />{say('export.named')}</RadioButton></RadioField>
        <RadioField value="tree"><RadioButton className="export-choice"><span className="option-dot" />{say('export.tree')}</RadioButton></RadioField>
      </RadioGroup>
      {layout === 'named' && (
        <div className="export-template">
          <TextField value={template} onChange={setTemplate} maxLength={1000} isInvalid={problem !== null}>
            <Label className="visually-hidden">{say('export.template')}</Label>
            <div className="field">
              <Input spellCheck={false} autoComplete="off" />
              <IconButton icon={RotateCcw} size="small" label={say('export.reset')} isDisabled={template === defaultTemplate} onPress={() => setTemplate(defaultTemplate)} />
            </div>
          </TextField>
          {problem !== null && <p className="export-bad" role="alert">{templateProblemText(problem)}</p>}
          <div className="export-fields">
            {offered.map((field) => (
              <Button key={field} className="export-field" aria-label={say('export.addField', field, say('export.field', field))} onPress={() => setTemplate(withField(template, field))}>
                <span title={say('export.field', field)}>{`{${field}}`}</span>
              </Button>
            ))}
          </div>
        </div>
      )}
      {names !== null && names.length > 0 && problem === null && (
        <div className="export-preview">
          <p className="quiet">{say('export.preview')}</p>
          <ul aria-label={say('export.preview')}>{names.map((name) => <li key={name} className="cut num" title={name}>{name}</li>)}</ul>
        </div>
      )}
    </div>
  );
}
