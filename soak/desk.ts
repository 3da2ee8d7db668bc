import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../bench/processes.js';
import { type EmbeddedPostgres, ensureDatabase, startEmbeddedPostgres } from '../src/embedded/embedded-postgres.js';
import { chooseFreePort } from '../src/embedded/free-port.js';
import { migrateDatabase } from '../src/runtime/migrate-database.js';

const SETUP_SECRET = randomBytes(24).toString('hex');

/** One server of the built product, API and worker in one process, with a database of its own in a temporary folder. */
export class Desk {
  private constructor(
    readonly url: string,
    readonly databaseUrl: string,
    /** What the server was started with. */
    readonly env: Record<string, string>,
    private readonly server: ServerProcess,
    private readonly postgres: EmbeddedPostgres,
  ) {}

  static readonly setupSecret = SETUP_SECRET;

  static async open(): Promise<Desk> {
    const folder = await mkdtemp(join(tmpdir(), 'claimdesk-soak-'));
    const postgres = await startEmbeddedPostgres({ dataFolder: folder });
    try {
      await ensureDatabase(postgres, 'soak');
      const databaseUrl = postgres.databaseUrl('soak');
      await migrateDatabase(databaseUrl);
      const env = {
        DATABASE_URL: databaseUrl,
        CLAIMDESK_SECRET: randomBytes(48).toString('base64'),
        CLAIMDESK_SETUP_SECRET: SETUP_SECRET,
        CLAIMDESK_EDITORS_MAY_RATE: 'on',
        CLAIMDESK_DATA: folder,
      };
      const port = await chooseFreePort();
      const server = await ServerProcess.start('src/main.js', { env, port, probe: '/api/v1/health/ready' });
      return new Desk(`http://127.0.0.1:${port}`, databaseUrl, env, server, postgres);
    } catch (error) {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.postgres.stop();
    await rm(this.env['CLAIMDESK_DATA'] ?? '', { recursive: true, force: true });
  }
}
