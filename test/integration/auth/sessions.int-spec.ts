import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Desk, PASSWORD, PREFIX } from './desk.js';

const NEW_PASSWORD = 'neun Gänse singen Fugen';

describe('Sessions', () => {
  let desk: Desk;
  let url: string;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    ({ url } = database);
    desk = await Desk.start(url);
  });
  afterAll(async () => {
    await desk?.stop();
    await database?.drop();
  });

  const cookieOf = async (email: string, sent?: string): Promise<string> => {
    const post = desk.http.post(`${PREFIX}/auth/login`).send({ email, password: PASSWORD });
    const answer = await (sent ? post.set('Cookie', sent) : post).expect(200);
    return answer.get('Set-Cookie')![0]!.split(';')[0]!;
  };
  const me = (cookie: string) => desk.http.get(`${PREFIX}/auth/me`).set('Cookie', cookie);

  it('gives a new id at sign-in, and the id from before is dead', async () => {
    await desk.person('fix', ['viewer']);
    const before = await cookieOf('fix@desk.example');
    const after = await cookieOf('fix@desk.example', before);
    expect(after).not.toBe(before);
    await me(after).expect(200);
    await me(before).expect(401);
  });

  it('does not take over an id that somebody else chose', async () => {
    await desk.person('chosen', ['viewer']);
    const preset = 'claimdesk.sid=s%3Achosen-by-the-attacker.AAAA';
    const after = await cookieOf('chosen@desk.example', preset);
    expect(after).not.toContain('chosen-by-the-attacker');
    await me(preset).expect(401);
  });

  it('ends a session that was not used for the idle limit', async () => {
    const { id, browser } = await desk.signedIn('idle', ['viewer']);
    await desk.sql(`UPDATE session SET expires_at = now() + interval '1 second' WHERE user_id = $1`, [id]);
    await browser.get(`${PREFIX}/auth/me`).expect(200);
    await desk.sql(`UPDATE session SET expires_at = now() - interval '1 second' WHERE user_id = $1`, [id]);
    const ended = await browser.get(`${PREFIX}/auth/me`).expect(401);
    expect(ended.body.code).toBe('SESSION_EXPIRED');
  });

  it('ends a session at its absolute limit, however much it is used', async () => {
    const { id, browser } = await desk.signedIn('absolute', ['viewer']);
    await desk.sql(`UPDATE session SET ends_at = now() - interval '1 second' WHERE user_id = $1`, [id]);
    const ended = await browser.get(`${PREFIX}/auth/me`).expect(401);
    expect(ended.body.code).toBe('SESSION_EXPIRED');
  });

  it('moves the idle limit on with use, at most once a minute, never past the absolute limit', async () => {
    const { id, browser } = await desk.signedIn('touch', ['viewer']);
    const state = async () =>
      (
        await desk.sql<{ xmin: string; left: number }>(
          `SELECT xmin::text, extract(epoch FROM expires_at - now())::int AS left FROM session WHERE user_id = $1`,
          [id],
        )
      )[0]!;
    const fresh = await state();
    await browser.get(`${PREFIX}/auth/me`).expect(200);
    expect((await state()).xmin).toBe(fresh.xmin);
    await desk.sql(`UPDATE session SET expires_at = now() + interval '2 minutes' WHERE user_id = $1`, [id]);
    await browser.get(`${PREFIX}/auth/me`).expect(200);
    expect((await state()).left).toBeGreaterThan(desk.config.session.idleMinutes * 60 - 30);
    await desk.sql(
      `UPDATE session SET expires_at = now() + interval '2 minutes', ends_at = now() + interval '5 minutes' WHERE user_id = $1`,
      [id],
    );
    await browser.get(`${PREFIX}/auth/me`).expect(200);
    expect((await state()).left).toBeLessThanOrEqual(300);
  });

  it('lists where one is signed in, and ends one of them', async () => {
    await desk.person('two-places', ['viewer']);
    const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';
    const sent = { email: 'two-places@desk.example', password: PASSWORD };
    const login = await desk.http.post(`${PREFIX}/auth/login`).set('User-Agent', agent).send(sent).expect(200);
    const first = login.get('Set-Cookie')![0]!.split(';')[0]!;
    const second = await cookieOf('two-places@desk.example');
    const list = async () => (await desk.http.get(`${PREFIX}/auth/sessions`).set('Cookie', second).expect(200)).body;
    const { items } = await list();
    expect(items).toMatchObject([
      { current: true },
      {
        current: false,
        device: { browser: 'Chrome', system: 'Linux' },
        address: expect.stringMatching(/^(127\.|::1)/),
      },
    ]);
    const [stored] = await desk.sql<{ count: number }>(`SELECT count(*)::int FROM session WHERE id_hash = $1`, [
      items[1].id,
    ]);
    expect(stored).toEqual({ count: 0 });
    const end = (id: string) => desk.http.delete(`${PREFIX}/auth/sessions/${id}`).set('Cookie', second);
    const ownOne = await end(items[0].id).expect(409);
    expect(ownOne.body.code).toBe('CONFLICT');
    await end(items[1].id).expect(204);
    await me(first).expect(401);
    await me(second).expect(200);
    expect((await list()).items).toHaveLength(1);
    await end(items[1].id).expect(404);
    await end('not-an-id').expect(400);
  });

  it('does not let anybody end a session of somebody else', async () => {
    const other = await desk.signedIn('nosy', ['admin']);
    const { browser } = await desk.signedIn('minded', ['viewer']);
    const { body } = await browser.get(`${PREFIX}/auth/sessions`).expect(200);
    const refused = await other.browser.delete(`${PREFIX}/auth/sessions/${body.items[0].id}`).expect(404);
    expect(refused.body.code).toBe('NOT_FOUND');
    await browser.get(`${PREFIX}/auth/me`).expect(200);
  });

  it('writes no session row and sets no cookie for somebody who is not signed in', async () => {
    const before = await desk.sql(`SELECT count(*) FROM session`);
    const answer = await desk.http.get(`${PREFIX}/auth/options`).expect(200);
    expect(answer.get('Set-Cookie')).toBeUndefined();
    expect(await desk.sql(`SELECT count(*) FROM session`)).toEqual(before);
  });

  it('lives on after a restart', async () => {
    await desk.person('restart', ['viewer']);
    const cookie = await cookieOf('restart@desk.example');
    await desk.stop();
    desk = await Desk.start(url);
    await me(cookie).expect(200);
  });

  it('takes a disabled person out on the next request', async () => {
    const admin = await desk.signedIn('boss', ['admin']);
    const { id, browser } = await desk.signedIn('leaver', ['editor']);
    await browser.get(`${PREFIX}/users`).expect(200);
    await admin.browser.patch(`${PREFIX}/users/${id}`).set('If-Match', '1').send({ status: 'DISABLED' }).expect(200);
    const refused = await browser.get(`${PREFIX}/users`).expect(401);
    expect(refused.body.code).toBe('SESSION_EXPIRED');
    expect(await desk.sql(`SELECT 1 FROM session WHERE user_id = $1`, [id])).toEqual([]);
    const [job] = await desk.sql(`SELECT queue, name, payload FROM outbox_job WHERE payload->>'userId' = $1`, [id]);
    expect(job).toEqual({ queue: 'workflow', name: 'users.deactivated', payload: { userId: id } });
  });

  it('does not let a sign-in slip in while somebody is being disabled', async () => {
    const admin = await desk.signedIn('boss4', ['admin']);
    const { id, email } = await desk.person('slips', ['viewer']);
    const disable = admin.browser.patch(`${PREFIX}/users/${id}`).set('If-Match', '1').send({ status: 'DISABLED' });
    const signIns = Array.from({ length: 8 }, () => desk.login(desk.browser(), email));
    const [disabled] = await Promise.all([disable, ...signIns]);
    expect(disabled.status).toBe(200);
    expect(await desk.sql(`SELECT 1 FROM session WHERE user_id = $1`, [id])).toEqual([]);
  });

  it('applies a change of roles to the next request', async () => {
    const admin = await desk.signedIn('boss2', ['admin']);
    const { id, browser } = await desk.signedIn('mover', ['editor']);
    await browser.get(`${PREFIX}/users`).expect(200);
    await admin.browser
      .patch(`${PREFIX}/users/${id}`)
      .set('If-Match', '1')
      .send({ roles: ['viewer'] })
      .expect(200);
    const refused = await browser.get(`${PREFIX}/users`).expect(403);
    expect(refused.body.code).toBe('FORBIDDEN');
    await admin.browser
      .patch(`${PREFIX}/users/${id}`)
      .set('If-Match', '2')
      .send({ roles: ['editor'] })
      .expect(200);
    await browser.get(`${PREFIX}/users`).expect(200);
  });

  it('changes the password: other sessions end, this one goes on under a new id', async () => {
    const { email, browser } = await desk.signedIn('changer', ['viewer']);
    const other = await cookieOf(email);
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    const answer = await browser.post(`${PREFIX}/auth/password`).send(body).expect(204);
    expect(answer.get('Set-Cookie')![0]).toMatch(/^claimdesk\.sid=s%3A/);
    await browser.get(`${PREFIX}/auth/me`).expect(200);
    await me(other).expect(401);
    await desk.login(desk.browser(), email, PASSWORD).expect(401);
    await desk.login(desk.browser(), email, NEW_PASSWORD).expect(200);
    expect(await desk.audit('user.password_changed')).toHaveLength(1);
  });

  it('refuses a change of password without the current one, and a weak new one', async () => {
    const { browser } = await desk.signedIn('refused', ['viewer']);
    const change = (currentPassword: string, newPassword: string) =>
      browser.post(`${PREFIX}/auth/password`).send({ currentPassword, newPassword });
    expect((await change('wrong', NEW_PASSWORD).expect(403)).body.code).toBe('PASSWORD_WRONG');
    for (const weak of ['short', 'claimdesk-demo', 'password1234567', 'refused@desk.example', PASSWORD]) {
      const { body } = await change(PASSWORD, weak).expect(422);
      expect(body).toMatchObject({ code: 'PASSWORD_TOO_WEAK', faults: [{ path: 'newPassword' }] });
      expect(JSON.stringify(body)).not.toContain(weak);
    }
    await browser.get(`${PREFIX}/auth/me`).expect(200);
  });

  it('lists sessions and ends all of them', async () => {
    const { email, browser } = await desk.signedIn('everywhere', ['viewer']);
    const other = await cookieOf(email);
    const { body } = await browser.get(`${PREFIX}/auth/sessions`).expect(200);
    expect(body.items.map((item: { current: boolean }) => item.current)).toEqual([false, true]);
    await browser.delete(`${PREFIX}/auth/sessions`).expect(204);
    await browser.get(`${PREFIX}/auth/me`).expect(401);
    await me(other).expect(401);
  });

  it('lets an administrator end somebody’s sessions, and nobody else', async () => {
    const admin = await desk.signedIn('boss3', ['admin']);
    const { id, browser } = await desk.signedIn('guest', ['editor']);
    await browser.delete(`${PREFIX}/users/${admin.id}/sessions`).expect(403);
    await admin.browser.delete(`${PREFIX}/users/${id}/sessions`).expect(204);
    await browser.get(`${PREFIX}/auth/me`).expect(401);
    await admin.browser.get(`${PREFIX}/auth/me`).expect(200);
  });

  it('uses a __Host- Secure cookie when readers come by https, also behind a proxy that says nothing', async () => {
    const config = { publicUrl: 'https://desk.example', secureCookies: true };
    const secure = await Desk.start(url, { config });
    try {
      await secure.person('secure', ['viewer']);
      const answer = await secure.login(secure.browser(), 'secure@desk.example').expect(200);
      const cookie = answer.get('Set-Cookie')![0]!;
      expect(cookie).toMatch(/^__Host-claimdesk=s%3A/);
      for (const attribute of ['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax'])
        expect(cookie).toContain(`; ${attribute}`);
      await secure.http.get(`${PREFIX}/auth/me`).set('Cookie', cookie.split(';')[0]!).expect(200);
    } finally {
      await secure.stop();
    }
  });

  it('takes cookies signed with the previous secret after a rotation', async () => {
    await desk.person('rotated', ['viewer']);
    const cookie = await cookieOf('rotated@desk.example');
    const rotated = await Desk.start(url, { config: { secret: 'y'.repeat(48), previousSecret: 'x'.repeat(48) } });
    try {
      await rotated.http.get(`${PREFIX}/auth/me`).set('Cookie', cookie).expect(200);
    } finally {
      await rotated.stop();
    }
  });
});
