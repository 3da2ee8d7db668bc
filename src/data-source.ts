import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.js';
import { loadConfig } from './config/app-config.js';
import { dataSourceOptions } from './database/data-source-options.js';
import { ENTITIES } from './schema.js';

/** For the TypeORM command line (`npm run migration:generate`), which needs DATABASE_URL. */
export default new DataSource(
  dataSourceOptions({
    url: loadConfig().databaseUrl ?? '',
    entities: ENTITIES,
    migrations: MIGRATIONS,
    poolSize: 2,
    statementTimeoutMs: 0,
  }),
);
