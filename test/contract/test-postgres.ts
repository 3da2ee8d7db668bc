import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { type EmbeddedPostgres, ensureDatabase, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { OutboxJob } from '../../src/jobs/outbox-job.entity.js';
import { migrateQueue } from '../../src/jobs/queue-schema.js';

/** A PostgreSQL of the test's own, in a temporary folder, that can be stopped and started again at the same address. */
export class TestPostgres {
  private constructor(
    private readonly folder: string,
    private server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<TestPostgres> {
    const folder = await mkdtemp(join(tmpdir(), 'claimdesk-jobs-'));
    return new TestPostgres(folder, await launch(folder));
  }

  /** Creates the database `name` with our outbox table and, unless told otherwise, BullMQ's tables. */
  async createDatabase(name: string, { queueTables = true } = {}): Promise<string> {
    await ensureDatabase(this.server, name);
    const url = this.server.databaseUrl(name);
    const options = dataSourceOptions({ url, entities: [OutboxJob], migrations: [], poolSize: 1 });
    const dataSource = await new DataSource({ ...options, synchronize: true }).initialize();
    await dataSource.destroy();
    if (queueTables) await migrateQueue(url);
    return url;
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  async startAgain(): Promise<void> {
    this.server = await launch(this.folder, this.server.port);
  }

  async remove(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function launch(dataFolder: string, port?: number): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataFolder,
    settings: { fsync: 'off', shared_buffers: '32MB' },
    ...(port === undefined ? {} : { choosePort: () => Promise.resolve(port) }),
  });
}
