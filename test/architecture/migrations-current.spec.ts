import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { ENTITIES } from '../../src/schema.js';

describe('the migrations', () => {
  const name = `migrations_${randomUUID().replaceAll('-', '')}`;
  let admin: Client;
  let source: DataSource;

  beforeAll(async () => {
    Logger.overrideLogger(['fatal']);
    // An empty database, not the template: that one is made by the compiled migrations, which may be older.
    const url = new URL(process.env['CLAIMDESK_TEST_ADMIN_URL'] ?? '');
    admin = new Client({ connectionString: url.toString() });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    url.pathname = `/${name}`;
    const options = {
      url: url.toString(),
      entities: ENTITIES,
      migrations: MIGRATIONS,
      poolSize: 2,
      statementTimeoutMs: 0,
    };
    source = await new DataSource(dataSourceOptions(options)).initialize();
    await source.runMigrations();
  }, 60_000);
  afterAll(async () => {
    await source?.destroy();
    await admin?.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin?.end();
  });

  const drift = async (): Promise<string[]> =>
    (await source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
  /** Everything in our schema, by PostgreSQL's own description. */
  const described = async (): Promise<string[]> => {
    const rows = await source.query<{ line: string }[]>(
      `SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
         FROM information_schema.columns WHERE table_schema = 'public'
       UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
       UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
         FROM pg_constraint WHERE connamespace = 'public'::regnamespace
       UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
       UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
       UNION ALL SELECT 'view ' || viewname || definition FROM pg_views WHERE schemaname = 'public'
       UNION ALL SELECT 'sequence ' || sequencename FROM pg_sequences WHERE schemaname = 'public'`,
    );
    return rows.map(({ line }) => line).sort();
  };
  const isOurs = (line: string): boolean => !/schema_migration/.test(line);

  it('leave nothing for the entities to ask for', async () => {
    expect(await drift()).toEqual([]);
  });

  it('are all listed, in the order of their time stamps', () => {
    const folder = join(import.meta.dirname, '../../migrations');
    const files = readdirSync(folder)
      .filter((file) => /^\d+-\w+\.ts$/.test(file))
      .sort();
    const names = MIGRATIONS.map(({ name }) => name);
    expect(names).toEqual(
      files.map((file) => {
        const [stamp, name] = file.replace('.ts', '').split('-');
        return `${name}${stamp}`;
      }),
    );
  });

  it('can be undone, all of them, and done again with the same result', async () => {
    const before = await described();
    expect(before.length).toBeGreaterThan(200);
    for (let left = MIGRATIONS.length; left > 0; left -= 1) await source.undoLastMigration();
    expect((await described()).filter(isOurs)).toEqual([]);
    const ran = await source.runMigrations();
    expect(ran).toHaveLength(MIGRATIONS.length);
    expect(await described()).toEqual(before);
    expect(await drift()).toEqual([]);
  });
});
