// What a person sees who comes without a session, or with a link that was used before.
import { spokenLanguage, type SpokenLanguage } from '../../shared/spoken-language.ts';
import type { Call, Reply } from './node-http.ts';
import { appHeaders } from './replies.ts';
import { makeNonce } from './static-files.ts';

const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto 0; padding: 0 24px; }
h1 { font-size: 1.25rem; }
`;

type Why = 'used-link' | 'used-link-let-in' | 'no-session' | 'from-elsewhere';

interface Words {
  readonly used: string;
  readonly goOn: string;
  readonly notLetIn: string;
  readonly fromElsewhere: string;
  readonly copyAddress: string;
  readonly startAgain: string;
}

const words: Readonly<Record<SpokenLanguage, Words>> = {
  en: {
    used: 'This link works once, and it has been used.', goOn: 'Go to Wallclock', notLetIn: 'This browser has not been let in to Wallclock.',
    fromElsewhere: 'Another page led here, and Wallclock opens from its own link only.', copyAddress: 'Copy the address into a new tab and press Enter.',
    startAgain: 'Start Wallclock again and open the link it prints. If it is already running, starting it again gives you a fresh link to the same window.',
  },
  de: {
    used: 'Dieser Link gilt einmal, und er wurde schon verwendet.', goOn: 'Weiter zu Wallclock', notLetIn: 'Dieser Browser wurde nicht zu Wallclock eingelassen.',
    fromElsewhere: 'Eine andere Seite führte hierher, und Wallclock öffnet sich nur über seinen eigenen Link.', copyAddress: 'Kopieren Sie die Adresse in einen neuen Tab und drücken Sie die Eingabetaste.',
    startAgain: 'Starten Sie Wallclock noch einmal und öffnen Sie den Link, den es ausgibt. Läuft es schon, bekommen Sie so einen neuen Link zum selben Fenster.',
  },
  es: {
    used: 'Este enlace vale una vez, y ya se ha usado.', goOn: 'Ir a Wallclock', notLetIn: 'Este navegador no ha sido admitido en Wallclock.',
    fromElsewhere: 'Otra página ha llevado hasta aquí, y Wallclock solo se abre con su propio enlace.', copyAddress: 'Copia la dirección en una pestaña nueva y pulsa Intro.',
    startAgain: 'Inicia Wallclock otra vez y abre el enlace que muestra. Si ya está en marcha, así obtienes un enlace nuevo a la misma ventana.',
  },
};

function sentences(why: Why, said: Words): readonly [what: string, next: string] {
  switch (why) {
    case 'used-link': return [said.used, said.startAgain];
    case 'used-link-let-in': return [said.used, `<a href="/">${said.goOn}</a>`];
    case 'no-session': return [said.notLetIn, said.startAgain];
    case 'from-elsewhere': return [said.fromElsewhere, said.copyAddress];
  }
}

/** In the language the browser asks for: whoever comes here has no settings to go by. */
export function bootPage(why: Why, { headers }: Pick<Call, 'headers'>): Reply {
  const nonce = makeNonce();
  const asked = headers.get('accept-language')?.[0] ?? '';
  const language = spokenLanguage(asked.slice(0, 500).split(',').map((part) => part.split(';')[0]?.trim() ?? ''));
  const [what, next] = sentences(why, words[language]);
  return {
    status: 403,
    headers: {
      ...appHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    body: `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Wallclock</title>
<style nonce="${nonce}">${style}</style>
<h1>${what}</h1>
<p>${next}</p>
</html>
`,
  };
}
