import type { Command } from 'commander';
import type { Check } from '../doctor/check.js';
import { EXIT } from '../exit-codes.js';
import type { Output } from '../output.js';

/** `claimdesk doctor`: whether everything a desk needs is in order. */
export function addDoctorCommand(program: Command, output: Output): void {
  program
    .command('doctor')
    .summary('look for what is wrong with this installation')
    .description(
      'Looks at Node, the configuration, the data folder, the disk, the database, its migrations, the job queue and ' +
        'the audit trail. Each line is ok, warn or fail, with what to do. Exit code 1 when anything failed.',
    )
    .option('--json', 'an object {ok, checks:[{name,state,message,advice}]}')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { examine } = await import('../doctor/examine.js');
      const checks = await examine(output);
      const healthy = checks.every(({ state }) => state !== 'fail');
      if (!healthy) process.exitCode = EXIT.failed;
      if (json) output.json({ ok: healthy, checks });
      else for (const check of checks) output.line(lineOf(check));
    });
}

function lineOf({ name, state, message, advice }: Check): string {
  return `${state.padEnd(4)}  ${name.padEnd(13)}  ${message}${advice === null ? '' : `\n${' '.repeat(21)}${advice}`}`;
}
