// Where the project lives, for what a package says of itself and for where it asks for new versions.

/**
 * An https address, from package.json, else from the workflow that runs this; null when neither says. Pure.
 * @param {{ repository?: string | { url: string } }} own
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function originOf({ repository }, env) {
  const written = typeof repository === 'object' ? repository.url : repository;
  const named = written ?? (env['GITHUB_REPOSITORY'] ? `github:${env['GITHUB_REPOSITORY']}` : undefined);
  return named === undefined ? null : named.replace(/^github:/, 'https://github.com/').replace(/^git\+/, '').replace(/\.git$/, '');
}
