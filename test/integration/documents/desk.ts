import { randomUUID } from 'node:crypto';
import {
  type CanActivate,
  type DynamicModule,
  type ExecutionContext,
  Global,
  Module,
  type ModuleMetadata,
} from '@nestjs/common';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { type ActorRequest, ROUTE_ACCESS, type RouteAccess } from '../../../src/access/access.decorators.js';
import { can } from '../../../src/access/actor.js';
import type { Role } from '../../../src/access/permissions.js';
import { AuditModule } from '../../../src/audit/audit.module.js';
import { AppError } from '../../../src/common/app-error.js';
import { type AppConfig, loadConfig } from '../../../src/config/app-config.js';
import { ConfigModule } from '../../../src/config/config.module.js';
import { dataSourceOptions } from '../../../src/database/data-source-options.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { ProblemFilter } from '../../../src/http/problem.filter.js';
import { requestId } from '../../../src/http/request-id.middleware.js';
import { validationPipe } from '../../../src/http/validation.pipe.js';
import { VersionEtagInterceptor } from '../../../src/http/version-etag.interceptor.js';
import { Outbox } from '../../../src/jobs/outbox.js';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { RightOfReplyModule } from '../../../src/replies/right-of-reply.module.js';
import { ReportArchiveModule } from '../../../src/reports/report-archive.module.js';
import { ENTITIES } from '../../../src/schema.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

@Global()
@Module({ providers: [Outbox], exports: [Outbox] })
class OutboxOnlyModule {}

/** Signs everybody in who says who they are: `x-user: <id> <role>,<role>`. */
class HeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const access = new Reflector().get<RouteAccess>(ROUTE_ACCESS, context.getHandler());
    if (access.kind === 'public') return true;
    const [id, roles] = (request.headers['x-user'] as string | undefined)?.split(' ') ?? [];
    if (!id || !roles) throw new AppError('NOT_AUTHENTICATED', 'Sign in first.');
    const actor = {
      id,
      kind: 'user' as const,
      roles: roles.split(',') as Role[],
      scopes: null,
      requestId: request.requestId ?? null,
    };
    request.actor = actor;
    if (access.kind === 'permission' && !can(actor, access.permission))
      throw new AppError('FORBIDDEN', 'You are not allowed.');
    return true;
  }
}

/** A desk without sign-in and without workers, on a database of its own: the modules under test, and jobs run by hand. */
export class Desk {
  constructor(
    readonly app: NestExpressApplication,
    readonly database: DataSource,
    private readonly cleanUp: TestDatabase,
  ) {}

  async addUser(...roles: Role[]): Promise<{ id: string; as: string }> {
    const id = randomUUID();
    await this.database.query(
      `INSERT INTO user_account (id, email, display_name, roles, version) VALUES ($1, $2, 'Someone', $3, 1)`,
      [id, `${id}@demo.example`, roles],
    );
    return { id, as: `${id} ${roles.join(',')}` };
  }

  async count(table: string): Promise<number> {
    const [row] = await this.database.query<{ count: string }[]>(`SELECT count(*) FROM ${table}`);
    return Number(row?.count);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.cleanUp.drop();
  }
}

export async function openDesk(
  imports: NonNullable<ModuleMetadata['imports']>,
  config: Partial<AppConfig> = {},
): Promise<Desk> {
  const database = await createTestDatabase();
  const options = { url: database.url, entities: ENTITIES, migrations: [], poolSize: 5 };
  const module = await Test.createTestingModule({ imports: [rootOf(imports, config, options)] }).compile();
  const app = module.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    logger: ['error', 'warn', 'fatal'],
  });
  app.use(requestId);
  app.useBodyParser('json', { limit: '12mb' });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  return new Desk(app, app.get(DataSource), database);
}

function rootOf(
  imports: NonNullable<ModuleMetadata['imports']>,
  config: Partial<AppConfig>,
  options: Parameters<typeof dataSourceOptions>[0],
): DynamicModule {
  const full = { ...loadConfig({ CLAIMDESK_SECRET: 'x'.repeat(40), NODE_ENV: 'test' }), ...config };
  return {
    module: class DeskModule {},
    imports: [
      ConfigModule.forRoot(full),
      DatabaseModule.forRoot(options),
      AuditModule,
      OutboxOnlyModule,
      NotificationsModule,
      ReportArchiveModule,
      RightOfReplyModule,
      ...imports,
    ],
    providers: [
      { provide: APP_GUARD, useClass: HeaderGuard },
      { provide: APP_INTERCEPTOR, useClass: VersionEtagInterceptor },
      {
        provide: APP_INTERCEPTOR,
        useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
        inject: [Reflector],
      },
    ],
  };
}
