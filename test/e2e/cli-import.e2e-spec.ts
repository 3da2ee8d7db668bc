import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Claimdesk } from '../integration/cli/claimdesk-process.js';
import { TestApp } from '../support/app.js';

jest.setTimeout(180_000);

describe('claimdesk import', () => {
  let app: TestApp;
  let claimdesk: Claimdesk;
  let file: string;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    await app.person('admin@desk.test', ['admin']);
    claimdesk = await Claimdesk.open({ CLAIMDESK_SECRET: app.config.secret ?? '' });
    file = join(claimdesk.folder, 'documents.jsonl');
    await writeFile(file, '{"text":"The storm destroyed 41 houses."}\n{"text":\n');
  });
  afterAll(async () => {
    await claimdesk?.close();
    await app?.close();
  });

  it('tries a file out through a server and says which rows it would refuse', async () => {
    const served = await TestApp.start();
    try {
      const editor = await served.person('editor@desk.test', ['editor']);
      const { body } = await editor.post('/tokens', { name: 'import', scopes: ['import.run'] });
      const server = ['--server', served.url, '--token', body.token];
      const tried = await claimdesk.run(['import', file, '--dry-run', '--wait', ...server]);
      expect([tried.code, tried.stderr]).toEqual([1, expect.stringContaining('line 2: ROW_UNREADABLE')]);
      expect(await served.sql.query('SELECT 1 FROM document')).toEqual([]);
      const missing = await claimdesk.run(['import', 'nowhere.csv', ...server]);
      expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('FILE_NOT_FOUND')]);
    } finally {
      await served.close();
    }
  });

  it('takes a file in without a server, and does the work itself', async () => {
    const env = { DATABASE_URL: app.database.url };
    const { code, json } = await claimdesk.run(['import', file, '--wait', '--json'], { env });
    expect(code).toBe(1);
    expect(json()[0]).toMatchObject({ status: 'DONE', rows: 2, counts: { created: 1, refused: 1 } });
    expect(await app.sql.query('SELECT status FROM document')).toEqual([{ status: 'READY' }]);
  });
});
