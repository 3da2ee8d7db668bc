import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../src/access/permissions.js';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Desk, PASSWORD, PREFIX, statusesOf } from './desk.js';

describe('Users', () => {
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

  const create = (body: object) => admin.browser.post(`${PREFIX}/users`).send(body);
  const patch = (id: string, version: number, body: object, browser = admin.browser) =>
    browser.patch(`${PREFIX}/users/${id}`).set('If-Match', `"${version}"`).send(body);

  it('are made by an administrator, with a password or without', async () => {
    const body = { email: 'New.Person@Desk.example', displayName: ' New Person ', roles: ['reviewer', 'reviewer'] };
    const { body: user } = await create(body).expect(201);
    expect(user).toMatchObject({
      email: 'new.person@desk.example',
      displayName: 'New Person',
      roles: ['reviewer'],
      languages: [],
      pausedUntil: null,
      status: 'ACTIVE',
      hasPassword: false,
      version: 1,
    });
    await desk.login(desk.browser(), user.email, '').expect(400);
    await desk.login(desk.browser(), user.email, 'anything').expect(401);
    await create({ ...body, email: 'with@desk.example', password: PASSWORD }).expect(201);
    await desk.login(desk.browser(), 'with@desk.example').expect(200);
    expect(await desk.audit('user.created')).toContainEqual(
      expect.objectContaining({ entity_id: user.id, actor_id: admin.id }),
    );
  });

  it('have one account per address, whatever its case', async () => {
    await create({ email: 'twin@desk.example', displayName: 'Twin', roles: ['viewer'] }).expect(201);
    const { body } = await create({ email: 'TWIN@desk.example', displayName: 'Twin', roles: ['viewer'] }).expect(409);
    expect(body.code).toBe('EMAIL_TAKEN');
    const race = await Promise.all(
      [1, 2, 3, 4].map(() => create({ email: 'race@desk.example', displayName: 'Race', roles: ['viewer'] })),
    );
    expect(statusesOf(race)).toEqual([201, 409, 409, 409]);
  });

  it('do not get weak passwords', async () => {
    for (const password of ['short', 'claimdesk-demo', 'iloveyou1234', 'weak@desk.example!', 'aaaaaaaaaaaaaaaa']) {
      const { body } = await create({ email: 'weak@desk.example', displayName: 'Weak', roles: ['viewer'], password });
      expect(body).toMatchObject({ status: 422, code: 'PASSWORD_TOO_WEAK' });
    }
    await create({
      email: 'weak@desk.example',
      displayName: 'Weak',
      roles: ['viewer'],
      password: 'x'.repeat(1001),
    }).expect(400);
  });

  it('cannot be given fields that are not theirs to give', async () => {
    const body = { email: 'mass@desk.example', displayName: 'Mass', roles: ['viewer'] };
    const columns = [
      'id',
      'version',
      'status',
      'passwordHash',
      'password_hash',
      'createdAt',
      'updatedAt',
      'pausedUntil',
    ];
    for (const field of [...columns, 'toString', 'acceptWeakPassword', 'origin']) {
      const { body: refused } = await create({ ...body, [field]: 'x' }).expect(400);
      expect(refused.code).toBe('VALIDATION_FAILED');
    }
    // Keys that reach for the prototype are dropped before anything reads the body.
    const raw = (key: string) =>
      `{"email":"${key}@desk.example","displayName":"M","roles":["viewer"],"${key}":{"status":"DISABLED"}}`;
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const post = admin.browser.post(`${PREFIX}/users`).set('Content-Type', 'application/json');
      const { body: made, status } = await post.send(raw(key));
      if (status === 201) expect(made).toMatchObject({ status: 'ACTIVE', roles: ['viewer'] });
      else expect(status).toBe(400);
      expect(({} as Record<string, unknown>)['status']).toBeUndefined();
    }
    const { id } = await desk.person('fields', ['viewer']);
    for (const field of ['id', 'email', 'version', 'passwordHash', 'password', 'createdAt', 'updatedAt']) {
      await patch(id, 1, { displayName: 'X', [field]: 'x' }).expect(400);
    }
    for (const values of [{ roles: 'admin' }, { roles: { 0: 'admin' } }, { roles: [] }, { displayName: ['x'] }, {}]) {
      await patch(id, 1, values).expect(400);
    }
    await create({ ...body, displayName: 'nul \u0000' }).expect(400);
    await create({ ...body, email: ['mass@desk.example'] }).expect(400);
  });

  it('are changed with the version that was read', async () => {
    const { id } = await desk.person('edit', ['viewer']);
    const read = await admin.browser.get(`${PREFIX}/users/${id}`).expect(200);
    expect(read.get('ETag')).toBe('"1"');
    const change = { displayName: 'Edited', languages: ['de', 'pt-BR'], pausedUntil: '2030-01-02T03:04:05+01:00' };
    const { body } = await patch(id, 1, change).expect(200);
    expect(body).toMatchObject({ ...change, pausedUntil: '2030-01-02T02:04:05.000Z', version: 2 });
    expect((await patch(id, 1, { displayName: 'Late' }).expect(412)).body).toMatchObject({
      code: 'VERSION_CONFLICT',
      currentVersion: 2,
    });
    const missing = await admin.browser.patch(`${PREFIX}/users/${id}`).send({ displayName: 'X' }).expect(428);
    expect(missing.body.code).toBe('PRECONDITION_REQUIRED');
    expect((await patch(id, 2, { pausedUntil: null }).expect(200)).body.pausedUntil).toBeNull();
    await patch('11111111-1111-4111-8111-111111111111', 1, { displayName: 'X' }).expect(404);
    await patch('not-an-id', 1, { displayName: 'X' }).expect(400);
  });

  it('leave one audit event per change, and none when nothing changes', async () => {
    const { id } = await desk.person('audited', ['viewer']);
    await patch(id, 1, { roles: ['editor', 'reviewer'] }).expect(200);
    await patch(id, 2, { roles: ['reviewer', 'editor'] }).expect(200);
    await patch(id, 2, { status: 'DISABLED', displayName: 'Gone' }).expect(200);
    await patch(id, 3, { status: 'ACTIVE' }).expect(200);
    const events = await desk.sql(
      `SELECT event, from_state, to_state FROM audit_event WHERE entity_id = $1 ORDER BY seq`,
      [id],
    );
    expect(events).toEqual([
      { event: 'user.created', from_state: null, to_state: 'ACTIVE' },
      { event: 'user.roles_changed', from_state: 'ACTIVE', to_state: 'ACTIVE' },
      { event: 'user.disabled', from_state: 'ACTIVE', to_state: 'DISABLED' },
      { event: 'user.enabled', from_state: 'DISABLED', to_state: 'ACTIVE' },
    ]);
    expect(await desk.app.get(AuditVerifier).verify()).toMatchObject({ ok: true });
    expect(JSON.stringify(await desk.sql(`SELECT data FROM audit_event`))).not.toMatch(/argon2|Esel/);
  });

  it('are listed page by page, filtered, without their secrets', async () => {
    for (const name of ['list-a', 'list-b', 'list-c']) await desk.person(name, ['adjudicator']);
    const first = await admin.browser.get(`${PREFIX}/users?role=adjudicator&limit=2`).expect(200);
    expect(first.body.items.map((user: { displayName: string }) => user.displayName)).toEqual(['list-a', 'list-b']);
    const next = await admin.browser
      .get(`${PREFIX}/users`)
      .query({ role: 'adjudicator', limit: 2, cursor: first.body.nextCursor })
      .expect(200);
    expect(next.body.items).toHaveLength(1);
    expect(next.body.nextCursor).toBeNull();
    expect(JSON.stringify(first.body)).not.toMatch(/argon2|passwordHash/);
    expect((await admin.browser.get(`${PREFIX}/users?cursor=xx`).expect(400)).body.code).toBe('CURSOR_INVALID');
  });

  it('see and manage each other by role only', async () => {
    const expected: [Role, number, number][] = [
      ['viewer', 403, 403],
      ['reviewer', 403, 403],
      ['adjudicator', 403, 403],
      ['editor', 200, 403],
    ];
    for (const [role, read, write] of expected) {
      const { id, browser } = await desk.signedIn(`as-${role}`, [role]);
      await browser.get(`${PREFIX}/users`).expect(read);
      await browser.get(`${PREFIX}/users/${id}`).expect(read);
      await patch(id, 1, { roles: ['admin'] }, browser).expect(write);
      await browser
        .post(`${PREFIX}/users`)
        .send({ email: 'x@y.example', displayName: 'X', roles: ['admin'] })
        .expect(write);
    }
  });

  it('always include an active administrator', async () => {
    const only = { browser: admin.browser, id: admin.id };
    for (const change of [{ roles: ['editor'] }, { status: 'DISABLED' }]) {
      const { body } = await patch(only.id, 1, change).expect(409);
      expect(body.code).toBe('LAST_ADMIN');
    }
    const second = await desk.signedIn('second-admin', ['admin']);
    await patch(second.id, 1, { roles: ['editor', 'admin'] }).expect(200);
    for (let round = 0; round < 5; round += 1) {
      await desk.sql(`UPDATE user_account SET roles = '{admin}', version = 1 WHERE id IN ($1, $2)`, [
        admin.id,
        second.id,
      ]);
      const answers = await Promise.all([
        patch(second.id, 1, { roles: ['viewer'] }, admin.browser),
        patch(admin.id, 1, round % 2 ? { status: 'DISABLED' } : { roles: ['viewer'] }, second.browser),
      ]);
      const statuses = statusesOf(answers);
      expect(statuses[0]).toBe(200);
      // Who comes second is refused as the last administrator, or is none any more.
      expect([401, 403, 409]).toContain(statuses[1]);
      const admins = await desk.sql(`SELECT 1 FROM user_account WHERE status = 'ACTIVE' AND 'admin' = ANY(roles)`);
      expect(admins).toHaveLength(1);
      await desk.sql(`UPDATE user_account SET status = 'ACTIVE' WHERE id = $1`, [admin.id]);
      await desk.login(admin.browser, admin.email).expect(200);
      await desk.login(second.browser, second.email).expect(200);
    }
    await desk.sql(`UPDATE user_account SET roles = '{admin}' WHERE id = $1`, [admin.id]);
  });
});
