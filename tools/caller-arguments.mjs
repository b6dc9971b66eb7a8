// Makes the paths in `npm start -- …` absolute: npm runs scripts in the project's folder, the person typed them in another.
import { resolve } from 'node:path';

const valued = ['--data', '--zone', '--port'];

/**
 * The same arguments with the folder and the value of `--data` resolved against `callerFolder`.
 * Nothing is judged here: the face says what it cannot understand.
 * @param {readonly string[]} argv
 * @param {string} callerFolder
 * @returns {string[]}
 */
export function resolveArguments(argv, callerFolder) {
  let optionsEnded = false;
  /** @type {string | null} */
  let valueOf = null;
  return argv.map((argument) => {
    if (valueOf !== null) {
      const option = valueOf;
      valueOf = null;
      return option === '--data' && argument !== '' && !argument.startsWith('--') ? resolve(callerFolder, argument) : argument;
    }
    if (optionsEnded || !argument.startsWith('-')) return argument === '' ? argument : resolve(callerFolder, argument);
    if (argument === '--') optionsEnded = true;
    if (valued.includes(argument)) valueOf = argument;
    if (argument.startsWith('--data=') && argument.length > 7) return `--data=${resolve(callerFolder, argument.slice(7))}`;
    return argument;
  });
}
