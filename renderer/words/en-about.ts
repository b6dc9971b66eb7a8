// Words of the about dialog, of the question for new versions, and of the licences.
export const enAbout = {
  'action.window.about': 'About Wallclock',

  'help.about': 'About Wallclock',
  'about.title': 'About Wallclock',
  'about.version': (version: string) => `Version ${version}`,
  'about.text': 'Free software. Everything stays on this computer, and nothing is written to a drive unless you ask for it.',

  'updates.title': 'New versions',
  'updates.setting': 'Tell me when there is a new version',
  'updates.settingText': 'Once a day at most, Wallclock then asks github.com for the number of the newest version. It sends nothing about you, your drives or your clips; as with every website, github.com sees the network address of your computer. Nothing is downloaded.',
  'updates.notAsked': 'Not asked yet.',
  'updates.newest': (when: string) => `This is the newest version. Asked ${when}.`,
  'updates.unanswered': (when: string) => `There was no answer. Asked ${when}; the next time is in a day.`,
  'updates.newer': (version: string) => `Wallclock ${version} is out.`,
  'updates.see': 'See what is new',
  'updates.seeLabel': (version: string) => `See what is new in Wallclock ${version}, in your browser`,

  'licences.title': 'Licences',
  'licences.text': 'Wallclock is made of the work of many people. These are their licences, word for word.',
  'licences.show': 'Show the licences',
  'licences.loading': 'Loading the licences…',
  'licences.absent': 'This build of Wallclock came without its licences.',
} as const;
