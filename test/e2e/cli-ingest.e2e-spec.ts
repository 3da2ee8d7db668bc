import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Claimdesk } from '../integration/cli/claimdesk-process.js';
import { TestApp } from '../support/app.js';
import type { TestClient } from '../support/client.js';
import { WebSite } from '../support/web-site.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const COST = 'Repairs will cost $3 million, according to the council of Norvale.';

const PAGE = `<!doctype html><html lang="en"><head><title>Storm costs in Norvale</title></head><body><article>
  <h1>Storm costs in Norvale</h1><p>${HOUSES}</p><p>${COST}</p></article></body></html>`;

// Every command is a process of its own, which takes seconds on a busy machine.
jest.setTimeout(120_000);

describe('claimdesk ingest', () => {
  let app: TestApp;
  let site: WebSite;
  let editor: TestClient;
  let claimdesk: Claimdesk;
  let article: string;
  let server: string[];

  beforeAll(async () => {
    site = await WebSite.start();
    site.page('/storm', PAGE);
    const allow = { CLAIMDESK_FETCH_ALLOW: `127.0.0.1:${site.port}` };
    app = await TestApp.start({ env: allow });
    await app.person('admin@desk.test', ['admin']);
    editor = await app.person('editor@desk.test', ['editor']);
    const scopes = ['document.create', 'document.read', 'document.extract'];
    const { body } = await editor.post('/tokens', { name: 'command line', scopes });
    server = ['--server', `${app.url}/`, '--token', body.token];
    claimdesk = await Claimdesk.open({ CLAIMDESK_SECRET: app.config.secret ?? '', ...allow });
    article = join(claimdesk.folder, 'storm “costs”.txt');
    await writeFile(article, `${HOUSES}\r\n\r\n${COST}\r\n`);
  });
  afterAll(async () => {
    await claimdesk?.close();
    await app?.close();
    await site?.close();
  });

  describe('through a server', () => {
    it('puts a file in, waits for its claims, and names it as asked', async () => {
      const args = ['ingest', article, '--json', '--wait', '--title', 'Norvale’s storm', ...server];
      const { code, json, stderr } = await claimdesk.run(args);
      expect([code, stderr]).toEqual([0, '']);
      const [taken] = json();
      expect(taken).toEqual({
        file: article,
        id: expect.any(String),
        status: 'READY',
        title: 'Norvale’s storm',
        claims: 2,
      });
      const { body } = await editor.get(`/documents/${taken.id}`);
      expect(body).toMatchObject({ title: 'Norvale’s storm', currentVersion: { hasOriginal: true } });
    });

    it('takes server and token from the environment, and text from standard input', async () => {
      const env = { CLAIMDESK_SERVER: app.url, CLAIMDESK_TOKEN: server[3]! };
      const { code, json } = await claimdesk.run(['ingest', '-', '--json'], { env, input: HOUSES });
      expect([code, json()]).toMatchObject([0, [{ file: '-', status: 'READING' }]]);
    });

    it('goes on after a file that cannot be taken, and says with the server’s code why', async () => {
      const archive = join(claimdesk.folder, 'archive.txt');
      await writeFile(archive, 'PK\x03\x04abc');
      const files = [archive, 'missing.txt', 'ftp://paper.example/storm', article];
      const { code, json } = await claimdesk.run(['ingest', '--json', ...files, ...server]);
      expect(code).toBe(1);
      expect(json()).toMatchObject([
        { file: archive, error: { code: 'DOCUMENT_BINARY' } },
        { file: 'missing.txt', error: { code: 'FILE_NOT_FOUND' } },
        { file: 'ftp://paper.example/storm', error: { code: 'URL_INVALID' } },
        { file: article, id: expect.any(String) },
      ]);
    });

    it('puts a page in by its address, and says which document has it when it is there already', async () => {
      const args = ['ingest', site.url('/storm'), '--json', ...server];
      const { code, json, stderr } = await claimdesk.run([...args, '--wait']);
      expect([code, stderr]).toEqual([0, '']);
      const [taken] = json();
      expect(taken).toMatchObject({
        file: site.url('/storm'),
        status: 'READY',
        title: 'Storm costs in Norvale',
        claims: 2,
      });
      const known = await claimdesk.run(args);
      expect([known.code, known.json()]).toMatchObject([
        1,
        [{ error: { code: 'DOCUMENT_DUPLICATE', message: expect.stringContaining(taken.id) } }],
      ]);
      expect((await claimdesk.run([...args, '--allow-duplicate'])).json()).toMatchObject([{ status: 'READING' }]);
    });

    it('fails when waiting shows that there is no page', async () => {
      const { code, json } = await claimdesk.run(['ingest', site.url('/none'), '--json', '--wait', ...server]);
      expect([code, json()]).toMatchObject([1, [{ error: { code: 'URL_NOT_FOUND' } }]]);
    });

    it('fails when waiting shows that the file cannot be read', async () => {
      const wrong = join(claimdesk.folder, 'wrong.html');
      await writeFile(wrong, Buffer.from('<meta charset="utf-7-imap"><p>Some words stand here.</p>'));
      const { code, json } = await claimdesk.run(['ingest', wrong, '--json', '--wait', ...server]);
      expect([code, json()]).toMatchObject([1, [{ file: wrong, error: { code: 'DOCUMENT_CHARSET' } }]]);
    });

    it('says that the token is wrong, or that no server is there', async () => {
      const wrong = await claimdesk.run(['ingest', article, '--server', app.url, '--token', 'cdt_wrong']);
      expect([wrong.code, wrong.stdout]).toEqual([1, '']);
      expect(wrong.stderr).toMatch(/TOKEN_INVALID/);
      const nobody = await claimdesk.run(['ingest', article, '--server', 'http://127.0.0.1:1', '--token', 'x']);
      expect(nobody.code).toBe(1);
      expect(nobody.stderr).toMatch(/SERVER_UNREACHABLE/);
    });
  });

  describe('straight into the database', () => {
    const direct = (...args: string[]) =>
      claimdesk.run(['ingest', '--json', article, ...args], { env: { DATABASE_URL: app.database.url } });

    it('acts for the first administrator, and has the claims found', async () => {
      const { code, json } = await direct('--wait');
      expect(code).toBe(0);
      const [taken] = json();
      expect(taken).toMatchObject({ status: 'READY', claims: 2 });
      const [event] = await app.sql.query(
        `SELECT email, request_id FROM audit_event JOIN user_account ON user_account.id = actor_id
         WHERE entity_id = $1 AND event = 'document.created'`,
        [taken.id],
      );
      expect(event).toEqual({ email: 'admin@desk.test', request_id: expect.stringMatching(/^cli-/) });
    });

    it('fetches a page here when it is to wait, and refuses one of a private network', async () => {
      const env = { DATABASE_URL: app.database.url };
      site.page('/direct', PAGE);
      const { code, json } = await claimdesk.run(['ingest', '--json', '--wait', site.url('/direct')], { env });
      expect([code, json()]).toMatchObject([0, [{ status: 'READY', claims: 2 }]]);
      const refused = await claimdesk.run(['ingest', '--json', 'http://10.0.0.1/'], { env });
      expect(refused.json()).toMatchObject([{ error: { code: 'URL_FORBIDDEN_ADDRESS' } }]);
      const [event] = await app.sql.query(
        `SELECT email FROM audit_event JOIN user_account ON user_account.id = actor_id
         WHERE event = 'document.addressRefused'`,
      );
      expect(event).toEqual({ email: 'admin@desk.test' });
    });

    it('acts for the person named, if that person may', async () => {
      await app.person('viewer@desk.test', ['viewer']);
      expect((await direct('--as', 'editor@desk.test')).code).toBe(0);
      expect((await direct('--as', 'viewer@desk.test')).stderr).toMatch(/FORBIDDEN/);
      expect((await direct('--as', 'nobody@desk.test')).stderr).toMatch(/NOT_FOUND/);
    });
  });

  it('sends people to the server that runs on the data folder; other commands work beside it', async () => {
    const running = claimdesk.start(['serve'], { PORT: '0' });
    const up = new Promise<void>((resolve, reject) => {
      running.stdout?.on('data', (chunk: Buffer) => String(chunk).includes('Claimdesk is at') && resolve());
      running.once('close', () => reject(new Error('the server ended')));
    });
    running.stderr?.resume();
    await up;
    const refused = await claimdesk.run(['ingest', article]);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/running on this data folder.*--server URL --token TOKEN.*DATA_FOLDER_IN_USE/s);
    const beside = ['user', 'add', 'op@desk.example', '--role', 'admin', '--no-password'];
    expect(await claimdesk.run(beside)).toMatchObject({ code: 0 });
    expect(await claimdesk.run(['audit', 'verify'])).toMatchObject({ code: 0 });
    expect(await claimdesk.run(['doctor'])).toMatchObject({ code: 0 });
    const ended = new Promise((resolve) => running.once('close', resolve));
    running.kill('SIGINT');
    expect(await ended).toBe(0);
    // Its lock and its database are gone: a command starts its own.
    expect((await claimdesk.run(['ingest', article, '--json', '--wait'])).json()).toMatchObject([{ claims: 2 }]);
  });
});
