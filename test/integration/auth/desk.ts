import type { AddressInfo } from 'node:net';
import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import type { Role } from '../../../src/access/permissions.js';
import { AuditModule } from '../../../src/audit/audit.module.js';
import { AuthModule } from '../../../src/auth/auth.module.js';
import { type AppConfig, loadConfig } from '../../../src/config/app-config.js';
import { ConfigModule } from '../../../src/config/config.module.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { Transactions } from '../../../src/database/transactions.js';
import { configureApp } from '../../../src/http/configure-app.js';
import { Outbox } from '../../../src/jobs/outbox.js';
import { ENTITIES } from '../../../src/schema.js';
import { UsersModule } from '../../../src/users/users.module.js';
import { UsersService } from '../../../src/users/users.service.js';
import { Browser } from './browser.js';

/** A password good enough for the policy. */
export const PASSWORD = 'vier Esel tragen Briefe';
export const PREFIX = '/api/v1';

/** How requests that raced ended, in ascending order: who won is not the point. */
export const statusesOf = (answers: readonly { status: number }[]): number[] =>
  answers.map((answer) => answer.status).sort((a, b) => a - b);

@Global()
@Module({ providers: [Outbox], exports: [Outbox] })
class OutboxOnlyModule {}

/** The modules users and auth in a whole application of their own, as the composition root wires them. */
export class Desk {
  private constructor(
    readonly app: NestExpressApplication,
    readonly config: AppConfig,
    readonly url: string,
  ) {}

  static async start(
    databaseUrl: string,
    options: { config?: Partial<AppConfig>; modules?: (Type | DynamicModule)[] } = {},
  ): Promise<Desk> {
    const config: AppConfig = {
      ...loadConfig({
        NODE_ENV: 'test',
        DATABASE_URL: databaseUrl,
        CLAIMDESK_SECRET: 'x'.repeat(48),
        CLAIMDESK_DEMO: 'off',
      }),
      ...options.config,
    };
    const testing = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot({ url: databaseUrl, entities: ENTITIES, migrations: MIGRATIONS, poolSize: 8 }),
        AuditModule,
        OutboxOnlyModule,
        UsersModule,
        AuthModule,
        ...(options.modules ?? []),
      ],
    }).compile();
    const app = testing.createNestApplication<NestExpressApplication>({ logger: false, bodyParser: false });
    configureApp(app, config);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new Desk(app, config, `http://127.0.0.1:${port}`);
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  get database(): DataSource {
    return this.app.get<DataSource>(getDataSourceToken());
  }

  sql<Row = Record<string, unknown>>(text: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.database.query(text, parameters);
  }

  /** A browser: keeps cookies, sends JSON. */
  browser(): Browser {
    return new Browser(this.url);
  }

  /** A client without memory. */
  get http(): Browser {
    return new Browser(this.url);
  }

  async person(
    name: string,
    roles: Role[],
    password: string | undefined = PASSWORD,
  ): Promise<{ id: string; email: string }> {
    const email = `${name}@desk.example`;
    const user = await this.app
      .get(Transactions)
      .run((tx) =>
        this.app
          .get(UsersService)
          .createUser(tx, SYSTEM_ACTOR, { email, displayName: name, roles, password }, { acceptWeakPassword: true }),
      );
    return { id: user.id, email };
  }

  login(browser: Browser, email: string, password = PASSWORD) {
    return browser.post(`${PREFIX}/auth/login`).send({ email, password });
  }

  /** A new person with these roles, signed in. */
  async signedIn(name: string, roles: Role[]) {
    const person = await this.person(name, roles);
    const browser = this.browser();
    await this.login(browser, person.email).expect(200);
    return { ...person, browser };
  }

  /** Audit events of one name, oldest first. */
  audit(event: string): Promise<{ entity_id: string; actor_id: string | null; data: Record<string, unknown> }[]> {
    return this.sql(`SELECT entity_id, actor_id, data FROM audit_event WHERE event = $1 ORDER BY seq`, [event]);
  }
}
