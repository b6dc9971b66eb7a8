// About the program: which version, whether to tell of newer ones, and the licences of all it is made of.
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Updates } from '../../shared/updates.ts';
import { aboutQuery, settingsQuery, updatesQuery, useAsk } from '../client/queries.ts';
import { useZone } from '../client/zone.ts';
import { CheckField } from '../ui/check-field.tsx';
import mark from '../ui/mark.svg';
import { say } from '../words/say.ts';
import { ReleaseLink } from './update-banner.tsx';
import './about.css';

export function About(): ReactNode {
  const version = useQuery(aboutQuery).data?.version;
  const updates = useQuery(updatesQuery).data;
  return (
    <div className="about">
      <header className="about-head">
        <img src={mark} alt="" width={48} height={48} />
        <div>
          <h3>{say('app.name')}</h3>
          {version !== undefined && <p className="num">{say('about.version', version)}</p>}
        </div>
      </header>
      <p>{say('about.text')}</p>
      {updates?.page != null && <NewVersions updates={updates} page={updates.page} />}
      <Licences />
    </div>
  );
}

function NewVersions({ updates, page }: { readonly updates: Updates; readonly page: string }): ReactNode {
  const isOn = useQuery(settingsQuery).data?.checksForUpdates ?? false;
  const write = useAsk('settings.write');
  return (
    <section className="about-part" aria-labelledby="about-updates">
      <h3 id="about-updates">{say('updates.title')}</h3>
      <CheckField label={say('updates.setting')} isSelected={isOn} onChange={(checksForUpdates) => write.mutate({ checksForUpdates })} />
      <p className="quiet">{say('updates.settingText')}</p>
      {isOn && <p role="status">{updates.newer === null ? <Asked updates={updates} /> : <>{say('updates.newer', updates.newer)} <ReleaseLink version={updates.newer} page={page} /></>}</p>}
    </section>
  );
}

/** When it asked last, in the zone in force. */
function Asked({ updates }: { readonly updates: Updates }): ReactNode {
  const zone = useZone();
  if (updates.askedAt === null || zone === null) return say('updates.notAsked');
  const when = `${zone.formats.shortDate(updates.askedAt)}, ${zone.formats.minute(updates.askedAt)}`;
  return updates.isAnswered ? say('updates.newest', when) : say('updates.unanswered', when);
}

/** The text is large beside all else here, and comes when it is wanted. */
function Licences(): ReactNode {
  const [isShown, setShown] = useState(false);
  return (
    <section className="about-part" aria-labelledby="about-licences">
      <h3 id="about-licences">{say('licences.title')}</h3>
      <p className="quiet">{say('licences.text')}</p>
      {isShown ? <LicenceText /> : <Button className="button" onPress={() => setShown(true)}>{say('licences.show')}</Button>}
    </section>
  );
}

function LicenceText(): ReactNode {
  const { data, isPending } = useQuery({
    queryKey: ['licences'], gcTime: 0,
    queryFn: async ({ signal }) => {
      const response = await fetch('/licences.txt', { signal });
      return response.ok ? response.text() : null;
    },
  });
  if (isPending) return <p role="status">{say('licences.loading')}</p>;
  if (data == null) return <p role="status">{say('licences.absent')}</p>;
  // As it stands, in the languages it was written in; it can be scrolled by keys.
  return <pre className="about-licences" tabIndex={0} lang="en" dir="ltr" aria-labelledby="about-licences">{data}</pre>;
}
