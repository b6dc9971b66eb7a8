// An export in a process of its own, so that a test can kill it. Arguments: source, target, number of clips. Writes a dot a clip.
import { defaultTemplate } from '../../../shared/export/name-template.ts';
import type { ClipToExport } from '../export-types.ts';
import { clipOf, exportOf, firstInstant, reportOf, template } from './clip-drive.ts';

const [source = '', target = '', count = '0', sizeBytes = '0'] = process.argv.slice(2);
const clips: ClipToExport[] = Array.from({ length: Number(count) }, (_, place) =>
  clipOf(source, { kind: 'local-storage', camera: place % 2 === 0 ? 'Front_Door' : 'Garage', recordedAt: firstInstant + place * 600_000, number: '001' }, Number(sizeBytes)));
const report = await reportOf(exportOf(clips, target, { layout: { kind: 'template', template: template(defaultTemplate) }, onClip: () => void process.stdout.write('.') }));
process.stdout.write(report.end);
