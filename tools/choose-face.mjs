// Decides which face `npm start` opens: the Electron window, or the browser with the reason why. Pure.

/**
 * @typedef {object} FaceFacts
 * @property {boolean} browserWanted  asked for by WALLCLOCK_FACE=browser or by --no-open, which only prints an address
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {boolean} hasDisplay  only asked on Linux: DISPLAY or WAYLAND_DISPLAY is set
 * @property {boolean} isCi
 * @property {string | null} binary  Electron's program, when it is at hand in the right version
 * @property {boolean} fetchFailed  it could not be had, now or within the last day
 */

/**
 * @typedef {{ face: 'electron', binary: string }
 *   | { face: 'browser', why: string | null }
 *   | { face: 'fetch-electron' }} FaceChoice
 * `why`: one sentence for the person; null when they asked for the browser themselves.
 * `fetch-electron`: get the binary, then ask again.
 */

/**
 * @param {FaceFacts} facts
 * @returns {FaceChoice}
 */
export function chooseFace(facts) {
  if (facts.browserWanted) return { face: 'browser', why: null };
  if (facts.platform === 'linux' && !facts.hasDisplay) {
    return { face: 'browser', why: 'There is no display for a window here, so Wallclock runs for your browser instead.' };
  }
  if (facts.isRoot) {
    return { face: 'browser', why: 'Electron does not run safely as root, so Wallclock runs in your browser instead of its own window.' };
  }
  if (facts.binary !== null) return { face: 'electron', binary: facts.binary };
  if (facts.isCi) {
    return { face: 'browser', why: 'Electron is not installed and is not fetched in CI, so Wallclock runs in a browser instead of its own window.' };
  }
  if (facts.fetchFailed) {
    return {
      face: 'browser',
      why: 'Electron could not be downloaded (tried again in a day), so Wallclock runs in your browser instead of its own window.',
    };
  }
  return { face: 'fetch-electron' };
}
