import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Desk, PASSWORD, PREFIX, statusesOf } from './desk.js';

const SECRET = 'only-the-operator-knows';

describe('Setting a new desk up', () => {
  let url: string;
  let database: TestDatabase;
  let desk: Desk | null = null;

  beforeEach(async () => {
    database = await createTestDatabase();
    ({ url } = database);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await desk?.stop();
    desk = null;
    await database?.drop();
  });

  const start = async (config: Parameters<typeof Desk.start>[1] = { config: { setupSecret: SECRET } }): Promise<Desk> =>
    (desk = await Desk.start(url, config));
  const body = (more: object = {}) => ({
    secret: SECRET,
    email: 'first@desk.example',
    displayName: 'First',
    password: PASSWORD,
    ...more,
  });
  const setUp = (running: Desk, more: object = {}) => running.http.post(`${PREFIX}/auth/setup`).send(body(more));

  it('makes the first administrator, and is closed for ever after', async () => {
    const running = await start();
    expect((await running.http.get(`${PREFIX}/auth/options`).expect(200)).body).toMatchObject({ setupOpen: true });
    const { body: user } = await setUp(running).expect(201);
    expect(user).toMatchObject({ email: 'first@desk.example', roles: ['admin'] });
    await running.login(running.browser(), 'first@desk.example').expect(200);
    expect((await setUp(running, { email: 'second@desk.example' }).expect(409)).body.code).toBe('SETUP_CLOSED');
    await running.sql(`UPDATE user_account SET status = 'DISABLED'`);
    await setUp(running, { email: 'second@desk.example' }).expect(409);
    expect((await running.http.get(`${PREFIX}/auth/options`).expect(200)).body).toMatchObject({ setupOpen: false });
    expect(await running.audit('user.created')).toMatchObject([{ actor_id: null, data: { origin: 'setup' } }]);
  });

  it('makes one account however many try at once', async () => {
    const running = await start();
    const answers = await Promise.all([1, 2, 3, 4].map((n) => setUp(running, { email: `first${n}@desk.example` })));
    expect(statusesOf(answers)).toEqual([201, 409, 409, 409]);
    expect(await running.sql(`SELECT 1 FROM user_account`)).toHaveLength(1);
  });

  it('refuses a wrong secret, after ten of them any', async () => {
    const running = await start();
    for (let n = 0; n < 10; n += 1) {
      const { body: refused } = await setUp(running, { secret: `guess ${n}` }).expect(403);
      expect(refused.code).toBe('SETUP_SECRET_WRONG');
    }
    expect((await setUp(running).expect(429)).body.code).toBe('LOGIN_THROTTLED');
    expect(await running.sql(`SELECT 1 FROM user_account`)).toEqual([]);
  });

  it('refuses a weak password and roles of one’s own', async () => {
    const running = await start();
    await setUp(running, { password: 'claimdesk-demo' }).expect(422);
    await setUp(running, { roles: ['admin'] }).expect(400);
    await setUp(running).expect(201);
  });

  it('prints a secret of its own when none is configured, the same in every process, once there is nobody', async () => {
    const lines: string[] = [];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => void lines.push(String(line)));
    const running = await start({});
    const other = await Desk.start(url);
    const secrets = lines.flatMap((line) => /secret: (\S+)/.exec(line)?.[1] ?? []);
    expect(secrets).toHaveLength(2);
    expect(secrets[0]).toMatch(/^[\w-]{32}$/);
    expect(secrets[1]).toBe(secrets[0]);
    await setUp(running, { secret: secrets[0] }).expect(201);
    await other.stop();
    lines.length = 0;
    await (await Desk.start(url)).stop();
    expect(lines.filter((line) => line.includes('secret'))).toEqual([]);
  });

  it('does not print a configured secret', async () => {
    const lines: string[] = [];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => void lines.push(String(line)));
    await start();
    expect(lines.join()).toContain('CLAIMDESK_SETUP_SECRET');
    expect(lines.join()).not.toContain(SECRET);
  });

  it('is closed on a demo desk', async () => {
    const running = await start({ config: { demo: true, setupSecret: SECRET } });
    expect((await setUp(running).expect(409)).body.code).toBe('SETUP_CLOSED');
  });
});
