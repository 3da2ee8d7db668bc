import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppConfig } from '../../config/app-config.js';
import { type DatabaseSession, withDatabase } from '../database-session.js';
import { failureOf, Interrupted } from '../failures.js';
import type { Output } from '../output.js';
import { type Check, fail, warn } from './check.js';
import { databaseChecks } from './database-checks.js';
import { configCheck, dataFolderCheck, diskCheck, nodeCheck } from './machine-checks.js';

/** Looks at everything a desk needs. Changes nothing but, for a moment, starts the embedded database. */
export async function examine(output: Output): Promise<Check[]> {
  const { config, check } = configCheck();
  const checks = [nodeCheck(), check];
  if (config === null) return checks;
  checks.push(await dataFolderCheck(config), await diskCheck(config));
  checks.push(...(await checksOfDatabase(config, output)));
  return checks;
}

async function checksOfDatabase(config: AppConfig, output: Output): Promise<Check[]> {
  // Starting it would make one, and a look must not leave anything behind.
  if (config.databaseUrl === null && !(await exists(join(config.dataFolder, 'postgres')))) {
    return [warn('database', 'there is none yet', 'It is made by the first start: claimdesk serve')];
  }
  try {
    return await withDatabase({ output }, ({ url }: DatabaseSession) => databaseChecks(config, url));
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const { code, message } = failureOf(error);
    const advice =
      code === 'DATA_FOLDER_IN_USE' ? 'Wait until that process has started or stopped, and try again.' : 'See above.';
    return [fail('database', message, advice)];
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
