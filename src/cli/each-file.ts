import { EXIT } from './exit-codes.js';
import { failureOf } from './failures.js';
import type { Output } from './output.js';

/**
 * Works on one file after the other; one that fails does not keep the others from being worked on. Its fault goes to
 * stderr, and with `json` also to stdout as `{file, error:{code,message}}`. The exit code becomes 1 when any failed.
 */
export async function eachFile(
  files: readonly string[],
  json: boolean,
  output: Output,
  work: (file: string) => Promise<void>,
): Promise<void> {
  for (const [done, file] of files.entries()) {
    // Nobody reads any more: going on would be work for nothing.
    if (output.closed) return;
    if (files.length > 1) output.progress(`${done + 1} of ${files.length}: ${file}`);
    try {
      await work(file);
    } catch (error) {
      const failure = failureOf(error);
      output.fault(failure, file);
      if (failure.code === 'INTERNAL' && error instanceof Error && error.stack) output.note(error.stack);
      if (json) output.json({ file, error: failure });
      process.exitCode = EXIT.failed;
    }
  }
}
