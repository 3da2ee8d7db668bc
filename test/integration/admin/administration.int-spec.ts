import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { expectStatus } from '../../support/journey.js';

const TEXT = [
  'The town of Norvale has 41,250 inhabitants, the register says.',
  'The mayor said on Monday that crime fell by 12 percent last year.',
  'What a lovely day it was for all of us.',
].join('\n\n');

describe('what administrators look at', () => {
  let app: TestApp;
  let admin: TestClient;
  let editor: TestClient;
  let reviewer: TestClient;

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.person('ada@desk.test', ['admin']);
    editor = await app.person('edith@desk.test', ['editor']);
    reviewer = await app.person('rita_1@desk.test', ['reviewer']);
  });
  afterAll(() => app.close());

  it('finds people by a part of their name or address, taken as it is written', async () => {
    const found = async (q: string) =>
      (await admin.get(`/users?q=${encodeURIComponent(q)}`)).body.items.map(({ email }: { email: string }) => email);
    expect(await found('EDI')).toEqual(['edith@desk.test']);
    expect(await found('a_1')).toEqual(['rita_1@desk.test']);
    expect(await found('a%1')).toEqual([]);
    expect(await found('desk.test')).toHaveLength(3);
  });

  it('says what each role may do, to those who may know people', async () => {
    const { body } = await expectStatus(200, editor.get('/roles'));
    expect(body.items.map(({ role }: { role: string }) => role)).toEqual([
      'viewer',
      'reviewer',
      'adjudicator',
      'editor',
      'admin',
    ]);
    expect(body.items[4].permissions).toContain('user.manage');
    expect(body.items[4].permissions).not.toContain('assignment.work');
    await expectStatus(403, reviewer.get('/roles'));
  });

  it('narrows the record down by what was touched and when', async () => {
    const { body } = await expectStatus(200, admin.get('/audit?entityType=user&limit=200'));
    expect(body.items).toHaveLength(6);
    const [newest, middle] = body.items;
    expect((await admin.get(`/audit?entityType=user&to=${newest.at}`)).body.items).not.toContainEqual(newest);
    const since = (await admin.get(`/audit?entityType=user&from=${middle.at}`)).body.items;
    expect(since).toContainEqual(middle);
    await expectStatus(400, admin.get('/audit?from=yesterday'));
    const seqs = async (query: string) =>
      (await expectStatus(200, admin.get(`/audit?entityType=user&${query}`))).body.items.map(
        ({ seq }: { seq: string }) => seq,
      );
    const first = (await expectStatus(200, admin.get('/audit?entityType=user&order=oldest&limit=1'))).body;
    const rest = await seqs(`order=oldest&limit=200&cursor=${first.nextCursor}`);
    expect([first.items[0].seq, ...rest]).toEqual((await seqs('limit=200')).toReversed());
  });

  it('says that the record is whole, and which row was changed', async () => {
    const { body } = await expectStatus(200, admin.get('/audit/verification'));
    expect(body).toMatchObject({ ok: true, whole: true, fault: null });
    await expectStatus(403, reviewer.get('/audit/verification'));
    await app.sql.query(`ALTER TABLE audit_event DISABLE TRIGGER USER`);
    await app.sql.query(`UPDATE audit_event SET reason = 'edited' WHERE seq = 2`);
    expect((await admin.get('/audit/verification')).body).toMatchObject({
      ok: false,
      fault: { seq: '2', problem: 'its content was changed', problemCode: 'content-changed', params: {} },
    });
    await app.sql.query(`UPDATE audit_event SET reason = NULL WHERE seq = 2`);
    await app.sql.query(`ALTER TABLE audit_event ENABLE TRIGGER USER`);
  });

  it('shows administrators, and nobody else, how the system does', async () => {
    const { body } = await expectStatus(200, admin.get('/admin/health'));
    expect(body.checks).toMatchObject({ database: true, queue: true });
    expect(body.queues.items.map(({ name }: { name: string }) => name)).toContain('mail');
    expect(body.queues.items.every(({ workers }: { workers: number }) => workers === 1)).toBe(true);
    expect(body.database.bytes).toBeGreaterThan(1_000_000);
    expect(body.mail).toMatchObject({ delivery: 'FILES', failed: 0 });
    expect(body.attention).toEqual([]);
    await expectStatus(403, editor.get('/admin/health'));
  });

  it('tries settings on a text, beside those in force, and keeps nothing', async () => {
    const before = await app.sql.query(`SELECT count(*) FROM document`);
    const attempt = (settings: object, text = TEXT) => editor.post('/settings/extraction/try', { text, settings });
    const { body } = await expectStatus(200, attempt({ types: ['causal'] }));
    expect(body.picked).toBe(0);
    expect(body.pickedInForce).toBeGreaterThan(0);
    for (const { start, end, text } of body.sentences) expect(body.text.slice(start, end)).toBe(text);
    const lost = body.sentences.filter((each: { pickedInForce: boolean }) => each.pickedInForce);
    expect(lost[0]).toMatchObject({ picked: false, reasons: expect.arrayContaining(['type-off']) });
    const same = await expectStatus(200, attempt({}));
    expect(same.body.picked).toBe(same.body.pickedInForce);
    expect(await app.sql.query(`SELECT count(*) FROM document`)).toEqual(before);
  });

  it.each([
    ['a text that is too long', { text: 'x'.repeat(50_001), settings: {} }],
    ['an empty text', { text: ' \n', settings: {} }],
    ['settings that cannot be', { text: TEXT, settings: { threshold: 2 } }],
    ['a setting that does not exist', { text: TEXT, settings: { speed: 1 } }],
  ])('refuses to try %s', async (_what, body) => {
    const { body: problem } = await expectStatus(400, editor.post('/settings/extraction/try', body));
    expect(problem.code).toBe('VALIDATION_FAILED');
  });

  it('does not let those who only rate try settings', async () => {
    await expectStatus(403, reviewer.post('/settings/extraction/try', { text: TEXT, settings: {} }));
  });
});
