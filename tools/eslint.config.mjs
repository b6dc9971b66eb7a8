// Lint: typed rules, and the house's rules that the compiler cannot see. Import directions are in dependency-rules.cjs.
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));

const onlyIn = (name, message) => ({ name, message });
const electron = onlyIn('electron', 'Only main/electron may import electron: elsewhere it starts a download.');
const chokidar = onlyIn('chokidar', 'Only main/archive/watch-archive.ts imports chokidar.');
const ffmpeg = onlyIn('fluent-ffmpeg', 'Only main/media/ffmpeg-runner.ts imports fluent-ffmpeg.');
const dateFnsTz = onlyIn('date-fns-tz', 'Only shared/time.ts imports date-fns-tz.');
const sqlite = onlyIn('better-sqlite3', 'Only main/catalog opens SQLite files.');

const spoken = '/^(aria-(label|description|placeholder|roledescription|valuetext)|alt|title|placeholder|label|text|textValue|what|next|description|errorMessage)$/';
const letters = '/\\p{L}{2}/u';
/** Where a text of the page can stand in a component: between its tags, or in what is read out or shown of it. */
const inWords = { message: 'Every word of the page stands in renderer/words: say() it.' };
const wordPlaces = ['JSXElement > JSXExpressionContainer', 'JSXFragment > JSXExpressionContainer', `JSXAttribute[name.name=${spoken}] > JSXExpressionContainer`, `JSXAttribute[name.name=${spoken}]`, `Property[key.name=${spoken}]`]
  .flatMap((place) => [place, `${place} > ConditionalExpression`, `${place} > LogicalExpression`, `${place} > BinaryExpression[operator='+']`])
  .flatMap((place) => [`${place} > Literal[value=${letters}]`, `${place} > TemplateLiteral > TemplateElement[value.raw=${letters}]`]);

const dates = [
  { selector: "NewExpression[callee.name='Date'] > Literal:first-child[value=/./]", message: 'Never parse a date from text with Date.' },
  { selector: "CallExpression[callee.property.name=/^get(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)$/]", message: 'Local getters read the zone of the machine: use shared/time.ts.' },
];

const restricted = (...paths) => ({ 'no-restricted-imports': ['error', { paths }] });

export default tseslint.config(
  { ignores: ['node_modules/**', 'out/**', '.cache/**', 'test-results/**', 'playwright-report/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-restricted-syntax': ['error', ...dates],
    },
  },
  { files: ['**/*.{ts,tsx}'], rules: restricted(electron, chokidar, ffmpeg, dateFnsTz, sqlite) },
  { files: ['shared/time.ts', 'shared/time.test.ts', 'shared/zone-*.ts'], rules: restricted(electron, chokidar, ffmpeg, sqlite) },
  { files: ['main/catalog/**/*.ts', 'main/media/thumbnail-store*.ts'], rules: restricted(electron, chokidar, ffmpeg, dateFnsTz) },
  { files: ['main/archive/watch-archive.ts'], rules: restricted(electron, ffmpeg, dateFnsTz, sqlite) },
  { files: ['main/media/ffmpeg-runner.ts'], rules: restricted(electron, chokidar, dateFnsTz, sqlite) },
  { files: ['main/electron/**/*.ts'], rules: restricted(chokidar, ffmpeg, dateFnsTz, sqlite) },
  { files: ['main/cli/**/*.ts', 'main/browser/**/*.ts', 'tools/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.test.{ts,tsx}', 'e2e/**'], rules: { 'max-lines': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/words/**', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...dates, { selector: `JSXText[value=${letters}]`, ...inWords }, ...wordPlaces.map((selector) => ({ selector, ...inWords }))] },
  },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node }, rules: { 'no-unused-vars': 'error' } },
);
