import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { Claimdesk, outcomeOf } from '../integration/cli/claimdesk-process.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const PASSWORD = 'quiet lantern under nine bridges';

interface CheckLine {
  name: string;
  state: string;
  message: string;
  advice: string | null;
}

// Every command is a process of its own, which takes seconds on a busy machine.
jest.setTimeout(120_000);

describe('claimdesk, for whoever runs the desk', () => {
  let database: TestDatabase;
  let claimdesk: Claimdesk;

  beforeAll(async () => {
    database = await createTestDatabase();
    const secret = randomBytes(48).toString('base64');
    claimdesk = await Claimdesk.open({ DATABASE_URL: database.url, CLAIMDESK_SECRET: secret, NODE_ENV: 'test' });
  });
  afterAll(async () => {
    await claimdesk?.close();
    await database?.drop();
  });

  async function sql<Row extends object>(statement: string): Promise<Row[]> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async function emptyDatabase(): Promise<TestDatabase> {
    const name = `cli_${randomBytes(8).toString('hex')}`;
    await sql(`CREATE DATABASE ${name}`);
    const url = new URL(database.url);
    url.pathname = `/${name}`;
    const drop = async (): Promise<void> => {
      await sql(`DROP DATABASE ${name} WITH (FORCE)`);
    };
    return { url: url.toString(), drop };
  }

  async function doctor(
    env: Record<string, string> = {},
  ): Promise<{ code: number | null; ok: boolean; checks: CheckLine[] }> {
    const { code, json } = await claimdesk.run(['doctor', '--json'], { env });
    const [answer] = json();
    return { code, ...answer };
  }

  const stateOf = (checks: CheckLine[], name: string): CheckLine | undefined =>
    checks.find((check) => check.name === name);

  it('migrates an empty database, once, and only then works on it', async () => {
    const empty = await emptyDatabase();
    try {
      const env = { DATABASE_URL: empty.url };
      const tooEarly = await claimdesk.run(['user', 'list', '--json'], { env });
      expect([tooEarly.code, tooEarly.stdout]).toEqual([1, '']);
      expect(tooEarly.stderr).toMatch(/Run: claimdesk migrate \(NOT_READY\)/);
      expect(stateOf((await doctor(env)).checks, 'migrations')).toMatchObject({
        state: 'fail',
        advice: 'Run: claimdesk migrate',
      });
      const [first] = (await claimdesk.run(['migrate', '--json'], { env })).json();
      expect(first.ran.length).toBeGreaterThan(0);
      expect((await claimdesk.run(['migrate', '--json'], { env })).json()).toEqual([{ ran: [] }]);
      expect(await claimdesk.run(['migrate'], { env })).toMatchObject({
        code: 0,
        stdout: 'The database is up to date.\n',
      });
      const { code, checks } = await doctor(env);
      expect([code, checks.filter(({ state }) => state === 'fail')]).toEqual([0, []]);
    } finally {
      await empty.drop();
    }
  });

  describe('user', () => {
    const add = (email: string, more: string[] = [], input = `${PASSWORD}\n`) =>
      claimdesk.run(['user', 'add', email, '--password-stdin', '--json', ...more], { input });

    it('makes accounts by the rules of the API', async () => {
      const made = await add('Ada@Desk.Example', ['--role', 'admin', '--role', 'editor', '--name', 'Ada']);
      expect(made.code).toBe(0);
      expect(made.json()).toMatchObject([
        { email: 'ada@desk.example', displayName: 'Ada', roles: ['admin', 'editor'], hasPassword: true },
      ]);
      expect(made.stdout).not.toContain(PASSWORD);
      const again = await add('ada@desk.example', ['--role', 'viewer']);
      expect([again.code, again.stdout]).toEqual([1, '']);
      expect(again.stderr).toMatch(/EMAIL_TAKEN/);
      expect((await add('weak@desk.example', ['--role', 'viewer'], 'password1234\n')).stderr).toMatch(
        /PASSWORD_TOO_WEAK/,
      );
      expect(await add('no address', ['--role', 'viewer'])).toMatchObject({ code: 2, stdout: '' });
      const events = await sql<{ data: object; actor_kind: string; request_id: string }>(
        `SELECT data, actor_kind, request_id FROM audit_event WHERE event = 'user.created'`,
      );
      expect(events).toMatchObject([{ actor_kind: 'system', data: { origin: 'cli' } }]);
      expect(events[0]?.request_id).toMatch(/^cli-/);
    });

    it('makes an account whose password comes later, and sets it', async () => {
      const made = await claimdesk.run(['user', 'add', 'rita@desk.example', '--role', 'reviewer', '--no-password']);
      expect(made.code).toBe(0);
      expect((await claimdesk.run(['user', 'list'])).stdout).toMatch(
        /^rita@desk\.example\trita\treviewer\tno password$/m,
      );
      const set = ['user', 'passwd', 'rita@desk.example', '--password-stdin'];
      expect(await claimdesk.run(set, { input: 'short' })).toMatchObject({ code: 1 });
      expect(await claimdesk.run(set, { input: PASSWORD })).toMatchObject({ code: 0 });
      const [{ items }] = (await claimdesk.run(['user', 'list', '--json'])).json();
      expect(items).toContainEqual(expect.objectContaining({ email: 'rita@desk.example', hasPassword: true }));
    });

    it('closes accounts, but not that of the last administrator', async () => {
      expect(await claimdesk.run(['user', 'disable', 'rita@desk.example'])).toMatchObject({ code: 0 });
      const last = await claimdesk.run(['user', 'disable', 'ada@desk.example']);
      expect([last.code, last.stdout]).toEqual([1, '']);
      expect(last.stderr).toMatch(/LAST_ADMIN/);
      expect((await claimdesk.run(['user', 'disable', 'nobody@desk.example'])).stderr).toMatch(/NOT_FOUND/);
      expect((await claimdesk.run(['user', 'list'])).stdout).toMatch(/rita@desk\.example.*disabled/);
    });
  });

  it('makes a token that does no more than its owner', async () => {
    const make = (...more: string[]) => claimdesk.run(['token', 'create', '--json', '--scope', ...more]);
    expect((await make('document.create')).json()).toMatchObject([
      { token: expect.stringMatching(/^cdt_/), scopes: ['document.create'] },
    ]);
    expect((await make('assignment.work')).code).toBe(0);
    expect((await make('adjudication.decide')).stderr).toMatch(/FORBIDDEN/);
    expect((await make('document.create', '--as', 'rita@desk.example')).stderr).toMatch(/disabled/);
  });

  it('refuses demo users in production', async () => {
    const { code, stdout, stderr } = await claimdesk.run(['seed'], { env: { NODE_ENV: 'production' } });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/never made with NODE_ENV=production.*CONFIGURATION_INVALID/);
    expect(await sql(`SELECT 1 FROM user_account WHERE email LIKE '%@demo.example'`)).toEqual([]);
  });

  it('adds no demo users to a desk with people of its own', async () => {
    const { code, stdout } = await claimdesk.run(['seed']);
    expect([code, stdout]).toEqual([0, 'This desk has people of its own, so no demo data was added.\n']);
  });

  it('leaves no database behind when it is interrupted, and goes on the next time', async () => {
    // Empty is as good as unset: the embedded database, in the scratch folder.
    const env = { DATABASE_URL: '' };
    const child = claimdesk.start(['migrate'], env);
    const ended = outcomeOf(child);
    await once(child.stderr!, 'data');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({
      code: 130,
      stdout: '',
      stderr: expect.stringMatching(/claimdesk: stopped\n$/),
    });
    const left = await readdir(join(claimdesk.folder, 'data', 'postgres')).catch(() => []);
    expect(left).not.toContain('postmaster.pid');
    expect((await claimdesk.run(['migrate'], { env })).code).toBe(0);
    expect((await claimdesk.run(['user', 'list', '--json'], { env })).json()).toEqual([{ items: [] }]);
  });

  describe('doctor', () => {
    it('finds nothing wrong where nothing is', async () => {
      const { code, ok, checks } = await doctor();
      expect([code, ok]).toEqual([0, true]);
      expect(checks.map(({ name }) => name)).toEqual([
        'node',
        'configuration',
        'data folder',
        'disk',
        'database',
        'migrations',
        'queue',
        'outbox',
        'jobs',
        'mail',
        'webhooks',
        'audit',
      ]);
      expect(stateOf(checks, 'database')?.message).toMatch(/^PostgreSQL \d+/);
    });

    it('says what is wrong with the configuration', async () => {
      const { code, checks } = await doctor({ PORT: 'many', DATABASE_URL: 'mysql://x' });
      expect(code).toBe(1);
      expect(stateOf(checks, 'configuration')).toMatchObject({
        state: 'fail',
        message: expect.stringMatching(/PORT.*DATABASE_URL|DATABASE_URL.*PORT/),
      });
    });

    it('says that the database cannot be reached', async () => {
      const { code, checks } = await doctor({ DATABASE_URL: 'postgres://127.0.0.1:1/none' });
      expect(code).toBe(1);
      expect(stateOf(checks, 'database')).toMatchObject({
        state: 'fail',
        message: expect.stringContaining('ECONNREFUSED'),
      });
    });

    it('says that others can look into the data folder, and that no worker takes the jobs', async () => {
      const folder = join(claimdesk.folder, 'open');
      await mkdir(folder);
      await chmod(folder, 0o755);
      await sql(`INSERT INTO outbox_job (id, queue, name, payload, created_at)
        VALUES (gen_random_uuid(), 'elsewhere', 'x', '{}', now() - interval '1 hour')`);
      const { code, checks } = await doctor({ CLAIMDESK_DATA: folder });
      expect(code).toBe(0);
      expect(stateOf(checks, 'data folder')).toMatchObject({ state: 'warn', advice: `Run: chmod 700 ${folder}` });
      expect(stateOf(checks, 'outbox')).toMatchObject({ state: 'warn' });
      expect(stateOf(checks, 'mail')).toMatchObject({ state: 'ok' });
      await sql(`INSERT INTO mail_digest (id, user_id, day, state)
        SELECT gen_random_uuid(), id, current_date, 'FAILED' FROM user_account ORDER BY id LIMIT 1`);
      expect(stateOf((await doctor()).checks, 'mail')).toMatchObject({
        state: 'warn',
        message: '1 mails to 1 people given up within 7 days',
      });
      await sql(`DELETE FROM mail_digest`);
      await sql(`DELETE FROM outbox_job WHERE queue = 'elsewhere'`);
    });

    it('names webhooks that nothing arrives at', async () => {
      await sql(`INSERT INTO webhook_endpoint (id, url, description, events, enabled, secret, after_seq, created_by, failing_since)
        SELECT gen_random_uuid(), 'https://cms.example/key-of-the-cms', '', '{verdict.*}', true, 'sealed', 0, id, now() - interval '2 hours'
        FROM user_account LIMIT 1`);
      const [made] = await sql<{ id: string }>(`SELECT id FROM webhook_endpoint`);
      const check = stateOf((await doctor()).checks, 'webhooks');
      expect(check).toMatchObject({ state: 'warn', message: expect.stringContaining(made!.id) });
      expect(JSON.stringify(check)).not.toContain('key-of-the-cms');
      await sql(`DELETE FROM webhook_endpoint`);
    });

    it('prints a line for each check, and what to do', async () => {
      const { code, stdout } = await claimdesk.run(['doctor'], {
        env: { DATABASE_URL: 'postgres://127.0.0.1:1/none' },
      });
      expect(code).toBe(1);
      expect(stdout).toMatch(/^ok {4}node {2,}Node/m);
      expect(stdout).toMatch(/^fail {2}database .*\n {21}Check DATABASE_URL/m);
    });
  });

  // Last: it leaves the chain broken.
  describe('audit verify', () => {
    const verify = (env: Record<string, string> = {}) => claimdesk.run(['audit', 'verify', '--json'], { env });

    it('finds the chain whole, names a row that was edited, and then one that is missing', async () => {
      const whole = await verify();
      expect(whole.code).toBe(0);
      expect(whole.json()).toMatchObject([{ ok: true, fault: null }]);
      expect((await claimdesk.run(['audit', 'verify'])).stdout).toMatch(/^The audit trail is whole: \d+ rows\.\n$/);

      await sql(`SET session_replication_role = replica; UPDATE audit_event SET event = 'user.forged' WHERE seq = 3`);
      const edited = await verify();
      expect(edited.code).toBe(1);
      expect(edited.json()).toEqual([
        {
          ok: false,
          rows: 2,
          fault: { seq: '3', problem: 'its content was changed', problemCode: 'content-changed', params: {} },
        },
      ]);

      await sql(`SET session_replication_role = replica; DELETE FROM audit_event WHERE seq = 2`);
      expect((await verify()).json()).toMatchObject([
        {
          ok: false,
          rows: 1,
          fault: { problem: 'row 2 is missing', problemCode: 'row-missing', params: { missing: '2' } },
        },
      ]);
      const told = await claimdesk.run(['audit', 'verify']);
      expect([told.code, told.stdout]).toEqual([1, expect.stringMatching(/broken at row 3: row 2 is missing/)]);
    });

    it('tells a wrong secret from a broken chain', async () => {
      const { code, stderr } = await verify({ CLAIMDESK_SECRET: randomBytes(48).toString('base64') });
      expect(code).toBe(1);
      expect(stderr).toMatch(/not the secret the desk runs with/);
    });

    it('is noticed by doctor when the end was cut off', async () => {
      await sql(`SET session_replication_role = replica;
        DELETE FROM audit_event WHERE seq = (SELECT max(seq) FROM audit_event)`);
      const { code, checks } = await doctor();
      expect([code, stateOf(checks, 'audit')?.state]).toEqual([1, 'fail']);
    });
  });
});
