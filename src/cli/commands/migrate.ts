import type { Command } from 'commander';
import type { Output } from '../output.js';

/** `claimdesk migrate`: brings the database to the version of this program. */
export function addMigrateCommand(program: Command, output: Output): void {
  program
    .command('migrate')
    .summary('bring the database up to date')
    .description(
      'Creates or updates the tables of the desk and of its job queue, and adds the default rating scheme. ' +
        'Safe to run again, and by several processes at a time.',
    )
    .option('--json', 'an object {ran:[names]}')
    .action(async ({ json = false }: { json?: boolean }) => {
      const [{ withDatabase }, { openDesk }, { migrateDatabase }, { SchemesService }] = await Promise.all([
        import('../database-session.js'),
        import('../desk-session.js'),
        import('../../runtime/migrate-database.js'),
        import('../../schemes/schemes.service.js'),
      ]);
      const ran = await withDatabase({ output }, async (session, holdings) => {
        output.progress('migrating…');
        const names = await migrateDatabase(session.url);
        const app = await openDesk(session, holdings);
        await app.get(SchemesService).ensureDefault();
        return names;
      });
      if (json) output.json({ ran });
      else if (ran.length === 0) output.line('The database is up to date.');
      else for (const name of ran) output.line(`ran ${name}`);
    });
}
