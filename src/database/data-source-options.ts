import { Logger } from '@nestjs/common';
import type { ClientBase } from 'pg';
import type { DataSourceOptions, EntitySchema, MixedList } from 'typeorm';
import { SnakeNamingStrategy } from './snake-naming.strategy.js';

export interface DatabaseOptions {
  url: string;
  entities: MixedList<Function | string | EntitySchema>;
  migrations: MixedList<Function | string>;
  poolSize: number;
  /** Longest a statement may run, in milliseconds; 0 for no limit (migrations). */
  statementTimeoutMs?: number;
}

/**
 * How every part of Claimdesk connects. The time limits stop a forgotten lock or a lost client from holding others up
 * (values: `docs/operations.md`).
 */
export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  const logger = new Logger('Database');
  return {
    type: 'postgres',
    url: options.url,
    entities: options.entities,
    migrations: options.migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    // gen_random_uuid() is built into PostgreSQL 13 and later: no extension is needed.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolErrorHandler: (error: unknown) => logger.warn(`a pooled connection was lost: ${String(error)}`),
    extra: {
      max: options.poolSize,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: options.statementTimeoutMs ?? 15_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 30_000,
      application_name: 'claimdesk',
      // The pool lends a new connection before its borrower can listen to it. When the server ends it in that very moment,
      // an 'error' event without a listener would end the process; with one, the borrower's statement fails.
      onConnect: (client: ClientBase) => void client.on('error', () => undefined),
    },
  };
}
