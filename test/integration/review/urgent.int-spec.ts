import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { AUDIT } from '../../../soak/invariants/audit.js';
import { BOARD } from '../../../soak/invariants/board.js';
import { faultsOf } from '../../../soak/invariants/check.js';
import { HANDLING } from '../../../soak/invariants/handling.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { assign, expectStatus, openRound, readyClaims } from '../../support/journey.js';

const NOBODY = '11111111-1111-4111-8111-111111111111';

describe('a claim that is urgent', () => {
  let app: TestApp;
  let editor: TestClient;
  let rater: TestClient;
  let claims: string[];

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    rater = await app.person('rater@desk.test', ['reviewer']);
    claims = (await readyClaims(editor, 5)).claimIds;
  }, 60_000);
  afterAll(async () => {
    const db = new Client({ connectionString: app.database.url });
    await db.connect();
    const faults = await faultsOf(db, [...AUDIT, ...BOARD, ...HANDLING]);
    await db.end();
    await app?.close();
    expect(faults).toEqual([]);
  });

  const of = (n: number): string => claims[n] ?? '';
  const mark = (n: number, urgent = true, by = editor) =>
    by.post(`/claims/${of(n)}/urgent`, { urgent, reason: 'it is on every front page' });
  const listed = async (query: string): Promise<number[]> => {
    const { body } = await expectStatus(200, editor.get(`/claims?limit=200&${query}`));
    return body.items.map(({ id }: { id: string }) => claims.indexOf(id));
  };

  it('is marked once, however often somebody says so, and is no longer when somebody says so', async () => {
    for (let turn = 0; turn < 2; turn += 1) expect((await expectStatus(200, mark(3))).body.urgent).toBe(true);
    await expectStatus(200, mark(2));
    for (let turn = 0; turn < 2; turn += 1) expect((await expectStatus(200, mark(2, false))).body.urgent).toBe(false);
    const rows = await app.sql.query(
      `SELECT claim_id, event, from_state, to_state, reason FROM audit_event WHERE event LIKE '%Urgent' ORDER BY seq`,
    );
    const step = { from_state: 'READY', to_state: 'READY', reason: 'it is on every front page' };
    expect(rows).toEqual([
      { claim_id: of(3), event: 'claim.markUrgent', ...step },
      { claim_id: of(2), event: 'claim.markUrgent', ...step },
      { claim_id: of(2), event: 'claim.unmarkUrgent', ...step },
    ]);
  });

  it('is found on the board, counted, and comes first when asked for, page by page', async () => {
    expect(await listed('urgent=true')).toEqual([3]);
    expect(await listed('urgent=false')).toEqual([4, 2, 1, 0]);
    expect((await editor.get('/claims/counts')).body.urgent).toBe(1);
    expect(await listed('sort=urgent')).toEqual([3, 0, 1, 2, 4]);
    const pages: number[] = [];
    for (let cursor = ''; ;) {
      const { body } = await expectStatus(200, editor.get(`/claims?limit=2&sort=urgent${cursor}`));
      pages.push(...body.items.map(({ id }: { id: string }) => claims.indexOf(id)));
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(pages).toEqual([3, 0, 1, 2, 4]);
    expect((await rater.get('/claims?sort=urgent')).status).toBe(403);
    expect((await rater.get('/claims?urgent=true')).status).toBe(403);
  });

  it('is planned before older ones when work is shared out', async () => {
    const body = { filter: {}, openRounds: true, reviewerIds: [rater.id] };
    const { body: plan } = await expectStatus(200, editor.post('/assignments/bulk', body));
    expect(plan.items.map(({ claimId }: { claimId: string }) => claims.indexOf(claimId))).toEqual([3, 0, 1, 2, 4]);
  });

  it('is given out before older rounds, and the others follow, oldest first', async () => {
    for (const n of [0, 1, 3]) await openRound(editor, of(n), { k: 1 });
    const taken: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const { body } = await expectStatus(200, rater.post('/queue/next'));
      taken.push(claims.indexOf(body.assignment.claim.id));
      expect(body.assignment.urgent).toBe(taken.at(-1) === 3);
    }
    expect(taken).toEqual([3, 0, 1]);
  });

  it('is shown so to whoever has yet to rate it, who is told when it becomes so; nothing else changes for them', async () => {
    await assign(editor, await openRound(editor, of(4), { k: 1 }), rater);
    const mine = async () => {
      const { items } = (await expectStatus(200, rater.get('/me/assignments'))).body;
      return items.find(({ claimId }: { claimId: string }) => claimId === of(4));
    };
    const before = await mine();
    expect(before.urgent).toBe(false);
    await expectStatus(200, mark(4));
    expect(await mine()).toEqual({ ...before, urgent: true });
    const { items } = (await expectStatus(200, rater.get('/notifications'))).body;
    expect(items.filter(({ kind }: { kind: string }) => kind === 'assignment.urgent')).toHaveLength(1);
    expect(JSON.stringify((await rater.get(`/claims/${of(4)}`)).body)).not.toMatch(/urgent|embargo|publishAt/);
  });

  it('is marked by editors who do not rate it, and only while somebody may work on it', async () => {
    expect((await mark(2, true, rater)).status).toBe(403);
    const both = await app.person('both@desk.test', ['editor', 'reviewer']);
    await assign(editor, await openRound(editor, of(2), { k: 1 }), both);
    expect((await mark(2, true, both)).body.code).toBe('SEPARATION_OF_DUTIES');
    expect((await editor.post(`/claims/${NOBODY}/urgent`, { urgent: true })).status).toBe(404);
    expect((await editor.post(`/claims/${of(2)}/urgent`, { urgent: 'yes' })).status).toBe(400);
    expect((await editor.post(`/claims/${of(2)}/urgent`, { urgent: true, reason: ' ' })).status).toBe(400);
    const extra = (await readyClaims(editor, 1)).claimIds[0] ?? '';
    await expectStatus(200, editor.post(`/claims/${extra}/archive`, { reason: 'nobody asks any more' }));
    expect(await editor.post(`/claims/${extra}/urgent`, { urgent: true })).toMatchObject({
      status: 409,
      body: { code: 'CONFLICT' },
    });
  });
});
