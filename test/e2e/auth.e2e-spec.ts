import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TEST_PASSWORD, TestApp } from '../support/app.js';
import type { TestClient } from '../support/client.js';

const NEW_PASSWORD = 'neun Gänse singen Fugen';

describe('An account from the invitation to the last day', () => {
  let app: TestApp;
  let admin: TestClient;

  beforeAll(async () => {
    app = await TestApp.start({ env: { CLAIMDESK_DEMO: 'off' } });
    admin = await app.person('admin@desk.example', ['admin']);
  });
  afterAll(() => app?.close());

  it('is invited, accepts, signs in, changes the password, makes a token, and is disabled', async () => {
    const invitation = await admin.post('/invitations', { email: 'rita@desk.example', roles: ['editor'] });
    expect(invitation.status).toBe(201);
    const { token } = invitation.body as { token: string };

    const guest = app.anonymous;
    const accepted = await guest.post('/invitations/accept', { token, displayName: 'Rita', password: TEST_PASSWORD });
    expect(accepted).toMatchObject({
      status: 201,
      body: { email: 'rita@desk.example', roles: ['editor'], version: 1 },
    });
    expect(accepted.headers.get('set-cookie')).toBeNull();

    const rita = await app.signIn('rita@desk.example');
    const me = await rita.get('/auth/me');
    expect(me.body).toMatchObject({ displayName: 'Rita', roles: ['editor'], demo: false });
    expect(me.headers.get('cache-control')).toBe('no-store');

    const elsewhere = await app.signIn('rita@desk.example');
    const change = { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD };
    expect((await rita.post('/auth/password', change)).status).toBe(204);
    expect((await elsewhere.get('/auth/me')).body).toMatchObject({ status: 401, code: 'SESSION_EXPIRED' });
    expect((await rita.get('/auth/me')).status).toBe(200);

    const made = await rita.post('/tokens', { name: 'script', scopes: ['user.read'], expiresInDays: 7 });
    expect(made.status).toBe(201);
    const authorization = `Bearer ${(made.body as { token: string }).token}`;
    expect((await app.anonymous.get('/users', { authorization })).status).toBe(200);
    expect((await app.anonymous.get('/claims', { authorization })).status).toBe(403);

    const { id } = accepted.body as { id: string };
    const disabled = await admin.patch(`/users/${id}`, { status: 'DISABLED' }, { 'if-match': '"1"' });
    expect(disabled).toMatchObject({ status: 200, body: { status: 'DISABLED', version: 2 } });
    expect(disabled.headers.get('etag')).toBe('"2"');
    expect((await rita.get('/auth/me')).body).toMatchObject({ code: 'SESSION_EXPIRED' });
    expect((await app.anonymous.get('/users', { authorization })).body).toMatchObject({ code: 'TOKEN_INVALID' });
    const again = await app.anonymous.post('/auth/login', { email: 'rita@desk.example', password: NEW_PASSWORD });
    expect(again.body).toMatchObject({ status: 401, code: 'LOGIN_FAILED' });
  });

  it('is made once, however often the same request is sent, and its key keeps no password', async () => {
    const body = { email: 'once@desk.example', displayName: 'Once', roles: ['viewer'], password: TEST_PASSWORD };
    const key = { 'idempotency-key': 'make-once' };
    const answers = [await admin.post('/users', body, key), await admin.post('/users', body, key)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    const other = await admin.post('/users', { ...body, password: NEW_PASSWORD }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const [row] = await app.sql.query(`SELECT request_hash FROM idempotency_key WHERE key = 'make-once'`);
    expect(row.request_hash).not.toBe(createHash('sha256').update(JSON.stringify(body)).digest('hex'));
  });

  it('signs out, and the browser is told to forget', async () => {
    const client = await app.person('out@desk.example', ['viewer']);
    const cookie = client.cookieHeader();
    const answer = await client.post('/auth/logout');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
    expect(client.cookieHeader()).toBe('');
    expect((await client.get('/auth/me')).body).toMatchObject({ code: 'NOT_AUTHENTICATED' });
    expect((await app.anonymous.get('/auth/me', { cookie })).body).toMatchObject({ code: 'SESSION_EXPIRED' });
  });

  it('does not act on requests that another site made the browser send', async () => {
    const client = await app.person('target@desk.example', ['admin']);
    const attack = (headers: Record<string, string>, body: unknown = { email: 'x@y.example', roles: ['admin'] }) =>
      client.post('/invitations', body, headers);
    const forged: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:1' },
    ];
    for (const headers of forged) {
      const answer = await attack(headers);
      expect([headers, answer.status, answer.body]).toMatchObject([headers, 403, { code: 'CSRF_REFUSED' }]);
    }
    const json = '{"email":"x@y.example","roles":["admin"]}';
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await attack({ 'content-type': type }, json);
      expect(answer.body).toMatchObject({ code: 'CSRF_REFUSED' });
    }
    expect(await app.sql.query(`SELECT 1 FROM invitation WHERE email = 'x@y.example'`)).toEqual([]);
    expect((await attack({ origin: app.url, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect((await attack({ origin: app.config.publicUrl }, { email: 'z@y.example', roles: ['viewer'] })).status).toBe(
      201,
    );
  });

  it('is not signed in by another site', async () => {
    const body = { email: 'admin@desk.example', password: TEST_PASSWORD };
    const answer = await app.anonymous.post('/auth/login', body, { origin: 'https://evil.example' });
    expect(answer.body).toMatchObject({ status: 403, code: 'CSRF_REFUSED' });
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('answers malformed sign-ins with what is wrong, never with an error of ours', async () => {
    const bodies: unknown[] = [
      {},
      [],
      'null',
      { email: 'a@b.example' },
      { email: ['a@b.example'], password: { x: 1 } },
      { email: 'a@b.example', password: 'x'.repeat(1001) },
      { email: 'a@b.example', password: 'x', remember: true },
      { email: 'nul\u0000@b.example', password: 'x' },
      { email: 'a@b.example', password: '\ud800' },
    ];
    for (const body of bodies) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const answer = await app.anonymous.post('/auth/login', text, { 'content-type': 'application/json' });
      expect([text, answer.status]).toEqual([text, 400]);
    }
    const query = await app.anonymous.post(`/auth/login?email=admin@desk.example&password=${TEST_PASSWORD}`, {});
    expect(query.status).toBe(400);
  });

  it('never shows a password hash', async () => {
    const answers = await Promise.all(
      ['/users', `/users/${admin.id}`, '/auth/me', '/auth/sessions', '/tokens', '/invitations'].map((path) =>
        admin.get(path),
      ),
    );
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/argon2|passwordHash|password_hash|tokenHash|idHash/);
    }
  });

  it('is not throttled together with other people’s', async () => {
    await app.person('other@desk.example', ['viewer']);
    for (let n = 0; n < 10; n += 1) {
      await app.anonymous.post('/auth/login', { email: 'target@desk.example', password: 'wrong' });
    }
    const locked = await app.anonymous.post('/auth/login', { email: 'target@desk.example', password: TEST_PASSWORD });
    expect(locked).toMatchObject({ status: 429, body: { code: 'LOGIN_THROTTLED' } });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    await app.signIn('other@desk.example');
  });

  it('leaves the server responsive while many sign in', async () => {
    await app.person('storm@desk.example', ['viewer']);
    let signedIn = 0;
    const storm = Array.from({ length: 40 }, () => app.signIn('storm@desk.example').then(() => (signedIn += 1)));
    for (let n = 0; n < 20; n += 1) expect((await app.anonymous.get('/health/live')).status).toBe(200);
    // Twenty short questions, one after the other, are answered before forty passwords are checked.
    expect(signedIn).toBeLessThan(storm.length);
    await Promise.all(storm);
  });
});
