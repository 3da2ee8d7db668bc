import type { Command } from 'commander';
import { EXIT } from '../exit-codes.js';
import type { Output } from '../output.js';

/** `claimdesk audit verify`: whether the record of what happened is whole. */
export function addAuditCommand(program: Command, output: Output): void {
  const audit = program.command('audit').description('The audit trail.');
  audit
    .command('verify')
    .summary('check that no row of the audit trail was changed')
    .description(
      'Reads the whole audit chain and names the first row that was edited, removed, re-ordered or cut off. ' +
        'Needs the secret the desk runs with (CLAIMDESK_SECRET, or the data folder). Exit code 1 when the chain is broken.',
    )
    .option('--json', 'an object {ok, rows, fault:{seq,problem}|null}')
    .action(async ({ json = false }: { json?: boolean }) => {
      const [{ withDesk }, { AuditVerifier }] = await Promise.all([
        import('../desk-session.js'),
        import('../../audit/audit-verifier.js'),
      ]);
      const verdict = await withDesk({ output }, ({ app }) =>
        app.get(AuditVerifier).verify((rows) => output.progress(`${rows} rows verified`)),
      );
      const { ok, rows, fault } = verdict;
      if (!ok) process.exitCode = EXIT.failed;
      if (json) output.json(verdict);
      else if (ok) output.line(`The audit trail is whole: ${rows} rows.`);
      else
        output.line(`The audit trail is broken at row ${fault?.seq}: ${fault?.problem}. ${rows} rows before it fit.`);
      if (fault?.seq === '1') {
        output.note(
          'If no row fits, this is not the secret the desk runs with: check CLAIMDESK_SECRET and CLAIMDESK_DATA.',
        );
      }
    });
}
