import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.js';
import { failureOf, Interrupted, UsageError } from './failures.js';
import { Output } from './output.js';
import { buildProgram } from './program.js';

/** Runs one command of `claimdesk` and sets the exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  const output = new Output(process.stdout, process.stderr);
  const program = buildProgram(output);
  if (argv.length <= 2) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = exitCodeOf(error, output);
    // What the signal cut off may still hold connections open; it was given up on purpose.
    if (error instanceof Interrupted) process.exit();
  }
}

function exitCodeOf(error: unknown, output: Output): number {
  // Commander has already said what is wrong; help and version are not errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof UsageError) {
    output.note(`error: ${error.message}`);
    return EXIT.usage;
  }
  if (error instanceof Interrupted) {
    output.note('claimdesk: stopped');
    return error.signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated;
  }
  const failure = failureOf(error);
  output.fault(failure);
  if (failure.code === 'INTERNAL' && error instanceof Error && error.stack) output.note(error.stack);
  return EXIT.failed;
}
