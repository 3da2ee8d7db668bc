import type { Command } from 'commander';
import type { Output } from '../output.js';

/** `claimdesk seed`: demo users and data. */
export function addSeedCommand(program: Command, output: Output): void {
  program
    .command('seed')
    .summary('add the demo users and data')
    .description(
      'Adds the demo users (editor@demo.example and others, password claimdesk-demo) and demo data. Run again, it ' +
        'goes on where it stopped. Refused with NODE_ENV=production.',
    )
    .option('--force', 'also on a desk that has people of its own')
    .action(async ({ force = false }: { force?: boolean }) => {
      const { addDemoData } = await import('../demo-data.js');
      await addDemoData(output, force);
    });
}
