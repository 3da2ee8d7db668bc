import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import type { Browser } from './browser.js';
import { Desk, PASSWORD, PREFIX } from './desk.js';

describe('Signing in and out', () => {
  let desk: Desk;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    desk = await Desk.start(database.url);
  });
  afterAll(async () => {
    await desk?.stop();
    await database?.drop();
  });

  it('lets a person in with address and password, and says who they are', async () => {
    const { id } = await desk.person('anna', ['reviewer']);
    const browser = desk.browser();
    const answer = await desk.login(browser, ' ANNA@desk.example ').expect(200);
    const expected = {
      id,
      email: 'anna@desk.example',
      displayName: 'anna',
      roles: ['reviewer'],
      languages: [],
      pausedFrom: null,
      pausedUntil: null,
      demo: false,
    };
    expect(answer.body).toMatchObject(expected);
    expect(answer.body.permissions).toContain('assignment.work');
    const me = await browser.get(`${PREFIX}/auth/me`).expect(200);
    expect(me.body).toEqual(answer.body);
    expect(JSON.stringify(me.body)).not.toMatch(/argon2|hash/i);
  });

  it('gives each person a key of their own for what is kept on a device, the same at every sign-in', async () => {
    await desk.person('kira', ['reviewer']);
    const keysOf = async (browser: Browser) => (await browser.get(`${PREFIX}/auth/text-keys`).expect(200)).body.keys;
    const [first, again] = [desk.browser(), desk.browser()];
    for (const browser of [first, again]) await desk.login(browser, 'kira@desk.example').expect(200);
    const keys = await keysOf(first);
    expect(keys.map((key: string) => Buffer.from(key, 'base64').length)).toEqual([32]);
    expect(await keysOf(again)).toEqual(keys);
    expect(await keysOf((await desk.signedIn('kurt', ['reviewer'])).browser)).not.toEqual(keys);
    await desk.http.get(`${PREFIX}/auth/text-keys`).expect(401);
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    await desk.person('berta', ['viewer']);
    const answer = await desk.login(desk.browser(), 'berta@desk.example').expect(200);
    const [cookie, ...others] = answer.get('Set-Cookie') ?? [];
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^claimdesk\.sid=s%3A/);
    expect(cookie).toContain('; HttpOnly');
    expect(cookie).toContain('; SameSite=Lax');
    expect(cookie).toContain('; Path=/');
    expect(cookie).not.toContain('Domain');
  });

  it('keeps only the hash of a session id', async () => {
    await desk.person('carl', ['viewer']);
    const answer = await desk.login(desk.browser(), 'carl@desk.example').expect(200);
    const cookie = decodeURIComponent((answer.get('Set-Cookie') ?? [''])[0]!.split(/[=;]/)[1]!);
    const id = cookie.slice(2).split('.')[0]!;
    const rows = JSON.stringify(await desk.sql('SELECT * FROM session'));
    expect(id.length).toBeGreaterThanOrEqual(22);
    expect(rows).not.toContain(id);
  });

  it('answers the same to an unknown person, a wrong password and a disabled person', async () => {
    await desk.person('dora', ['viewer']);
    const { id } = await desk.person('emil', ['viewer']);
    await desk.sql(`UPDATE user_account SET status = 'DISABLED' WHERE id = $1`, [id]);
    const bodies = [];
    for (const [email, password] of [
      ['nobody@desk.example', PASSWORD],
      ['dora@desk.example', 'not the password'],
      ['emil@desk.example', PASSWORD],
    ] as const) {
      const { body } = await desk.login(desk.browser(), email, password).expect(401);
      bodies.push({ ...body, requestId: '' });
    }
    expect(bodies[0]).toMatchObject({ code: 'LOGIN_FAILED', status: 401 });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });

  it('logs sign-ins, refusals and denied access, without anything secret', async () => {
    const lines: unknown[] = [];
    for (const level of ['log', 'warn'] as const) {
      jest.spyOn(Logger.prototype, level).mockImplementation((line: unknown) => void lines.push(line));
    }
    const { id, browser } = await desk.signedIn('logged', ['viewer']);
    await desk.login(desk.browser(), 'logged@desk.example', 'a wrong password').expect(401);
    await desk.login(desk.browser(), 'typed-password-here', 'a wrong password').expect(401);
    await browser.get(`${PREFIX}/users`).expect(403);
    await browser.post(`${PREFIX}/auth/logout`).set('Origin', 'null').expect(403);
    jest.restoreAllMocks();
    expect(lines).toMatchObject([
      { event: 'login.succeeded', userId: id },
      { event: 'login.failed', userId: id },
      { event: 'login.failed', userId: null },
      { event: 'access.denied', userId: id, permission: 'user.read' },
      { event: 'request.forged' },
    ]);
    for (const line of lines) expect((line as { requestId: string }).requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(lines)).not.toMatch(/wrong password|Esel|typed-password|claimdesk\.sid|argon2/);
  });

  it('does not sign in a request that already acts by a token', async () => {
    await desk.person('both', ['viewer']);
    const post = desk.http.post(`${PREFIX}/auth/login`).set('Authorization', 'Bearer x');
    const { body } = await post.send({ email: 'both@desk.example', password: PASSWORD }).expect(400);
    expect(body.faults).toMatchObject([{ path: 'Authorization' }]);
  });

  it('tells a session that has ended from never having signed in', async () => {
    const never = await desk.http.get(`${PREFIX}/auth/me`).expect(401);
    expect(never.body.code).toBe('NOT_AUTHENTICATED');
    const { browser, id } = await desk.signedIn('frida', ['viewer']);
    await desk.sql(`DELETE FROM session WHERE user_id = $1`, [id]);
    const ended = await browser.get(`${PREFIX}/auth/me`).expect(401);
    expect(ended.body.code).toBe('SESSION_EXPIRED');
  });

  it('signs out: the session is gone, not only the cookie', async () => {
    await desk.person('gustav', ['viewer']);
    const browser = desk.browser();
    const login = await desk.login(browser, 'gustav@desk.example').expect(200);
    const cookie = login.get('Set-Cookie')![0]!.split(';')[0]!;
    const answer = await browser.post(`${PREFIX}/auth/logout`).expect(204);
    // What was not sent yet is the person's to keep or to delete; the page asks.
    expect(answer.get('Clear-Site-Data')).toBe('"cache"');
    expect(answer.get('Set-Cookie')![0]).toMatch(/^claimdesk\.sid=;/);
    await browser.get(`${PREFIX}/auth/me`).expect(401);
    const replayed = await desk.http.get(`${PREFIX}/auth/me`).set('Cookie', cookie).expect(401);
    expect(replayed.body.code).toBe('SESSION_EXPIRED');
  });
});
