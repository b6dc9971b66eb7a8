// Words of the help: the tour, the drive's round trip, what terms mean, where things are kept, privacy.

/** Terms that are explained where they stand. */
export type Term = 'zone' | 'kinds' | 'damage' | 'audio' | 'eject' | 'folders' | 'time';

const terms: Record<Term, { readonly name: string; readonly text: string }> = {
  zone: {
    name: 'Time zone',
    text: 'A Sync Module names every clip in UTC. Wallclock shows it by the clock of this zone, with summer and winter time. If everything is some hours off, choose the zone where the cameras hang; each drive can have a home zone in its settings.',
  },
  kinds: {
    name: 'Local storage and clip backup',
    text: 'Local storage is written clip by clip, by a module without a Blink plan, and can also be seen in the Blink app. Clip backup is copied to the drive once in 24 hours, with a plan or a trial, and can be seen on a computer only. One drive can hold both.',
  },
  damage: {
    name: 'Damaged',
    text: 'The file is empty, was cut short, or holds no picture. It stays listed at its time and may play up to the damage. Wallclock does not repair it, and no rule deletes it.',
  },
  audio: {
    name: 'No audio track',
    text: 'Cameras record sound with the picture unless it is switched off. This clip holds no sound at all, so nothing here is muted. For sound in later clips, look at the settings of this camera in the Blink app.',
  },
  eject: {
    name: 'Eject',
    text: 'Wallclock looks whether the folders the Sync Module needs are there, lets go of the drive and has the last bytes written. Then it is safe to pull out. Its clips, stars and notes stay listed here.',
  },
  folders: {
    name: 'Folders the Sync Module needs',
    text: 'They are “blink”, “blink/.tmp” and “blink_backup”, made when the drive is formatted. Empty ones are fine. If one is missing, the Blink app may ask to format the drive, which deletes every clip. Wallclock never removes them and can make a missing one again.',
  },
  time: {
    name: 'The time of a clip',
    text: 'It is the instant in the clip’s name, in your zone. Whether that is when recording began or when the clip was stored is not certain, so it is close, not exact. Wallclock never goes by the date of the file.',
  },
};

export const enHelp = {
  'action.window.keys': 'All keys',
  'action.window.tour': 'Show the tour',

  'help.title': 'Help',
  'help.topics': 'Topics',
  'help.trip': 'The drive’s round trip',
  'help.keys': 'Keys',
  'help.keysText': 'Keys work everywhere except while you type.',
  'help.terms': 'What words mean',
  'help.kept': 'Where things are kept',
  'help.privacy': 'Privacy',
  'help.failed': 'The help could not be loaded.',
  'help.failedText': 'Start Wallclock again and use the window it opens.',

  'trip.how': 'How to get the drive here, and back',
  'trip.text': 'From the Sync Module to this computer, and back.',
  'trip.out': 'Eject it in the Blink app',
  'trip.outText': 'On the main screen of the Blink app open the Sync Module, then Local Storage, and tap Safe Eject. Pull the drive out when the app says that it is disconnected. Without that, files on it can be damaged.',
  'trip.in': 'Plug it in here',
  'trip.inText': 'Wallclock offers a drive it does not know, and opens one it knows by itself. It only reads.',
  'trip.late': 'The latest clips may not be on it yet',
  'trip.lateText': 'With a Blink plan the module copies clips to the drive in one batch every 24 hours. The Local Storage screen of the app says when that was last done. Without a plan each clip is written at once.',
  'trip.eject': 'Eject it here',
  'trip.ejectText': 'Press the eject button beside the drive and wait for “Safe to pull out”. If a folder the module needs is missing, Wallclock offers to make it first.',
  'trip.back': 'Put it back',
  'trip.backText': 'Plug it into the Sync Module. After clips were deleted here, the Blink app may go on listing them until the module has read the drive again.',
  'trip.format': 'If the app asks to format the drive',
  'trip.formatText': 'Formatting deletes every clip. Do not agree unless you mean that. Bring the drive back here, open its menu, check it, and restore the folders that are missing: the app may ask because of them.',
  'trip.full': 'If the drive is full',
  'trip.fullText': 'The module stops saving clips until some are removed. Under 375 MB free the Blink app warns. Free up space in the menu of the drive shows everything first, and can copy the clips out before they go.',

  'kept.clips': 'Clips',
  'kept.clipsText': 'On your drive, where the Sync Module wrote them. Wallclock holds no copy unless you export them.',
  'kept.catalog': 'The catalog and the pictures',
  'kept.catalogText': 'Names, times and small pictures, on this computer. If they are lost, the drive is read once more.',
  'kept.own': 'What you add',
  'kept.ownText': 'Stars, notes, camera names, zones and rules, on this computer, with a copy beside them. They hold again when the drive comes back.',
  'kept.drive': 'On the drive',
  'kept.driveText': 'Nothing of Wallclock. It writes there only what you ask for: a missing folder, an export to this drive, a deletion.',
  'kept.where': 'The folder on this computer',
  'kept.linux': 'Linux',
  'kept.mac': 'macOS',
  'kept.windows': 'Windows',
  'kept.whereText': 'Or where you told Wallclock to keep its data when it was started. To remove everything Wallclock knows, close it and delete this folder. Your drives stay as they are.',

  'privacy.network': 'No network, unless you ask for it',
  'privacy.networkText': 'No account, no statistics, no cloud. Clips, times and names never leave this computer through Wallclock. It asks for new versions only if you switch that on.',
  'privacy.computer': 'This computer alone',
  'privacy.computerText': 'The window talks to Wallclock through an address that only this computer has, with a key that is made anew at every start.',
  'privacy.drive': 'The drive stays as it is',
  'privacy.driveText': 'Looking, playing, starring and exporting change nothing on it. Deleting asks first, and waits ten seconds.',
  'privacy.yours': 'What you export is yours to guard',
  'privacy.yoursText': 'Copies, films and evidence folders lie where you put them. Names and times stand in them.',

  'meaning.ask': (term: string) => `What does “${term}” mean?`,
  'meaning.more': 'More in the help',
  'meaning.name': (term: Term) => terms[term].name,
  'meaning.text': (term: Term) => terms[term].text,

  'tour.step': (at: string, of: string) => `${at} of ${of}`,
  'tour.find': 'Find a time',
  'tour.findText': 'Type a time as you would say it, such as “yesterday 5:10 pm”. You get the clips around it and the nearest of every camera.',
  'tour.day': 'A day by your own clock',
  'tour.dayText': 'The ruler shows when each camera recorded. Click a mark on it, or a picture below, to play the clip.',
  'tour.drive': 'Your drive stays as it is',
  'tour.driveText': 'Wallclock only reads until you ask for more. Press the eject button here before you pull the drive out.',
  'tour.folderText': 'Wallclock only reads until you ask for more. A drive has an eject button here: press it before you pull the drive out.',
  'tour.helpAt': (key: string) => `Help is at ${key}.`,
  'tour.back': 'Back',
  'tour.next': 'Next',
  'tour.skip': 'Skip the tour',
  'tour.done': 'Done',
} as const;
