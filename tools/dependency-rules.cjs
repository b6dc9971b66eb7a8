// The house's import directions that the compiler cannot see: shared ← main core ← server ← faces, shared ← renderer.
const core = 'archive|catalog|media|export|deletion|jobs';
const faces = 'electron|browser|cli';
const tests = '\\.(test|fixture)\\.tsx?$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(main|renderer|e2e|tools)/' },
    },
    {
      name: 'shared-and-renderer-run-without-node',
      severity: 'error',
      from: { path: '^(shared|renderer)/', pathNot: `${tests}|^renderer/vite\\.config\\.ts$` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-knows-shared-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|e2e|tools)/' },
    },
    {
      name: 'core-folders-share-types-only',
      comment: 'main/core.ts joins the folders; they know of each other nothing but types.',
      severity: 'error',
      from: { path: `^main/(${core})/`, pathNot: tests },
      to: { path: `^main/(${core})/`, pathNot: '^main/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-knows-no-server-and-no-face',
      severity: 'error',
      from: { path: '^main/', pathNot: `^main/(server|${faces})/` },
      to: { path: `^main/(server|${faces})/` },
    },
    {
      name: 'server-is-below-the-faces',
      severity: 'error',
      from: { path: '^main/server/' },
      to: { path: `^main/(${faces})/` },
    },
    {
      name: 'server-takes-the-core-it-is-given',
      comment: 'The server gets its core from a face. Of the core it imports types, the answer to a request for bytes, and how a system error is told from a bug.',
      severity: 'error',
      from: { path: '^main/server/', pathNot: tests },
      to: { path: '^main/(core\\.ts$|[^/]+/)', pathNot: '^main/(server/|media/clip-bytes\\.ts$|system-error\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'faces-do-not-know-each-other',
      severity: 'error',
      from: { path: `^main/(${faces})/` },
      to: { path: `^main/(${faces})/`, pathNot: '^main/$1/' },
    },
    {
      name: 'only-the-shell-imports-electron',
      comment: 'Loading the electron package outside Electron starts a download.',
      severity: 'error',
      from: { pathNot: '^main/electron/' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'only-the-runner-imports-fluent-ffmpeg',
      comment: 'Its repository is archived: it stands behind our own verbs, to be replaced in a day.',
      severity: 'error',
      from: { pathNot: '^main/media/ffmpeg-runner\\.ts$' },
      to: { path: '(^|/)node_modules/fluent-ffmpeg/|^fluent-ffmpeg$' },
    },
    {
      name: 'e2e-drives-from-outside',
      comment: 'It may make a drive to put in front of the app; nothing else of the app is its business.',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(main|renderer)/', pathNot: '^main/(demo/make-demo-drive|archive/testing/exfat-drive)\\.ts$' },
    },
    {
      name: 'nobody-imports-a-test',
      severity: 'error',
      from: {},
      to: { path: '\\.(test|spec)\\.tsx?$' },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|\\.cache)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
};
