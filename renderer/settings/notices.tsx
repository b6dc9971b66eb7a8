// What the user should know that no click asked for; each can be put away.
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Notice } from '../../shared/schema.ts';
import { noticesQuery } from '../client/queries.ts';
import { Banner } from '../ui/banner.tsx';
import { say } from '../words/say.ts';

function noticeText({ code, subject }: Notice): string {
  switch (code) {
    case 'catalog-rebuilt': return say('notice.catalog-rebuilt');
    case 'catalog-newer': return say('notice.catalog-newer');
    case 'labels-restored': return say('notice.labels-restored');
    case 'labels-lost': return say('notice.labels-lost');
    case 'scan-stopped': return say('notice.scan-stopped', subject);
    case 'scan-unreadable': return say('notice.scan-unreadable', subject);
    case 'data-folder-full': return say('notice.data-folder-full', subject);
  }
}

const keyOf = ({ code, subject, at }: Notice) => `${code} ${subject} ${String(at)}`;

export function Notices(): ReactNode {
  const notices = useQuery(noticesQuery).data ?? [];
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  return notices.filter((notice) => !dismissed.has(keyOf(notice))).map((notice) => (
    <Banner key={keyOf(notice)} tone="warn" what={noticeText(notice)} onDismiss={() => setDismissed(new Set([...dismissed, keyOf(notice)]))} />
  ));
}
