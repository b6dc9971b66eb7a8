// A page whose process died comes back by itself once; after that the person decides.
import { app, dialog, type BrowserWindow } from 'electron';

export function reviveCrashedPage(window: BrowserWindow, log: (line: string) => void): void {
  let hasComeBack = false;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log(`The page's process is gone: ${reason}, exit code ${exitCode}.`);
    if (hasComeBack) {
      void offerReload(window);
    } else {
      hasComeBack = true;
      // Chromium is still taking the dead process apart while this event is heard.
      setImmediate(() => reload(window));
    }
  });
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'Wallclock’s window stopped working again.',
    detail: 'Your clips and what you noted about them are not touched.',
    buttons: ['Load it again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 0) reload(window);
  else app.quit();
}

function reload(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.webContents.reload();
}
