import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Permission } from '../../../src/access/permissions.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import type { Browser } from './browser.js';
import { Desk, PASSWORD, PREFIX } from './desk.js';

describe('API tokens', () => {
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

  const make = (browser: Browser, scopes: Permission[], more: object = {}) =>
    browser.post(`${PREFIX}/tokens`).send({ name: 'robot', scopes, ...more });
  const tokenOf = async (browser: Browser, scopes: Permission[], more: object = {}): Promise<string> =>
    (await make(browser, scopes, more).expect(201)).body.token as string;
  const bearer = (token: string, path: string) =>
    desk.http.get(`${PREFIX}${path}`).set('Authorization', `Bearer ${token}`);

  it('is shown once; the database has its hash and a prefix only', async () => {
    const { browser } = await desk.signedIn('once', ['editor']);
    const { body } = await make(browser, ['user.read'], { expiresInDays: 30 }).expect(201);
    expect(body.token).toMatch(/^cdt_[A-Za-z0-9_-]{43}$/);
    expect(body.token.startsWith(body.prefix)).toBe(true);
    const list = await browser.get(`${PREFIX}/tokens`).expect(200);
    expect(list.body.items).toMatchObject([{ id: body.id, name: 'robot', scopes: ['user.read'], lastUsedAt: null }]);
    const everything = JSON.stringify([
      list.body,
      await desk.sql(`SELECT * FROM api_token`),
      await desk.sql(`SELECT * FROM audit_event`),
      await desk.sql(`SELECT * FROM idempotency_key`),
    ]);
    expect(everything).not.toContain(body.token);
    expect(everything).toContain(
      createHash('sha256')
        .update(body.token as string)
        .digest('hex'),
    );
  });

  it('does what its scopes say and its owner may, nothing more', async () => {
    const { id, browser } = await desk.signedIn('scoped', ['editor']);
    const reading = await tokenOf(browser, ['user.read']);
    const other = await tokenOf(browser, ['report.read']);
    await bearer(reading, '/users').expect(200);
    expect((await bearer(other, '/users').expect(403)).body.code).toBe('FORBIDDEN');
    const me = await bearer(reading, '/auth/me').expect(200);
    expect(me.body).toMatchObject({ id, permissions: ['user.read'] });
    await desk.sql(`UPDATE user_account SET roles = '{viewer}' WHERE id = $1`, [id]);
    await bearer(reading, '/users').expect(403);
  });

  it('cannot be given more than its maker may do', async () => {
    const { browser } = await desk.signedIn('modest', ['editor']);
    const refused = await make(browser, ['user.read', 'user.manage']).expect(403);
    expect(refused.body.detail).toContain('user.manage');
    await make(browser, []).expect(400);
    await make(browser, ['everything' as Permission]).expect(400);
  });

  it('ends when it expires, is revoked, or its owner is disabled', async () => {
    const { id, browser } = await desk.signedIn('ending', ['editor']);
    const [expired, revoked, disabled] = [
      await tokenOf(browser, ['user.read']),
      await tokenOf(browser, ['user.read']),
      await tokenOf(browser, ['user.read']),
    ];
    const { body } = await browser.get(`${PREFIX}/tokens`).expect(200);
    await desk.sql(`UPDATE api_token SET expires_at = now() WHERE token_hash = $1`, [
      createHash('sha256').update(expired).digest('hex'),
    ]);
    const refused = await bearer(expired, '/users').expect(401);
    expect(refused.body.code).toBe('TOKEN_INVALID');
    expect(refused.get('WWW-Authenticate')).toContain('Bearer');
    await browser.delete(`${PREFIX}/tokens/${body.items[1].id}`).expect(204);
    await browser.delete(`${PREFIX}/tokens/${body.items[1].id}`).expect(404);
    await bearer(revoked, '/users').expect(401);
    await bearer(disabled, '/users').expect(200);
    const admin = await desk.signedIn('tokenboss', ['admin']);
    await admin.browser.patch(`${PREFIX}/users/${id}`).set('If-Match', '"1"').send({ status: 'DISABLED' }).expect(200);
    await bearer(disabled, '/users').expect(401);
    await admin.browser.patch(`${PREFIX}/users/${id}`).set('If-Match', '"2"').send({ status: 'ACTIVE' }).expect(200);
    await bearer(disabled, '/users').expect(401);
  });

  it('lives 90 days unless told otherwise, 365 at most', async () => {
    const { browser } = await desk.signedIn('days', ['viewer']);
    const { body } = await make(browser, ['report.read']).expect(201);
    expect(Math.round((Date.parse(body.expiresAt) - Date.now()) / 86_400_000)).toBe(90);
    await make(browser, ['report.read'], { expiresInDays: 366 }).expect(400);
    await make(browser, ['report.read'], { expiresInDays: 0 }).expect(400);
  });

  it('cannot make tokens, change the password, end sessions or open what is kept on a device', async () => {
    const { browser } = await desk.signedIn('selfmade', ['viewer']);
    const token = await tokenOf(browser, ['token.own']);
    const post = (path: string, body: object) =>
      desk.http.post(`${PREFIX}${path}`).set('Authorization', `Bearer ${token}`).send(body);
    expect((await post('/tokens', { name: 'x', scopes: ['token.own'] }).expect(403)).body.code).toBe('FORBIDDEN');
    await post('/auth/password', { currentPassword: PASSWORD, newPassword: 'neun Gänse singen Fugen' }).expect(403);
    await post('/auth/logout', {}).expect(403);
    await desk.http.get(`${PREFIX}/auth/text-keys`).set('Authorization', `Bearer ${token}`).expect(403);
    await desk.http.delete(`${PREFIX}/auth/sessions`).set('Authorization', `Bearer ${token}`).expect(403);
    await browser.get(`${PREFIX}/auth/me`).expect(200);
  });

  it('belongs to its maker: others neither see nor revoke it', async () => {
    const one = await desk.signedIn('one', ['editor']);
    const two = await desk.signedIn('two', ['admin']);
    const { body } = await make(one.browser, ['user.read']).expect(201);
    await two.browser.delete(`${PREFIX}/tokens/${body.id}`).expect(404);
    expect((await two.browser.get(`${PREFIX}/tokens`).expect(200)).body.items).toEqual([]);
    await bearer(body.token, '/users').expect(200);
  });

  it('asks for the password again when the sign-in is a while ago', async () => {
    const { id, browser } = await desk.signedIn('aged', ['viewer']);
    await desk.sql(`UPDATE session SET created_at = now() - interval '31 minutes' WHERE user_id = $1`, [id]);
    const refused = await make(browser, ['report.read']).expect(403);
    expect(refused.body).toMatchObject({ code: 'PASSWORD_WRONG', faults: [{ path: 'currentPassword' }] });
    await make(browser, ['report.read'], { currentPassword: 'wrong' }).expect(403);
    await make(browser, ['report.read'], { currentPassword: PASSWORD }).expect(201);
  });

  it('notes its last use, at most once a minute', async () => {
    const { id, browser } = await desk.signedIn('used', ['editor']);
    const token = await tokenOf(browser, ['user.read']);
    const state = async () =>
      (
        await desk.sql<{ xmin: string; used: Date }>(
          `SELECT xmin::text, last_used_at AS used FROM api_token WHERE user_id = $1`,
          [id],
        )
      )[0]!;
    await bearer(token, '/users').expect(200);
    const first = await state();
    expect(first.used).toBeInstanceOf(Date);
    await bearer(token, '/users').expect(200);
    expect(await state()).toEqual(first);
    await desk.sql(`UPDATE api_token SET last_used_at = now() - interval '2 minutes' WHERE user_id = $1`, [id]);
    await bearer(token, '/users').expect(200);
    expect((await state()).used.getTime()).toBeGreaterThan(first.used.getTime() - 1000);
  });

  it('is read from the Authorization header only, and an unknown one is no session', async () => {
    const { browser } = await desk.signedIn('header', ['editor']);
    const token = await tokenOf(browser, ['user.read']);
    const query = await desk.http.get(`${PREFIX}/auth/me?access_token=${token}&token=${token}`).expect(401);
    expect(query.body.code).toBe('NOT_AUTHENTICATED');
    for (const wrong of ['', 'cdt_', `${token}x`, token.toLowerCase(), "cdt_' OR 1=1"]) {
      const answer = await browser.get(`${PREFIX}/auth/me`).set('Authorization', `Bearer ${wrong}`).expect(401);
      expect(answer.body.code).toBe('TOKEN_INVALID');
    }
  });
});
