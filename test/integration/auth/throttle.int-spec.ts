import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { LOGIN_LIMITS } from '../../../src/auth/login-throttle.repository.js';
import { PasswordHasher } from '../../../src/users/password-hasher.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Desk, PASSWORD, PREFIX, statusesOf } from './desk.js';

describe('Limits on guessing passwords', () => {
  let desk: Desk;
  let url: string;
  let database: TestDatabase;
  const proxied = { config: { trustProxyHops: 1 } };

  beforeEach(async () => {
    database = await createTestDatabase();
    ({ url } = database);
    desk = await Desk.start(url, proxied);
    await desk.person('victim', ['viewer']);
  });
  afterEach(async () => {
    await desk?.stop();
    await database?.drop();
  });

  const tryFrom = (address: string, password: string, email = 'victim@desk.example') =>
    desk.http.post(`${PREFIX}/auth/login`).set('X-Forwarded-For', address).send({ email, password });
  const fail = async (times: number, address: (n: number) => string, email?: string): Promise<void> => {
    for (let n = 0; n < times; n += 1) await tryFrom(address(n), 'wrong', email).expect(401);
  };

  it('says "later" after too many wrong passwords, also to the right one, also after a restart', async () => {
    await fail(LOGIN_LIMITS.pair, () => '192.0.2.1');
    const refused = await tryFrom('192.0.2.1', PASSWORD).expect(429);
    expect(refused.body).toMatchObject({ code: 'LOGIN_THROTTLED' });
    expect(refused.body.retryAfterSeconds).toBeGreaterThan(0);
    expect(refused.body.retryAfterSeconds).toBeLessThanOrEqual(900);
    expect(refused.get('Retry-After')).toBe(String(refused.body.retryAfterSeconds));
    await desk.stop();
    desk = await Desk.start(url, proxied);
    await tryFrom('192.0.2.1', PASSWORD).expect(429);
    await desk.sql(`UPDATE login_throttle SET expire = 1`);
    await tryFrom('192.0.2.1', PASSWORD).expect(200);
  });

  it('does not lock the person out everywhere because one address guesses', async () => {
    await fail(LOGIN_LIMITS.pair, () => '192.0.2.1');
    await tryFrom('192.0.2.1', PASSWORD).expect(429);
    await tryFrom('192.0.2.2', PASSWORD).expect(200);
  });

  it('counts an account over all addresses', async () => {
    await fail(LOGIN_LIMITS.account, (n) => `192.0.2.${n}`);
    await tryFrom('198.51.100.1', PASSWORD).expect(429);
  });

  it('counts an address over all accounts, an IPv6 network as one', async () => {
    await desk.sql(`SELECT 1`);
    for (let n = 0; n < LOGIN_LIMITS.address; n += 1) {
      await tryFrom(`2001:db8:1:2::${n.toString(16)}`, 'wrong', `nobody${n}@desk.example`).expect(401);
    }
    await tryFrom('2001:db8:1:2:ffff::1', PASSWORD).expect(429);
    await tryFrom('2001:db8:1:3::1', PASSWORD).expect(200);
  });

  it('throttles an unknown account exactly as a known one', async () => {
    await fail(LOGIN_LIMITS.pair, () => '192.0.2.1', 'nobody@desk.example');
    const { body } = await tryFrom('192.0.2.1', 'wrong', 'nobody@desk.example').expect(429);
    expect(body.code).toBe('LOGIN_THROTTLED');
  });

  it('counts guesses that come all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => tryFrom('192.0.2.1', 'wrong')));
    const tried = answers.filter((answer) => answer.status === 401).length;
    expect(tried).toBeLessThanOrEqual(LOGIN_LIMITS.pair + 1);
  });

  it('never limits people who know their password', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => tryFrom('192.0.2.1', PASSWORD)));
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
  });

  it('serves sign-ins and new accounts at once, more than there are database connections', async () => {
    const admin = desk.browser();
    await desk.person('boss', ['admin']);
    await desk.login(admin, 'boss@desk.example').expect(200);
    const accounts = Array.from({ length: 20 }, (_, n) =>
      admin.post(`${PREFIX}/users`).send({
        email: `crowd${n}@desk.example`,
        displayName: 'Crowd',
        roles: ['viewer'],
        password: PASSWORD,
      }),
    );
    const signIns = Array.from({ length: 20 }, () => tryFrom('192.0.2.1', PASSWORD));
    const answers = await Promise.all([...accounts, ...signIns]);
    expect(statusesOf(answers)).toEqual([...Array<number>(20).fill(200), ...Array<number>(20).fill(201)]);
  });

  it('forgets the wrong tries of somebody who then knows it', async () => {
    await fail(LOGIN_LIMITS.pair - 1, () => '192.0.2.1');
    await tryFrom('192.0.2.1', PASSWORD).expect(200);
    await fail(LOGIN_LIMITS.pair - 1, () => '192.0.2.1');
    await tryFrom('192.0.2.1', PASSWORD).expect(200);
  });

  it('also counts wrong current passwords when a password is changed', async () => {
    const browser = desk.browser();
    await desk.login(browser, 'victim@desk.example').expect(200);
    const change = () =>
      browser
        .post(`${PREFIX}/auth/password`)
        .send({ currentPassword: 'wrong', newPassword: 'neun Gänse singen Fugen' });
    for (let n = 0; n < LOGIN_LIMITS.pair; n += 1) await change().expect(403);
    await change().expect(429);
  });

  it('keeps neither addresses nor account names in its table', async () => {
    await fail(1, () => '192.0.2.77');
    const rows = JSON.stringify(await desk.sql(`SELECT * FROM login_throttle`));
    expect(rows).toMatch(/login-account/);
    expect(rows).not.toMatch(/192\.0\.2\.77|victim/);
  });

  it('takes every byte of a long or multi-byte password', async () => {
    const long = 'a lässt b c '.repeat(20);
    const multibyte = '测试密码🔑🔑测试密码测试密码';
    await desk.person('long', ['viewer'], long);
    await desk.person('multi', ['viewer'], multibyte);
    expect(Buffer.byteLength(long)).toBeGreaterThan(200);
    await tryFrom('192.0.2.9', long, 'long@desk.example').expect(200);
    await tryFrom('192.0.2.9', `${long.slice(0, -1)}x`, 'long@desk.example').expect(401);
    await tryFrom('192.0.2.9', long.slice(0, 72), 'long@desk.example').expect(401);
    await tryFrom('192.0.2.9', multibyte, 'multi@desk.example').expect(200);
    await tryFrom('192.0.2.9', `${multibyte}密`, 'multi@desk.example').expect(401);
  });

  it('stores argon2id with today’s parameters, and makes older hashes so at sign-in', async () => {
    const stored = async () =>
      (await desk.sql<{ password_hash: string }>(`SELECT password_hash FROM user_account`))[0]!.password_hash;
    expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const old = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await desk.sql(`UPDATE user_account SET password_hash = $1`, [old]);
    await tryFrom('192.0.2.1', PASSWORD).expect(200);
    expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await tryFrom('192.0.2.1', PASSWORD).expect(200);
    expect(await desk.audit('user.password_rehashed')).toHaveLength(1);
  });

  it('checks as many passwords for a person who is unknown or has left as for a wrong password', async () => {
    await desk.person('gone', ['viewer']);
    await desk.sql(`UPDATE user_account SET status = 'DISABLED' WHERE email = 'gone@desk.example'`);
    const verify = jest.spyOn(desk.app.get(PasswordHasher), 'verify');
    for (const name of ['victim', 'gone', 'nobody']) {
      await tryFrom('192.0.2.1', 'wrong', `${name}@desk.example`).expect(401);
      expect([name, verify.mock.calls.length]).toEqual([name, 1]);
      verify.mockClear();
    }
  });
});
