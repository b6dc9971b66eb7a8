// A quiet line that there is a newer version, for those who asked to be told; and the way to its page, in the user's browser.
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { aboutQuery, updatesQuery, useAsk } from '../client/queries.ts';
import { Banner } from '../ui/banner.tsx';
import { say } from '../words/say.ts';
import './about.css';

/** A desktop opens the page itself; a browser follows the link. */
export function ReleaseLink({ version, page }: { readonly version: string; readonly page: string }): ReactNode {
  const isDesktop = useQuery(aboutQuery).data?.abilities.includes('open-releases') ?? false;
  const open = useAsk('updates.openPage');
  const label = say('updates.seeLabel', version);
  if (isDesktop) return <Link className="link" aria-label={label} onPress={() => open.mutate({})}>{say('updates.see')}</Link>;
  return <Link className="link" aria-label={label} href={page} target="_blank" rel="noreferrer">{say('updates.see')}</Link>;
}

export function UpdateBanner(): ReactNode {
  const updates = useQuery(updatesQuery).data;
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (updates === undefined || updates.newer === null || updates.page === null || updates.newer === dismissed) return null;
  const { newer, page } = updates;
  return <Banner tone="news" what={say('updates.newer', newer)} action={<ReleaseLink version={newer} page={page} />} onDismiss={() => setDismissed(newer)} />;
}
