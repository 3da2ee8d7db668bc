import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Desk, PASSWORD, PREFIX, statusesOf } from './desk.js';

describe('Invitations', () => {
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

  const invite = async (email: string, roles = ['reviewer']) =>
    (await admin.browser.post(`${PREFIX}/invitations`).send({ email, roles }).expect(201)).body;
  const accept = (token: string, more: object = {}) =>
    desk.http.post(`${PREFIX}/invitations/accept`).send({ token, displayName: 'Guest', password: PASSWORD, ...more });

  it('makes an account with the roles that the administrator chose', async () => {
    const invitation = await invite('guest@desk.example', ['reviewer', 'editor']);
    const { body } = await accept(invitation.token).expect(201);
    expect(body).toMatchObject({ email: 'guest@desk.example', roles: ['reviewer', 'editor'], displayName: 'Guest' });
    await desk.login(desk.browser(), 'guest@desk.example').expect(200);
    expect(await desk.audit('user.invited')).toHaveLength(1);
    expect(await desk.audit('invitation.accepted')).toMatchObject([{ entity_id: invitation.id }]);
  });

  it('shows its token once and stores only a hash', async () => {
    const { token } = await invite('hash@desk.example');
    expect(token.length).toBeGreaterThanOrEqual(43);
    const list = await admin.browser.get(`${PREFIX}/invitations`).expect(200);
    const everything = JSON.stringify([
      list.body,
      await desk.sql(`SELECT * FROM invitation`),
      await desk.sql(`SELECT * FROM audit_event`),
      await desk.sql(`SELECT * FROM idempotency_key`),
    ]);
    expect(everything).not.toContain(token);
  });

  it('works once, also when the link is used several times at once', async () => {
    const { token } = await invite('race@desk.example');
    const answers = await Promise.all([1, 2, 3, 4].map(() => accept(token)));
    expect(statusesOf(answers)).toEqual([201, 404, 404, 404]);
    expect((await accept(token).expect(404)).body.code).toBe('INVITATION_INVALID');
  });

  it('ends after 7 days, when it is withdrawn, and when who sent it is disabled', async () => {
    const expired = await invite('expired@desk.example');
    expect(Math.round((Date.parse(expired.expiresAt) - Date.now()) / 86_400_000)).toBe(7);
    await desk.sql(`UPDATE invitation SET expires_at = now() WHERE id = $1`, [expired.id]);
    await accept(expired.token).expect(404);

    const withdrawn = await invite('withdrawn@desk.example');
    await admin.browser.delete(`${PREFIX}/invitations/${withdrawn.id}`).expect(204);
    await admin.browser.delete(`${PREFIX}/invitations/${withdrawn.id}`).expect(404);
    await accept(withdrawn.token).expect(404);

    const leaver = await desk.signedIn('leaver', ['admin']);
    const { body } = await leaver.browser
      .post(`${PREFIX}/invitations`)
      .send({ email: 'backdoor@desk.example', roles: ['admin'] })
      .expect(201);
    await admin.browser
      .patch(`${PREFIX}/users/${leaver.id}`)
      .set('If-Match', '1')
      .send({ status: 'DISABLED' })
      .expect(200);
    await accept(body.token).expect(404);

    const { body: list } = await admin.browser.get(`${PREFIX}/invitations`).expect(200);
    const states = Object.fromEntries(
      list.items.map((item: { email: string; state: string }) => [item.email, item.state]),
    );
    expect(states).toMatchObject({
      'expired@desk.example': 'EXPIRED',
      'withdrawn@desk.example': 'REVOKED',
      'backdoor@desk.example': 'REVOKED',
      'race@desk.example': 'ACCEPTED',
    });
  });

  it('stays open after a refused password', async () => {
    const { token } = await invite('picky@desk.example');
    expect((await accept(token, { password: 'picky@desk.example' }).expect(422)).body.code).toBe('PASSWORD_TOO_WEAK');
    await accept(token, { password: 'x' }).expect(422);
    await accept(token).expect(201);
  });

  it('does not let the invited person choose roles or address', async () => {
    const { token } = await invite('chooser@desk.example');
    for (const extra of [{ roles: ['admin'] }, { email: 'other@desk.example' }, { id: 'x' }, { status: 'ACTIVE' }]) {
      await accept(token, extra).expect(400);
    }
  });

  it('is not sent to somebody who has an account, and is an administrator’s matter', async () => {
    await desk.person('taken', ['viewer']);
    const refused = await admin.browser
      .post(`${PREFIX}/invitations`)
      .send({ email: 'Taken@desk.example', roles: ['viewer'] })
      .expect(409);
    expect(refused.body.code).toBe('EMAIL_TAKEN');
    const editor = await desk.signedIn('editor', ['editor']);
    await editor.browser
      .post(`${PREFIX}/invitations`)
      .send({ email: 'a@b.example', roles: ['admin'] })
      .expect(403);
    await editor.browser.get(`${PREFIX}/invitations`).expect(403);
  });

  it('is listed page by page, newest first', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = cursor ? { limit: '2', cursor } : { limit: '2' };
      const { body } = await admin.browser.get(`${PREFIX}/invitations`).query(query).expect(200);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor;
    } while (cursor);
    const all = await desk.sql<{ id: string }>(`SELECT id FROM invitation ORDER BY created_at DESC, id DESC`);
    expect(seen).toEqual(all.map((row) => row.id));
  });
});
