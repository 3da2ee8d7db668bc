import { text } from 'node:stream/consumers';
import { CliError, Interrupted, UsageError } from './failures.js';
import type { Output } from './output.js';

/**
 * A new password: with `fromStdin` the first line of standard input, otherwise typed twice, unseen.
 * @throws UsageError when nobody can be asked; CliError when the two do not match
 */
export async function newPassword(fromStdin: boolean, output: Output): Promise<string> {
  if (fromStdin) return (await text(process.stdin)).split(/\r?\n/, 1)[0] ?? '';
  if (process.stdin.isTTY !== true) {
    throw new UsageError('nobody can be asked for a password here; give it on standard input with --password-stdin');
  }
  const first = await ask('New password: ', output);
  const second = await ask('The same again: ', output);
  if (first !== second)
    throw new CliError('VALIDATION_FAILED', 'The two passwords are not the same. Nothing was done.');
  return first;
}

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const CTRL_U = '\u0015';

/** Raw mode shows nothing and hands over every key; so the few keys people edit with are handled here. */
function ask(question: string, output: Output): Promise<string> {
  const { stdin } = process;
  output.prompt(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const end = (): void => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      output.note('');
    };
    const onData = (chunk: string): void => {
      for (const key of chunk) {
        if (key === CTRL_C) {
          end();
          return reject(new Interrupted('SIGINT'));
        }
        if (key === '\r' || key === '\n' || key === CTRL_D) {
          end();
          return resolve(typed.join(''));
        }
        if (key === '\u007f' || key === '\b') typed = typed.slice(0, -1);
        else if (key === CTRL_U) typed = [];
        else typed.push(key);
      }
    };
    stdin.on('data', onData);
  });
}
