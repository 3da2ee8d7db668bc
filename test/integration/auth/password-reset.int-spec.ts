import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Desk, PASSWORD, PREFIX, statusesOf } from './desk.js';

const NEW_PASSWORD = 'neun Gänse singen Fugen';

describe('Password reset', () => {
  let desk: Desk;
  let database: TestDatabase;
  let admin: Awaited<ReturnType<Desk['signedIn']>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    desk = await Desk.start(database.url);
    admin = await desk.signedIn('admin', ['admin']);
  });
  afterAll(async () => {
    await desk?.stop();
    await database?.drop();
  });

  const begin = async (id: string): Promise<string> =>
    (await admin.browser.post(`${PREFIX}/users/${id}/password-reset`).expect(201)).body.token as string;
  const finish = (token: string, newPassword = NEW_PASSWORD) =>
    desk.http.post(`${PREFIX}/auth/password-reset`).send({ token, newPassword });

  it('lets the person choose a password, once, and ends their sessions', async () => {
    const { id, email, browser } = await desk.signedIn('forgot', ['viewer']);
    const token = await begin(id);
    await browser.get(`${PREFIX}/auth/me`).expect(200);
    await finish(token).expect(204);
    await browser.get(`${PREFIX}/auth/me`).expect(401);
    await desk.login(desk.browser(), email, PASSWORD).expect(401);
    await desk.login(desk.browser(), email, NEW_PASSWORD).expect(200);
    expect((await finish(token, PASSWORD).expect(404)).body.code).toBe('RESET_LINK_INVALID');
  });

  it('gives a first password to somebody who has none', async () => {
    const body = { email: 'none@desk.example', displayName: 'None', roles: ['viewer'] };
    const { id } = (await admin.browser.post(`${PREFIX}/users`).send(body).expect(201)).body;
    await finish(await begin(id)).expect(204);
    await desk.login(desk.browser(), 'none@desk.example', NEW_PASSWORD).expect(200);
  });

  it('works once, also when the link is used several times at once', async () => {
    const { id } = await desk.person('racer', ['viewer']);
    const token = await begin(id);
    const answers = await Promise.all([1, 2, 3, 4].map(() => finish(token)));
    expect(statusesOf(answers)).toEqual([204, 404, 404, 404]);
  });

  it('refuses tokens that are expired, changed, for somebody else, or older than a change of password', async () => {
    const { id } = await desk.person('careful', ['viewer']);
    const other = await desk.person('bystander', ['viewer']);
    const token = await begin(id);
    const [, expires, signature] = token.split('.') as [string, string, string];
    for (const wrong of [
      '',
      'x',
      `${id}.${expires}`,
      `${other.id}.${expires}.${signature}`,
      `${id}.${Number(expires) + 60}.${signature}`,
      `${id}.1000000000.${signature}`,
      `${token}x`,
      `${admin.id}.${expires}.${signature}`,
    ]) {
      await finish(wrong).expect(404);
    }
    expect((await finish(token, 'claimdesk-demo').expect(422)).body).toMatchObject({
      faults: [{ path: 'newPassword' }],
    });
    await finish(await begin(id)).expect(204);
    await finish(token).expect(404);
  });

  it('is started by administrators only, for active people only', async () => {
    const { id } = await desk.person('asked', ['viewer']);
    const editor = await desk.signedIn('editor', ['editor']);
    await editor.browser.post(`${PREFIX}/users/${id}/password-reset`).expect(403);
    const token = await begin(id);
    await admin.browser.patch(`${PREFIX}/users/${id}`).set('If-Match', '1').send({ status: 'DISABLED' }).expect(200);
    await finish(token).expect(404);
    await admin.browser.post(`${PREFIX}/users/${id}/password-reset`).expect(409);
    expect(JSON.stringify(await desk.sql(`SELECT * FROM audit_event`))).not.toContain(token.split('.')[2]!);
  });
});
