// The place of the help in the window: its actions, and what is fetched only when it is opened.
import { lazy, Suspense, type ReactNode } from 'react';
import { useActions } from '../actions/use-actions.ts';
import { HelpFailed } from './help-failed.tsx';
import { closeHelp, openHelp, useHelpView } from './open-help.ts';

const HelpDialog = lazy(() => import('./help-dialog.tsx').then((module) => ({ default: module.HelpDialog }), () => ({ default: HelpFailed })));

export function HelpRoom(): ReactNode {
  const topic = useHelpView((view) => view.topic);
  useActions({ 'window.help': () => openHelp('trip'), 'window.keys': () => openHelp('keys'), 'window.about': () => openHelp('about') });
  if (topic === null) return null;
  return <Suspense fallback={null}><HelpDialog topic={topic} onChoose={openHelp} onClose={closeHelp} /></Suspense>;
}
