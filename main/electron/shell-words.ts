// Words of the window's frame, which no page draws: the menu and the system's folder dialog.
import { app } from 'electron';
import { spokenLanguage, type SpokenLanguage } from '../../shared/spoken-language.ts';
import type { Core } from '../core-types.ts';
import { recordFault } from '../server/faults.ts';
import type { Log } from '../server/log.ts';

/** Roles of Electron, whose words are English on every system but macOS. */
type RoleWords = Readonly<Record<
  'file' | 'edit' | 'view' | 'window' | 'help' | 'quit' | 'close' | 'about' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'resetZoom' | 'zoomIn' | 'zoomOut' | 'fullScreen' | 'minimize', string
>>;

export interface ShellWords {
  /** Null leaves the roles the wording of the system. */
  readonly roles: RoleWords | null;
  readonly openFolder: string;
  readonly openDemo: string;
  readonly ownHelp: string;
  readonly localStorage: string;
  readonly clipBackup: string;
  readonly folderTitle: string;
  readonly folderMessage: string;
  readonly open: string;
}

const words: Readonly<Record<SpokenLanguage, ShellWords>> = {
  en: {
    roles: null, openFolder: 'Open folder…', openDemo: 'Open demo drive', ownHelp: 'Wallclock help', localStorage: 'Blink: local storage questions', clipBackup: 'Blink: clip backup',
    folderTitle: 'Open a drive or folder', folderMessage: 'Choose the drive or folder that holds the clips.', open: 'Open',
  },
  de: {
    roles: {
      file: 'Datei', edit: 'Bearbeiten', view: 'Ansicht', window: 'Fenster', help: 'Hilfe', quit: 'Beenden', close: 'Fenster schließen', about: 'Über Wallclock', undo: 'Rückgängig', redo: 'Wiederholen',
      cut: 'Ausschneiden', copy: 'Kopieren', paste: 'Einfügen', selectAll: 'Alles auswählen', resetZoom: 'Originalgröße', zoomIn: 'Vergrößern', zoomOut: 'Verkleinern', fullScreen: 'Vollbild', minimize: 'Minimieren',
    },
    openFolder: 'Ordner öffnen …', openDemo: 'Demo-Laufwerk öffnen', ownHelp: 'Hilfe zu Wallclock', localStorage: 'Blink: Fragen zum lokalen Speicher', clipBackup: 'Blink: Clip-Backup',
    folderTitle: 'Laufwerk oder Ordner öffnen', folderMessage: 'Wählen Sie das Laufwerk oder den Ordner mit den Clips.', open: 'Öffnen',
  },
  es: {
    roles: {
      file: 'Archivo', edit: 'Edición', view: 'Ver', window: 'Ventana', help: 'Ayuda', quit: 'Salir', close: 'Cerrar ventana', about: 'Acerca de Wallclock', undo: 'Deshacer', redo: 'Rehacer',
      cut: 'Cortar', copy: 'Copiar', paste: 'Pegar', selectAll: 'Seleccionar todo', resetZoom: 'Tamaño real', zoomIn: 'Aumentar', zoomOut: 'Reducir', fullScreen: 'Pantalla completa', minimize: 'Minimizar',
    },
    openFolder: 'Abrir carpeta…', openDemo: 'Abrir la unidad de muestra', ownHelp: 'Ayuda de Wallclock', localStorage: 'Blink: preguntas sobre el almacenamiento local', clipBackup: 'Blink: copia de clips',
    folderTitle: 'Abrir una unidad o carpeta', folderMessage: 'Elige la unidad o la carpeta que contiene los clips.', open: 'Abrir',
  },
};

let language: SpokenLanguage = 'en';

/** In the language in force. */
export function shellWords(): ShellWords {
  return words[language];
}

/** Puts the language of the settings in force, now and whenever they change, for as long as the program runs. `onSpoken`: what shows words is to be made anew. */
export async function followLanguage(core: Core, log: Log, onSpoken: () => void): Promise<void> {
  const apply = async (): Promise<void> => {
    const settings = await core.handlers['settings.read']({});
    const setting = settings.ok ? settings.value.language : 'system';
    const wanted = setting === 'system' ? spokenLanguage(app.getPreferredSystemLanguages()) : setting;
    if (wanted === language) return;
    language = wanted;
    onSpoken();
  };
  core.subscribe((event) => {
    if (event.name === 'settings.changed') apply().catch((problem: unknown) => recordFault(log, 'language', problem));
  });
  await apply();
}
