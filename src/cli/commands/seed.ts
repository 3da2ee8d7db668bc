import type { Command } from 'commander';
import { CliError } from '../failures.js';
import type { Output } from '../output.js';

/** `claimdesk seed`: demo users and data. */
export function addSeedCommand(program: Command, output: Output): void {
  program
    .command('seed')
    .summary('add the demo users and data')
    .description(
      'Adds the demo users (editor@demo.example and others, password claimdesk-demo) and demo data. ' +
        'Refused with NODE_ENV=production.',
    )
    .action(async () => {
      const [{ loadConfig }, { withDesk }, { seedDemo }] = await Promise.all([
        import('../../config/app-config.js'),
        import('../desk-session.js'),
        import('../../../seeds/index.js'),
      ]);
      if (loadConfig().env === 'production') {
        throw new CliError('SEED_REFUSED', 'Demo users have a password everybody knows: not with NODE_ENV=production.');
      }
      await withDesk({ output }, ({ app }) => seedDemo(app));
      output.line('The demo users and data are there. Sign in as editor@demo.example with claimdesk-demo.');
    });
}
