import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR } from '../../src/access/actor.js';
import type { Role } from '../../src/access/permissions.js';
import type { AppOptions } from '../../src/app.module.js';
import { type AppConfig, loadConfig } from '../../src/config/app-config.js';
import { Transactions } from '../../src/database/transactions.js';
import { createApp } from '../../src/runtime/create-app.js';
import { SchemesService } from '../../src/schemes/schemes.service.js';
import { UsersService } from '../../src/users/users.service.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { TestClient } from './client.js';

export const TEST_PASSWORD = 'a long enough test password';

interface TestAppOptions {
  role?: AppOptions['role'];
  /** Environment variables over the test's defaults. */
  env?: Record<string, string>;
  /** Use this database instead of a new one; it is not dropped at the end. */
  database?: TestDatabase;
}

/** The whole product on a database of its own, listening on a free loopback port. */
export class TestApp {
  private constructor(
    readonly nest: NestExpressApplication,
    readonly config: AppConfig,
    readonly database: TestDatabase,
    readonly url: string,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async start({ role = 'all', env = {}, database }: TestAppOptions = {}): Promise<TestApp> {
    Logger.overrideLogger(process.env['LOUD'] ? ['error', 'warn', 'fatal'] : ['fatal']);
    const own = database ?? (await createTestDatabase());
    const folder = await mkdtemp(join(tmpdir(), 'claimdesk-app-'));
    const config = loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: own.url,
      CLAIMDESK_DATA: folder,
      CLAIMDESK_SECRET: randomBytes(48).toString('base64'),
      PUBLIC_URL: 'http://desk.test',
      CLAIMDESK_DB_POOL: '10',
      ...env,
    });
    const nest = await createApp({ config, databaseUrl: own.url, role });
    await nest.get(SchemesService).ensureDefault();
    await nest.listen(0, '127.0.0.1');
    const { port } = nest.getHttpServer().address() as AddressInfo;
    return new TestApp(nest, config, own, `http://127.0.0.1:${port}`, async () => {
      await nest.close();
      if (!database) await own.drop();
      await rm(folder, { recursive: true, force: true });
    });
  }

  get<T>(token: Type<T>): T {
    return this.nest.get(token, { strict: false });
  }

  get sql(): DataSource {
    return this.nest.get(DataSource);
  }

  /** Makes an account and signs it in. */
  async person(email: string, roles: Role[], languages: string[] = []): Promise<TestClient> {
    const user = await this.get(Transactions).run((tx) =>
      this.get(UsersService).createUser(tx, SYSTEM_ACTOR, {
        email,
        displayName: email.split('@')[0] ?? email,
        password: TEST_PASSWORD,
        roles,
        languages,
      }),
    );
    return this.signIn(email, TEST_PASSWORD, user.id);
  }

  async signIn(email: string, password = TEST_PASSWORD, id = ''): Promise<TestClient> {
    const client = new TestClient(this.url, id);
    const answer = await client.post('/auth/login', { email, password });
    if (answer.status !== 200) throw new Error(`sign-in of ${email} failed: ${answer.status} ${answer.text}`);
    return client;
  }

  /** A client that is not signed in. */
  get anonymous(): TestClient {
    return new TestClient(this.url, '');
  }

  close(): Promise<void> {
    return this.cleanUp();
  }
}
