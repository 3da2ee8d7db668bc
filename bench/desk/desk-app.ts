import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { loadConfig } from '../../src/config/app-config.js';
import { ensureDatabase, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { createApp } from '../../src/runtime/create-app.js';
import { migrateDatabase } from '../../src/runtime/migrate-database.js';
import { SchemesService } from '../../src/schemes/schemes.service.js';
import { PasswordHasher } from '../../src/users/password-hasher.js';
import { loadDesk } from './dataset.js';
import { SentStatements } from './statements.js';

/** The product in this process, on a database with so many claims: only so can its statements be listened to. */
export interface DeskApp {
  url: string;
  db: Client;
  statements: SentStatements;
  /** Cookie of somebody of the dataset. */
  signIn: (email: string) => Promise<string>;
}

/** @returns what `work` returned; the database is gone afterwards. */
export async function onDesk<T>(claims: number, work: (desk: DeskApp) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-bench-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const password = randomBytes(16).toString('hex');
  const databaseUrl = postgres.databaseUrl('bench');
  const db = new Client({ connectionString: databaseUrl });
  db.on('error', () => undefined);
  let close = async (): Promise<void> => undefined;
  try {
    await ensureDatabase(postgres, 'bench');
    await migrateDatabase(databaseUrl);
    await db.connect();
    Logger.overrideLogger(['fatal']);
    const secret = randomBytes(48).toString('base64');
    const config = loadConfig({ DATABASE_URL: databaseUrl, CLAIMDESK_DATA: folder, CLAIMDESK_SECRET: secret });
    const app = await createApp({ config, databaseUrl, role: 'api' });
    close = () => app.close();
    await app.get(SchemesService, { strict: false }).ensureDefault();
    await loadDesk(db, claims, await new PasswordHasher().hash(password));
    await app.listen(0, '127.0.0.1');
    const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/api/v1`;
    const statements = new SentStatements(app.get(DataSource));
    return await work({ url, db, statements, signIn: (email) => signIn(url, email, password) });
  } finally {
    await close();
    await db.end().catch(() => undefined);
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function signIn(url: string, email: string, password: string): Promise<string> {
  const body = JSON.stringify({ email, password });
  const answer = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (answer.status !== 200) throw new Error(`${email} cannot sign in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
