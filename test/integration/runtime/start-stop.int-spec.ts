import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestClient } from '../../support/client.js';
import { createTestDatabase } from '../../support/database.js';
import { DataFolder, ProductProcess, statusOf } from './product-process.js';

const SETUP_SECRET = 'set-up secret of a test';
const PASSWORD = 'a long enough test password';
const TEXT = 'Storm costs\n\nThe storm destroyed 41 houses in Norvale on Monday, the mayor said.';

let folder: DataFolder;
const processes: ProductProcess[] = [];

beforeEach(async () => {
  folder = await DataFolder.create();
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map((each) => each.remove()));
  await folder.remove();
});

async function start(options: Parameters<typeof ProductProcess.start>[0] = {}): Promise<ProductProcess> {
  const env = { CLAIMDESK_DATA: folder.path, CLAIMDESK_DEMO: 'off', ...options.env };
  const started = await ProductProcess.start({ ...options, env });
  processes.push(started);
  return started;
}

/** A failure a person has to mend: exit code 1, a few lines, no stack trace. */
async function failure(started: ProductProcess): Promise<string> {
  expect(await started.ended()).toEqual({ code: 1, signal: null });
  const { output } = started;
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(output.split('\n').length).toBeLessThan(15);
  return output;
}

async function setUp(url: string, secret: string): Promise<TestClient> {
  const client = new TestClient(url, '');
  const person = { email: 'admin@desk.test', displayName: 'Admin', password: PASSWORD };
  expect((await client.post('/auth/setup', { secret, ...person })).status).toBe(201);
  expect((await client.post('/auth/login', { email: person.email, password: PASSWORD })).status).toBe(200);
  return client;
}

async function extraction(client: TestClient, id: string): Promise<string> {
  for (let turn = 0; turn < 300; turn += 1) {
    const { items } = (await client.get(`/documents/${id}/jobs`)).body as { items: { status: string }[] };
    if (items.length > 0 && items.every(({ status }) => status === 'DONE' || status === 'FAILED'))
      return items.map(({ status }) => status).join();
    await new Promise((wake) => setTimeout(wake, 100));
  }
  return 'not ended';
}

describe('one process with the embedded database', () => {
  it('is ready after the first start, and SIGTERM stops server and PostgreSQL', async () => {
    const server = await (await start()).ready();
    expect(await folder.isFree()).toBe(false);
    server.kill('SIGTERM');
    expect(await server.ended()).toEqual({ code: 0, signal: null });
    expect(await folder.isFree()).toBe(true);
    expect(server.output).toContain(`Claimdesk is at http://localhost:${new URL(server.url).port}`);
    // What a person should see, not what the framework does.
    expect(server.output).not.toMatch(/ERROR|FATAL|RouterExplorer/);
    expect(server.output.split('\n').length).toBeLessThan(15);
  }, 90_000);

  it('stops in order when it is told to while it starts', async () => {
    const server = await start();
    await server.wrote(/Creating the database/);
    server.kill('SIGTERM');
    expect(await server.ended(60_000)).toEqual({ code: 0, signal: null });
    expect(await folder.isFree()).toBe(true);
  }, 90_000);

  it('prints the set-up secret once, and not again when there is an account', async () => {
    const server = await (await start()).ready();
    const secret = /this secret: (\S+)/.exec(server.output)?.[1] ?? '';
    expect(server.output.split(secret)).toHaveLength(2);
    await setUp(server.url, secret);
    server.kill('SIGINT');
    expect(await server.ended()).toEqual({ code: 0, signal: null });
    expect(await folder.isFree()).toBe(true);
    const second = await (await start()).ready();
    expect(second.output).not.toContain(secret);
    expect(second.output).not.toContain('no account');
  }, 90_000);

  it('starts again after SIGKILL, with everything that was there', async () => {
    const env = { CLAIMDESK_SETUP_SECRET: SETUP_SECRET };
    const first = await (await start({ env })).ready();
    expect(first.output).not.toContain(SETUP_SECRET);
    const admin = await setUp(first.url, SETUP_SECRET);
    const { body } = await admin.post('/documents', { text: TEXT });
    first.kill('SIGKILL');
    expect(await first.ended()).toEqual({ code: null, signal: 'SIGKILL' });
    const second = await (await start({ env: { ...env, PORT: new URL(first.url).port } })).ready();
    // The same session: it lives in the database, and the secret that signs its cookie in the folder.
    expect(await admin.get(`/documents/${body.id}`)).toMatchObject({ status: 200, body: { id: body.id } });
    expect(await extraction(admin, body.id)).toBe('DONE');
    expect(second.output).not.toContain('no account');
  }, 120_000);

  it('refuses a second process on the same folder and leaves the first alone', async () => {
    const first = await (await start()).ready();
    const output = await failure(await start());
    expect(output).toContain(folder.path);
    expect(output).toMatch(new RegExp(`in use by another Claimdesk \\(process ${first.pid}\\)`));
    expect(await statusOf(`${first.url}/api/v1/health/ready`)).toBe(200);
  }, 90_000);

  it('answers every request that it has begun when it is told to stop', async () => {
    const env = { CLAIMDESK_SETUP_SECRET: SETUP_SECRET };
    const server = await (await start({ env })).ready();
    const admin = await setUp(server.url, SETUP_SECRET);
    const seen = { answered: [] as string[], unanswered: [] as string[] };
    const load = requestsUntilRefused(admin, seen);
    while (seen.answered.length <= LANES) await new Promise((wake) => setTimeout(wake, 10));
    server.kill('SIGTERM');
    await load;
    expect(await server.ended()).toEqual({ code: 0, signal: null });
    // Whoever got no answer had not been heard at all: a connection that nobody had taken yet.
    await (await start({ env: { ...env, PORT: new URL(server.url).port } })).ready();
    const stored = await titles(admin);
    expect(stored.toSorted()).toEqual(seen.answered.toSorted());
    expect(stored.filter((title) => seen.unanswered.includes(title))).toEqual([]);
  }, 90_000);
});

const LANES = 8;

/** Clients that write without a pause until the server takes no more connections, and note what became of each title. */
async function requestsUntilRefused(client: TestClient, seen: { answered: string[]; unanswered: string[] }) {
  const one = async (title: string): Promise<boolean> => {
    try {
      const { status } = await client.post('/documents', { text: TEXT, title });
      if (status === 201) seen.answered.push(title);
      return status === 201;
    } catch {
      seen.unanswered.push(title);
      return false;
    }
  };
  const deadline = Date.now() + 30_000;
  const loop = async (lane: number): Promise<void> => {
    for (let turn = 0; Date.now() < deadline; turn += 1) if (!(await one(`lane ${lane}, document ${turn}`))) return;
  };
  await Promise.all(Array.from({ length: LANES }, (_, lane) => loop(lane)));
}

async function titles(client: TestClient): Promise<string[]> {
  const found: string[] = [];
  let cursor = '';
  do {
    const { body } = await client.get(`/documents?limit=200${cursor}`);
    found.push(...(body.items as { title: string }[]).map(({ title }) => title));
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  return found;
}

describe('a configuration that cannot work', () => {
  it('is told completely, at once', async () => {
    const env = { PORT: 'many', DATABASE_URL: 'mysql://x', CLAIMDESK_SECRET: 'short', CLAIMDESK_DB_POOL: '-1' };
    const output = await failure(await start({ env }));
    for (const name of Object.keys(env)) expect(output).toContain(`${name}: `);
    expect(output).not.toContain('short\n');
  });

  it('with demo users in production is refused', async () => {
    const env = { NODE_ENV: 'production', CLAIMDESK_DEMO: 'on', CLAIMDESK_SECRET: randomBytes(48).toString('base64') };
    expect(await failure(await start({ env }))).toContain('demo users are impossible with NODE_ENV=production');
  });

  it('needs a secret in production', async () => {
    const output = await failure(await start({ env: { NODE_ENV: 'production' } }));
    expect(output).toContain('CLAIMDESK_SECRET: is required in production');
  });

  it('names a port that is taken, and leaves no PostgreSQL behind', async () => {
    const squatter = await occupy();
    const { port } = squatter.address() as { port: number };
    try {
      const output = await failure(await start({ env: { PORT: String(port) } }));
      expect(output).toContain(`Cannot listen on 127.0.0.1, port ${port}`);
      expect(await folder.isFree()).toBe(true);
    } finally {
      squatter.close();
    }
  }, 60_000);

  it('says that the database of DATABASE_URL does not answer, without its password', async () => {
    const output = await failure(await start({ env: { DATABASE_URL: 'postgresql://desk:hush@127.0.0.1:1/news' } }));
    expect(output).toContain('The database news at 127.0.0.1:1 cannot be used');
    expect(output).not.toContain('hush');
  });
});

function occupy(): Promise<Server> {
  const server = createServer();
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

describe('two processes on a database of their own', () => {
  it('api takes a document in, and the worker finds its claims', async () => {
    const database = await createTestDatabase();
    const env = {
      DATABASE_URL: database.url,
      CLAIMDESK_SETUP_SECRET: SETUP_SECRET,
      CLAIMDESK_SECRET: randomBytes(48).toString('base64'),
    };
    try {
      const api = await (await start({ args: ['--api'], env })).ready();
      const admin = await setUp(api.url, SETUP_SECRET);
      const { body } = await admin.post('/documents', { text: TEXT });
      await new Promise((wake) => setTimeout(wake, 1_500));
      expect((await admin.get(`/documents/${body.id}/jobs`)).body.items).toMatchObject([{ status: 'QUEUED' }]);
      const worker = await start({ program: 'worker', env });
      expect(await extraction(admin, body.id)).toBe('DONE');
      expect((await admin.get(`/claims?documentId=${body.id}`)).body.items).toHaveLength(1);
      expect(await statusOf(worker.url)).toBeNull();
      for (const each of [worker, api]) each.kill('SIGTERM');
      expect(await Promise.all([worker.ended(), api.ended()])).toEqual(Array(2).fill({ code: 0, signal: null }));
    } finally {
      await Promise.all(processes.splice(0).map((each) => each.remove()));
      await database.drop();
    }
  }, 90_000);

  it('names a database that does not exist', async () => {
    const database = await createTestDatabase();
    await database.drop();
    const output = await failure(await start({ env: { DATABASE_URL: database.url } }));
    expect(output).toContain('there is no database of this name');
  });
});
