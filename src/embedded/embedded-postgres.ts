import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../common/app-error.js';
import { assertLogin, createDatabaseIfAbsent } from './admin-connection.js';
import { locateBinaries } from './binaries.js';
import { DATABASE_USER, ensureCluster, type ClusterContext } from './cluster.js';
import { prepareDataFolder, type DataFolder } from './data-folder.js';
import { chooseFreePort } from './free-port.js';
import { acquireInstanceLock, type InstanceLock } from './instance-lock.js';
import { messageOf } from './node-error.js';
import { stopOrphans } from './orphans.js';
import { launchServer, ServerStartError, type ServerProcess, type ServerSpec } from './server-process.js';
import { chooseAccount } from './service-account.js';
import { SizeLimitedLog } from './size-limited-log.js';
import { Supervisor, type ExitListener } from './supervisor.js';

export type { ExitListener, UnexpectedExit } from './supervisor.js';

export interface EmbeddedPostgresOptions {
  /** Holds the database, its password, its log and the lock. Created (mode 0700) if absent. */
  dataFolder: string;
  /** Gets a line now and then: first start, left-overs found, restarts. */
  log?: (line: string) => void;
  /** Further server settings, for example `fsync: 'off'` in tests. */
  settings?: Record<string, string>;
  /** For tests: how to choose a port. */
  choosePort?: () => Promise<number>;
}

/** A running PostgreSQL that belongs to this process. */
export interface EmbeddedPostgres {
  /** On 127.0.0.1; the same until `stop`, also across restarts after a crash. */
  readonly port: number;
  /** The URL of the database `postgres`, as superuser. */
  readonly adminUrl: string;
  databaseUrl(name: string): string;
  /** The pid of the server. */
  readonly pid: number;
  /** The server ended by itself. It is started again without anybody's help; this is for the log and for health. */
  onUnexpectedExit(listener: ExitListener): void;
  /** Shuts the server down and frees the data folder. May be called more than once. */
  stop(): Promise<void>;
}

const START_ATTEMPTS = 10;

/**
 * Starts the PostgreSQL of a data folder, creating it on the first start and cleaning up after a killed predecessor.
 * Fails with DATA_FOLDER_IN_USE when another process uses the folder, CONFIGURATION_INVALID when a person has to change
 * something first, and DATABASE_UNAVAILABLE when PostgreSQL does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const folder = await prepareDataFolder(options.dataFolder, log);
  try {
    const lock = await acquireInstanceLock(folder.lock);
    return await startLocked(options, folder, lock, log).catch(async (error: unknown) => {
      await lock.release();
      throw error;
    });
  } catch (error) {
    throw error instanceof AppError ? error : startFailed(`could not be started: ${messageOf(error)}`, folder, error);
  }
}

/** Creates a database unless it exists. */
export async function ensureDatabase(pg: EmbeddedPostgres, name: string): Promise<void> {
  await createDatabaseIfAbsent(pg.adminUrl, name);
}

async function startLocked(
  options: EmbeddedPostgresOptions,
  folder: DataFolder,
  lock: InstanceLock,
  log: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const account = await chooseAccount(folder.cluster, log);
  const binaries = await locateBinaries(account, folder.root);
  const settings = options.settings ?? {};
  await stopOrphans(folder.cluster, log);
  const context: ClusterContext = { folder, binaries, account, log, noSync: settings['fsync'] === 'off' };
  const password = await ensureCluster(context);
  const serverLog = new SizeLimitedLog(folder.serverLog);
  const output = (chunk: Buffer): void => serverLog.write(chunk);
  const base = { postgres: binaries.postgres, cluster: folder.cluster, account, settings, output };
  try {
    const { server, spec } = await startOnFreePort(base, options.choosePort ?? chooseFreePort, folder, log);
    const url = (name: string): string => databaseUrl(password, spec.port, name);
    await assertLogin(url('postgres'), folder.password).catch((error: unknown) => giveUp(server, error));
    return runningServer(server, spec, url, { lock, serverLog, log });
  } catch (error) {
    serverLog.close();
    throw error;
  }
}

async function giveUp(server: ServerProcess, error: unknown): Promise<never> {
  await server.stop();
  throw error;
}

/** Between choosing a port and using it somebody else may take it: then another one is tried. */
async function startOnFreePort(
  base: Omit<ServerSpec, 'port'>,
  choosePort: () => Promise<number>,
  folder: DataFolder,
  log: (line: string) => void,
): Promise<{ server: ServerProcess; spec: ServerSpec }> {
  for (let attempt = 1; ; attempt += 1) {
    const spec: ServerSpec = { ...base, port: await choosePort() };
    try {
      return { server: await launchServer(spec), spec };
    } catch (error) {
      const again = error instanceof ServerStartError && error.failure !== 'other' && attempt < START_ATTEMPTS;
      if (!again) throw startFailed(messageOf(error), folder, error);
      if (error.failure === 'clusterBusy') {
        await sleep(500);
        await stopOrphans(folder.cluster, log);
      }
    }
  }
}

function startFailed(how: string, folder: DataFolder, cause: unknown): AppError {
  const message = `The embedded PostgreSQL in ${folder.root} ${how}. Its own log is ${folder.serverLog}.`;
  return new AppError('DATABASE_UNAVAILABLE', message, {}, { cause });
}

function databaseUrl(password: string, port: number, name: string): string {
  return `postgresql://${DATABASE_USER}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`;
}

interface Belongings {
  lock: InstanceLock;
  serverLog: SizeLimitedLog;
  log: (line: string) => void;
}

function runningServer(
  server: ServerProcess,
  spec: ServerSpec,
  url: (name: string) => string,
  { lock, serverLog, log }: Belongings,
): EmbeddedPostgres {
  const relaunch = async (signal: AbortSignal): Promise<ServerProcess> => {
    await stopOrphans(spec.cluster, log);
    return launchServer(spec, signal);
  };
  const supervisor = new Supervisor(server, { relaunch, log });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    serverLog.close();
    await lock.release();
  };
  return {
    port: spec.port,
    adminUrl: url('postgres'),
    databaseUrl: url,
    get pid() {
      return supervisor.pid;
    },
    onUnexpectedExit: (listener) => supervisor.onUnexpectedExit(listener),
    stop: () => (stopped ??= stop()),
  };
}
