import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/common/ids.js';
import { Transactions } from '../../../src/database/transactions.js';
import { CleanUpQueries } from '../../../src/http/clean-up.queries.js';
import type { NotificationKind } from '../../../src/notifications/notification-kinds.js';
import { type Notice, Notifications } from '../../../src/notifications/notifications.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { assign, expectStatus, openRound, readyClaims } from '../../support/journey.js';

const PREFERENCES = '/me/notification-preferences';
const DEFAULTS = { timeZone: 'UTC', digestHour: 8, dailyDigest: true, kinds: [] };

describe('Notifications', () => {
  let app: TestApp;
  let ann: TestClient;
  let ben: TestClient;
  let editor: TestClient;

  const notify = <Kind extends NotificationKind>(notice: Notice<Kind>) =>
    app.get(Transactions).run((tx) => app.get(Notifications).notify(tx, notice));
  const offer = (to: string[], more = {}) =>
    notify({ to, kind: 'assignment.offered', data: { assignmentId: newId(), dueAt: null }, ...more });
  const list = async (person: TestClient, query = '') =>
    (await expectStatus(200, person.get(`/notifications${query}`))).body;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    ann = await app.person('ann@desk.test', ['reviewer', 'editor', 'adjudicator']);
    ben = await app.person('ben@desk.test', ['viewer']);
    editor = await app.person('editor@desk.test', ['editor']);
  }, 60_000);
  beforeEach(async () => {
    await app.sql.query(`DELETE FROM notification`);
    for (const person of [ann, ben]) await expectStatus(200, person.put(PREFERENCES, DEFAULTS));
  });
  afterAll(() => app?.close());

  it('reach each person once, and nobody who is disabled', async () => {
    const gone = await app.person('gone@desk.test', ['reviewer']);
    await app.sql.query(`UPDATE user_account SET status = 'DISABLED' WHERE id = $1`, [gone.id]);
    await offer([ann.id, ann.id, gone.id]);
    expect(await list(ann)).toMatchObject({ unread: 1, nextCursor: null, items: [{ kind: 'assignment.offered' }] });
    expect(await list(ben)).toEqual({ items: [], nextCursor: null, unread: 0 });
    expect(await app.sql.query(`SELECT FROM notification`)).toHaveLength(1);
  });

  it('are written with the change or not at all', async () => {
    const failing = app.get(Transactions).run(async (tx) => {
      await app.get(Notifications).notify(tx, {
        to: [ann.id],
        kind: 'assignment.expired',
        data: { assignmentId: newId() },
      });
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect((await list(ann)).items).toEqual([]);
  });

  it('come once for each key, however often a job runs', async () => {
    for (let run = 0; run < 3; run += 1) await offer([ann.id, ben.id], { once: 'reminder-1-50' });
    await offer([ann.id], { once: 'reminder-1-90' });
    expect((await list(ann)).unread).toBe(2);
    expect((await list(ben)).unread).toBe(1);
  });

  it('refuse facts their kind does not have, and a desk kind that names nothing', async () => {
    const wrong = { to: [ann.id], kind: 'assignment.expired', data: { assignmentId: newId(), rationale: 'secret' } };
    await expect(notify(wrong as Notice<'assignment.expired'>)).rejects.toThrow('rationale');
    await expect(notify({ to: [ann.id], kind: 'verdict.proposed', data: { verdictId: newId() } })).rejects.toThrow(
      'must name its claim or document',
    );
  });

  it('say in one sentence what they are about, in the reader’s time zone', async () => {
    const { documentId, claimIds } = await readyClaims(editor);
    await expectStatus(200, ann.put(PREFERENCES, { ...DEFAULTS, timeZone: 'Asia/Tokyo' }));
    const due = { assignmentId: newId(), dueAt: '2026-11-25T20:00:00Z' };
    await notify({ to: [ann.id], kind: 'assignment.offered', claimId: claimIds[0]!, data: due });
    await app.sql.query(`UPDATE document SET title = $2 WHERE id = $1`, [
      documentId,
      `Line one\r\nBcc: x ${'y'.repeat(200)}`,
    ]);
    await notify({ to: [ann.id], kind: 'source.version_created', documentId, data: { versionNumber: 2 } });
    const { items } = await list(ann);
    expect(items[0].text).toMatch(/^“Line one Bcc: x y{103}…” has a new text, version 2\.$/);
    expect(items[1]).toMatchObject({
      text: 'You are asked to rate “The storm destroyed 41 houses in Norvale, report 1 said.”, by 26 Nov 2026, 05:00 (Asia/Tokyo).',
      claimId: claimIds[0],
      data: due,
    });
  });

  it('are paged, newest first, all or only the unread ones', async () => {
    for (let n = 1; n <= 5; n += 1) {
      await notify({ to: [ann.id], kind: 'source.version_created', data: { versionNumber: n } });
    }
    const numbers = (items: { data: { versionNumber: number } }[]) => items.map((item) => item.data.versionNumber);
    const first = await list(ann, '?limit=2');
    expect(numbers(first.items)).toEqual([5, 4]);
    const second = await list(ann, `?limit=2&cursor=${first.nextCursor}`);
    expect(numbers(second.items)).toEqual([3, 2]);
    await expectStatus(204, ann.post(`/notifications/${first.items[0].id}/read`));
    await expectStatus(204, ann.post(`/notifications/${first.items[0].id}/read`));
    const unread = await list(ann, '?unread=true');
    expect(numbers(unread.items)).toEqual([4, 3, 2, 1]);
    expect(unread.unread).toBe(4);
    expect((await list(ann)).items[0].readAt).not.toBeNull();
    expect((await expectStatus(200, ann.post('/notifications/read-all'))).body).toEqual({ marked: 4 });
    expect((await list(ann)).unread).toBe(0);
    expect((await ann.get('/notifications?cursor=x')).body.code).toBe('CURSOR_INVALID');
  });

  it('belong to one person: for others they do not exist', async () => {
    await offer([ann.id]);
    const [{ id }] = (await list(ann)).items;
    expect((await ben.post(`/notifications/${id}/read`)).body.code).toBe('NOT_FOUND');
    await expectStatus(200, ben.post('/notifications/read-all'));
    expect((await list(ann)).unread).toBe(1);
  });

  it('of the desk are hidden while their reader rates the claim, also those written before', async () => {
    const { documentId, claimIds } = await readyClaims(editor);
    const [claimId] = claimIds as [string];
    await notify({ to: [ann.id], kind: 'verdict.proposed', claimId, data: { verdictId: newId() } });
    const mention = { threadId: newId(), commentId: newId(), personId: editor.id, on: 'document' as const };
    await notify({ to: [ann.id], kind: 'comment.mention', documentId, data: mention });
    expect((await list(ann)).unread).toBe(2);
    const [{ id }] = (await list(ann)).items;

    const roundId = await openRound(editor, claimId);
    await assign(editor, roundId, ann);
    await offer([ann.id], { claimId });
    const blind = await list(ann);
    expect(blind.items.every((item: { kind: string }) => item.kind === 'assignment.offered')).toBe(true);
    expect(blind.unread).toBe(blind.items.length);
    expect((await ann.post(`/notifications/${id}/read`)).body.code).toBe('NOT_FOUND');
    await expectStatus(200, ann.post('/notifications/read-all'));

    await app.sql.query(`UPDATE assignment SET state = 'DECLINED', decline_reason = 'coi' WHERE reviewer_id = $1`, [
      ann.id,
    ]);
    expect((await list(ann)).unread).toBe(2);
  });

  it('follow what the person wants to be told', async () => {
    const off = { kind: 'source.version_created', inApp: false, digest: false };
    const { body } = await expectStatus(200, ann.put(PREFERENCES, { ...DEFAULTS, kinds: [off] }));
    expect(body.kinds).toContainEqual(expect.objectContaining({ ...off, optional: true }));
    await notify({ to: [ann.id, ben.id], kind: 'source.version_created', data: { versionNumber: 2 } });
    expect((await list(ann)).items).toEqual([]);
    expect((await list(ben)).items).toHaveLength(1);
    await expectStatus(200, ann.put(PREFERENCES, { ...DEFAULTS, kinds: [{ ...off, digest: true }] }));
    await notify({ to: [ann.id], kind: 'source.version_created', data: { versionNumber: 3 } });
    expect((await list(ann)).items).toEqual([]);
    expect(await app.sql.query(`SELECT in_app, digest FROM notification WHERE user_id = $1`, [ann.id])).toEqual([
      { in_app: false, digest: true },
    ]);
  });

  it('have preferences that say what is wrong with them', async () => {
    const refused = async (change: object) => {
      const { status, body } = await ann.put(PREFERENCES, { ...DEFAULTS, ...change });
      return [status, body.faults?.map(({ message }: { message: string }) => message).join()];
    };
    const own = { kind: 'assignment.offered', inApp: false, digest: true };
    expect(await refused({ kinds: [own] })).toEqual([400, expect.stringContaining('must keep "inApp": true')]);
    expect(await refused({ timeZone: 'Mars/Olympus' })).toEqual([400, expect.stringContaining('Europe/Berlin')]);
    expect(await refused({ timeZone: '+01:00' })).toEqual([400, expect.stringContaining('is not a time zone')]);
    expect(await refused({ digestHour: 24 })).toEqual([400, expect.any(String)]);
    const twice = { kind: 'comment.reply', inApp: true, digest: true };
    expect(await refused({ kinds: [twice, twice] })).toEqual([400, expect.stringContaining('twice')]);
  });

  it('are removed when they are old', async () => {
    await offer([ann.id]);
    await offer([ann.id]);
    await app.sql.query(
      `UPDATE notification SET created_at = now() - interval '91 days' WHERE id = (SELECT min(id::text)::uuid FROM notification)`,
    );
    await app.get(CleanUpQueries).removeOutdated();
    expect((await list(ann)).items).toHaveLength(1);
  });
});
