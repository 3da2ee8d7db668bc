import { seedDemo } from '../../seeds/index.js';
import { AppError } from '../common/app-error.js';
import { loadConfig } from '../config/app-config.js';
import { UsersService } from '../users/users.service.js';
import { withDesk } from './desk-session.js';
import type { Output } from './output.js';

const DEMO_EDITOR = 'editor@demo.example';

/**
 * Fills the desk with demo users and data, and says what became of it.
 * @throws AppError CONFIGURATION_INVALID with NODE_ENV=production, before any database is touched
 */
export async function addDemoData(output: Output, force: boolean): Promise<void> {
  if (loadConfig().env === 'production') {
    const message = 'Demo users have a password that everybody knows. They are never made with NODE_ENV=production.';
    throw new AppError('CONFIGURATION_INVALID', message);
  }
  await withDesk({ output }, async ({ app }) => {
    const said: string[] = [];
    await seedDemo(app, { force, log: (line) => said.push(line), onStep: (step) => output.progress(step) });
    for (const line of said) output.line(line);
    if (said.length === 0) output.line('The demo is complete already.');
    if (await app.get(UsersService).findByEmail(DEMO_EDITOR)) {
      output.line(`Sign in as ${DEMO_EDITOR} with the password claimdesk-demo.`);
    }
  });
}
