import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../common/app-error.js';
import { type AppConfig, loadConfig } from '../../config/app-config.js';
import { type Check, fail, ok, warn } from './check.js';

const OLDEST_NODE = [20, 19] as const;
const GIB = 1024 ** 3;
const LITTLE_DISK = GIB;
const NO_DISK = GIB / 10;

/** Whether this Node is new enough. */
export function nodeCheck(version = process.versions.node): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return enough
    ? ok('node', `Node ${version}`)
    : fail('node', `Node ${version} is too old`, `Install Node ${OLDEST_NODE.join('.')} or newer.`);
}

/** The configuration, and what is wrong with it; null when nothing can be done with it. */
export function configCheck(): { config: AppConfig | null; check: Check } {
  try {
    const config = loadConfig();
    return { config, check: configured(config) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const faults = (error.details.faults ?? []).map(({ path, message }) => `${path} ${message}`);
    return { config: null, check: fail('configuration', faults.join('; '), 'Correct these environment variables.') };
  }
}

function configured(config: AppConfig): Check {
  const where = config.databaseUrl === null ? 'embedded database' : 'database of DATABASE_URL';
  const queue = config.redisUrl === null ? 'queue in PostgreSQL' : 'queue in Redis';
  const llm = config.llm === null ? '' : `, documents are sent to the LLM at ${new URL(config.llm.url).host}`;
  const message = `${config.env}, ${where}, ${queue}${llm}`;
  if (config.demo && config.databaseUrl !== null) {
    return warn(
      'configuration',
      `${message}, demo users`,
      'CLAIMDESK_DEMO adds accounts everybody knows: turn it off.',
    );
  }
  return ok('configuration', message);
}

/** Whether the data folder is there and nobody else can look into it. */
export async function dataFolderCheck({ dataFolder, databaseUrl, secret }: AppConfig): Promise<Check> {
  const name = 'data folder';
  const found = await stat(dataFolder).catch(() => null);
  if (found === null) {
    const needed = databaseUrl === null || secret === null;
    return ok(name, needed ? `${dataFolder} is not there yet; the first start makes it` : 'not needed');
  }
  if (!found.isDirectory()) {
    return fail(name, `${dataFolder} is not a folder`, 'Remove it, or set CLAIMDESK_DATA to another place.');
  }
  const mode = (found.mode & 0o777).toString(8).padStart(3, '0');
  if ((found.mode & 0o077) !== 0 && process.platform !== 'win32') {
    return warn(name, `${dataFolder} has mode ${mode}: other users can look into it`, `Run: chmod 700 ${dataFolder}`);
  }
  return ok(name, `${dataFolder}, mode ${mode}`);
}

/** Whether the disk of the data folder has room. */
export async function diskCheck({ dataFolder }: AppConfig): Promise<Check> {
  const name = 'disk';
  const free = await freeBytes(dataFolder);
  if (free === null) return warn(name, 'the free space cannot be told', 'Look at the disk of CLAIMDESK_DATA yourself.');
  const message = `${(free / GIB).toFixed(1)} GiB free`;
  const advice = 'Make room on the disk of the data folder, or move it (CLAIMDESK_DATA).';
  if (free < NO_DISK) return fail(name, message, advice);
  return free < LITTLE_DISK ? warn(name, message, advice) : ok(name, message);
}

/** Of the folder, or of the nearest one above it that exists. */
async function freeBytes(folder: string): Promise<number | null> {
  for (let place = folder; ; place = dirname(place)) {
    const found = await statfs(place).catch(() => null);
    if (found !== null) return found.bavail * found.bsize;
    if (place === dirname(place)) return null;
  }
}
