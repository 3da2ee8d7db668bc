import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { assign, expectStatus, openRound, readyClaims } from '../../support/journey.js';

const UNKNOWN = '11111111-1111-4111-8111-111111111111';

describe('an editor who hands the work over', () => {
  let app: TestApp;
  let admin: TestClient;
  let leaver: TestClient;
  let heir: TestClient;
  let number = 0;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    admin = await app.person('admin@desk.test', ['admin', 'reviewer']);
  }, 60_000);
  afterAll(() => app?.close());
  beforeEach(async () => {
    number += 1;
    leaver = await app.person(`leaver${number}@desk.test`, ['editor', 'reviewer']);
    heir = await app.person(`heir${number}@desk.test`, ['editor', 'reviewer']);
  });

  const handOver = (body: Record<string, unknown> = {}, who = leaver, of = leaver) =>
    who.post(`/users/${of.id}/hand-over`, { toId: heir.id, reason: 'parental leave', ...body });
  const editorsOf = async (ids: readonly string[]): Promise<string[]> => {
    const rows = await app.sql.query(`SELECT editor_id FROM claim WHERE id = ANY($1) ORDER BY array_position($1, id)`, [
      ids,
    ]);
    return rows.map((row: { editor_id: string }) => row.editor_id);
  };
  const told = async (who: TestClient): Promise<string[]> =>
    (await expectStatus(200, who.get('/notifications'))).body.items
      .filter(({ kind }: { kind: string }) => kind === 'desk.handed_over')
      .map(({ text }: { text: string }) => text);
  const complaint = async (): Promise<string> => {
    const sent = await app.anonymous.post('/complaints', { text: 'The report names the wrong month, I think.' });
    const { number: received } = (await expectStatus(201, Promise.resolve(sent))).body;
    const [{ id }] = await app.sql.query(`SELECT id FROM complaint WHERE number = $1`, [received]);
    await expectStatus(200, leaver.post(`/complaints/${id}/acknowledge`));
    return id;
  };

  it('sees first what would go, and nothing is changed by looking', async () => {
    const { claimIds } = await readyClaims(leaver, 2);
    const complaintId = await complaint();
    const { body } = await expectStatus(200, handOver({ dryRun: true }));
    expect(body).toMatchObject({
      dryRun: true,
      handOverId: null,
      counts: { claims: 2, complaints: 1, refused: 0 },
      openCorrections: 0,
      more: false,
    });
    expect(body.items.map(({ id }: { id: string }) => id).toSorted()).toEqual([...claimIds, complaintId].toSorted());
    expect(await editorsOf(claimIds)).toEqual([leaver.id, leaver.id]);
    expect(await told(heir)).toEqual([]);
  });

  it('gives claims and complaints to the other, with an audit row each and one notice', async () => {
    const { claimIds } = await readyClaims(leaver, 2);
    const complaintId = await complaint();
    const { body } = await expectStatus(200, handOver());
    expect(body.counts).toEqual({ claims: 2, complaints: 1, refused: 0 });
    expect(await editorsOf(claimIds)).toEqual([heir.id, heir.id]);
    const rows = await app.sql.query(
      `SELECT event, reason FROM audit_event WHERE data ->> 'handOverId' = $1 ORDER BY event`,
      [body.handOverId],
    );
    const reason = 'parental leave';
    expect(rows).toEqual([
      { event: 'claim.handedOver', reason },
      { event: 'claim.handedOver', reason },
      { event: 'complaint.assign', reason },
    ]);
    expect(await told(heir)).toEqual(['2 claims and 1 complaint of another editor are yours now.']);
    const { body: list } = await expectStatus(200, heir.get('/claims?editor=me'));
    expect(list.items).toHaveLength(2);
    expect((await expectStatus(200, heir.get(`/complaints/${complaintId}`))).body.assignedTo).toBe(heir.id);
    expect((await expectStatus(200, handOver())).body.counts).toEqual({ claims: 0, complaints: 0, refused: 0 });
  });

  it('leaves rejected and archived claims, and takes only those named', async () => {
    const { claimIds } = await readyClaims(leaver, 3);
    const [one = '', two = '', three = ''] = claimIds;
    await expectStatus(200, leaver.post(`/claims/${one}/reject`, { reason: 'vague' }));
    const { body } = await expectStatus(200, handOver({ claimIds: [one, two, UNKNOWN] }));
    expect(body.items).toEqual([
      { kind: 'CLAIM', id: two, outcome: 'DONE' },
      { kind: 'CLAIM', id: one, outcome: 'REFUSED', code: 'NOT_FOUND', message: expect.any(String) },
      { kind: 'CLAIM', id: UNKNOWN, outcome: 'REFUSED', code: 'NOT_FOUND', message: expect.any(String) },
    ]);
    expect(await editorsOf([one, two, three])).toEqual([leaver.id, heir.id, leaver.id]);
  });

  it('gives nobody a claim that they rate, and lets nobody rate a claim that they handed over or got', async () => {
    const { claimIds } = await readyClaims(leaver, 2);
    const [rated = '', other = ''] = claimIds;
    await assign(admin, await openRound(admin, rated), heir);
    const { body } = await expectStatus(200, handOver());
    expect(body.items).toContainEqual({
      kind: 'CLAIM',
      id: rated,
      outcome: 'REFUSED',
      code: 'NOT_ELIGIBLE',
      message: expect.stringMatching(/has or had a place in a round/),
    });
    expect(await editorsOf([rated, other])).toEqual([leaver.id, heir.id]);
    // Another brought the document and opens the round: only having chosen the claim is to keep the leaver out.
    await app.sql.query(
      `UPDATE document SET created_by = $2 WHERE id = (SELECT document_id FROM claim WHERE id = $1)`,
      [other, admin.id],
    );
    const roundId = await openRound(admin, other);
    const { items } = (await expectStatus(200, admin.get(`/rounds/${roundId}/eligibility`))).body;
    for (const person of [leaver, heir]) {
      const said = items.find((each: { reviewerId: string }) => each.reviewerId === person.id);
      expect(said.reasons.map(({ code }: { code: string }) => code)).toEqual(['editor-of-record']);
    }
  });

  it('is asked of oneself or by an administrator, and goes to an active editor', async () => {
    expect((await handOver({}, heir, leaver)).body.code).toBe('FORBIDDEN');
    const reviewer = await app.person(`r${number}@desk.test`, ['reviewer']);
    expect((await handOver({}, reviewer, reviewer)).status).toBe(403);
    for (const toId of [reviewer.id, leaver.id, UNKNOWN]) {
      expect((await handOver({ toId })).body.code).toBe('VALIDATION_FAILED');
    }
    expect((await admin.post(`/users/${UNKNOWN}/hand-over`, { toId: heir.id, reason: 'x' })).status).toBe(404);
    expect((await handOver({ reason: '' })).body.code).toBe('VALIDATION_FAILED');
  });

  it('tells an administrator nothing of a claim that the administrator rates', async () => {
    const { claimIds } = await readyClaims(leaver, 2);
    await assign(leaver, await openRound(leaver, claimIds[0]!), admin);
    const { body, text } = await expectStatus(200, handOver({}, admin));
    expect(body.counts).toEqual({ claims: 1, complaints: 0, refused: 0 });
    expect(text).not.toContain(claimIds[0]);
    const named = (await expectStatus(200, handOver({ claimIds: [claimIds[0], UNKNOWN] }, admin))).body.items;
    expect(named[0]).toEqual({ ...named[1], id: claimIds[0] });
  });

  it('is offered when an account is disabled, and can be done afterwards', async () => {
    const { claimIds } = await readyClaims(leaver, 2);
    const { version } = (await admin.get(`/users/${leaver.id}`)).body;
    const match = { 'if-match': `"${version}"` };
    const { body } = await expectStatus(200, admin.patch(`/users/${leaver.id}`, { status: 'DISABLED' }, match));
    expect(body.leftBehind).toEqual({ claims: 2, complaints: 0 });
    const { version: own } = (await admin.get(`/users/${heir.id}`)).body;
    const renamed = admin.patch(`/users/${heir.id}`, { maxOpen: 5 }, { 'if-match': `"${own}"` });
    expect((await expectStatus(200, renamed)).body.leftBehind).toBeNull();
    expect((await expectStatus(200, handOver({}, admin))).body.counts).toMatchObject({ claims: 2, refused: 0 });
    expect(await editorsOf(claimIds)).toEqual([heir.id, heir.id]);
  });
});
