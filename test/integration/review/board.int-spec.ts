import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  approveAndPublish,
  assign,
  changeText,
  expectStatus,
  openRound,
  rate,
  readyClaims,
  verdictOn,
} from '../../support/journey.js';

/** Rows by which the board differs from its definition; none while its triggers do their work. */
const DIFFERENCES = `(SELECT * FROM claim_board EXCEPT SELECT * FROM claim_board_source)
  UNION ALL (SELECT * FROM claim_board_source EXCEPT SELECT * FROM claim_board)`;

describe('the board', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let adjudicator: TestClient;
  let a: TestClient;
  let b: TestClient;
  const claims: Record<string, string> = {};
  let documentId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor', 'reviewer']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    a = await app.person('a@desk.test', ['reviewer']);
    b = await app.person('b@desk.test', ['reviewer']);
    const names = ['ready', 'unassigned', 'late', 'disputed', 'proposed', 'published', 'blind'];
    const { claimIds, documentId: id } = await readyClaims(editor, names.length);
    documentId = id;
    names.forEach((name, index) => (claims[name] = claimIds[index] ?? ''));
    await openRound(editor, of('unassigned'));
    const late = await openRound(editor, of('late'), { k: 1, dueDays: 1 });
    await assign(editor, late, a);
    await app.sql.query(`UPDATE assignment SET due_at = now() - interval '1 hour' WHERE round_id = $1`, [late]);
    await rate(editor, of('disputed'), pair('TRUE', 'FALSE'));
    await rate(editor, of('proposed'), pair('TRUE', 'TRUE'));
    await rate(editor, of('published'), pair('TRUE', 'TRUE'));
    await approveAndPublish(editor, of('published'));
    await editTo('ready', { topics: ['Health'] });
    await editTo('proposed', { claimant: 'the mayor' });
    // The second editor rates this one, so for them it does not exist on the desk.
    const blind = await openRound(editor, of('blind'), { k: 2, dueDays: 9 });
    await assign(editor, blind, second);
  }, 60_000);
  afterAll(() => app?.close());

  const of = (name: string): string => claims[name] ?? '';
  const pair = (one: string, other: string): [TestClient, string][] => [
    [a, one],
    [b, other],
  ];
  const editTo = async (name: string, change: Record<string, unknown>) => {
    const { body } = await expectStatus(200, editor.get(`/claims/${of(name)}`));
    await expectStatus(200, editor.patch(`/claims/${of(name)}`, change, { 'if-match': `"${body.version}"` }));
  };
  const listed = async (person: TestClient, query: string): Promise<string[]> => {
    const { body } = await expectStatus(200, person.get(`/claims?limit=200&${query}`));
    const names = new Map(Object.entries(claims).map(([name, id]) => [id, name]));
    return body.items.map((claim: { id: string }) => names.get(claim.id) ?? claim.id);
  };
  const differences = () => app.sql.query<unknown[]>(DIFFERENCES);

  it('says what its definition says, after everything that has happened', async () => {
    expect(await differences()).toEqual([]);
    const [{ rows }] = await app.sql.query<[{ rows: number }]>(`SELECT count(*)::int AS rows FROM claim_board`);
    expect(rows).toBeGreaterThanOrEqual(Object.keys(claims).length);
  });

  it.each([
    ['unassigned=true', ['blind', 'unassigned']],
    ['late=true', ['late']],
    ['state=NEEDS_ADJUDICATION', ['disputed']],
    ['pendingVerdict=PROPOSED', ['proposed']],
    ['published=true', ['published']],
    ['stale=true', []],
    ['state=READY&editor=me', ['ready']],
    ['state=READY,NEEDS_ADJUDICATION', ['disputed', 'ready']],
    ['topic=health', ['ready']],
    ['language=en&claimant=The%20Mayor', ['proposed']],
    ['sort=due', ['late', 'blind']],
    ['q=destroyed%2043', ['late']],
  ])('lists %s', async (query, expected) => {
    const found = await listed(editor, `documentId=${documentId}&${query}`);
    // A worker may have found the claims first, in any order.
    expect(query === 'sort=due' ? found : found.sort()).toEqual(expected);
  });

  it('lists what has waited longest in its state first, and counts what has waited too long', async () => {
    const aged = async () => (await expectStatus(200, editor.get(`/claims/counts?documentId=${documentId}`))).body.aged;
    expect(await aged()).toMatchObject({ READY: { claims: 0, afterDays: 7 }, IN_REVIEW: { claims: 0 } });
    // Of all that could still be done nothing waits for the published one.
    const waiting = await listed(editor, `documentId=${documentId}&sort=waiting`);
    expect(waiting).toContain('ready');
    expect(waiting).not.toContain('published');
    const ages: [string, number][] = [
      ['proposed', 30],
      ['unassigned', 8],
      ['ready', 6],
      ['disputed', 4],
      ['published', 99],
    ];
    for (const [name, days] of ages) {
      const since = `UPDATE claim SET state_since = now() - $2::int * interval '1 day' WHERE id = $1`;
      await app.sql.query(since, [of(name), days]);
    }
    const oldest = `documentId=${documentId}&sort=waiting`;
    expect((await listed(editor, oldest)).slice(0, 4)).toEqual(['proposed', 'unassigned', 'ready', 'disputed']);
    expect(await listed(editor, `${oldest}&aged=true`)).toEqual(['proposed', 'unassigned', 'disputed']);
    expect(await listed(editor, `${oldest}&aged=true&state=IN_REVIEW,DECIDED`)).toEqual(['proposed', 'unassigned']);
    const fresh = await listed(editor, `documentId=${documentId}&aged=false`);
    expect(fresh).toEqual(expect.arrayContaining(['ready', 'published']));
    expect(fresh).not.toContain('proposed');
    expect(await aged()).toMatchObject({
      READY: { claims: 0 },
      IN_REVIEW: { claims: 1 },
      NEEDS_ADJUDICATION: { claims: 1, afterDays: 3 },
      DECIDED: { claims: 1 },
    });
    // Page by page: each once, in the same order.
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await expectStatus(200, editor.get(`/claims?${oldest}&limit=2${cursor}`));
      paged.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    const { body: whole } = await expectStatus(200, editor.get(`/claims?${oldest}&limit=200`));
    expect(paged).toEqual(whole.items.map(({ id }: { id: string }) => id));
    const [proposed] = whole.items;
    expect(proposed.waitingSince).toBe(proposed.stateSince);
    // A new state begins a new time, by the database's clock; another edit does not.
    await editTo('ready', { topics: ['Health', 'Water'] });
    const since = async () => (await expectStatus(200, editor.get(`/claims/${of('ready')}`))).body.stateSince;
    const before = await since();
    expect(Date.now() - Date.parse(before)).toBeGreaterThan(5 * 86_400_000);
    await expectStatus(200, editor.post(`/claims/${of('ready')}/archive`, { reason: 'old' }));
    expect(Date.now() - Date.parse(await since())).toBeLessThan(3_600_000);
    await expectStatus(200, editor.post(`/claims/${of('ready')}/reopen`, { reason: 'again' }));
    expect((await a.get('/claims?aged=true')).body).toMatchObject({ code: 'FORBIDDEN' });
    expect(await differences()).toEqual([]);
  });

  it('lists what a person holds, for editors only', async () => {
    expect((await listed(editor, `holder=${a.id}`)).sort()).toEqual(['disputed', 'late']);
    expect((await adjudicator.get(`/claims?holder=${a.id}`)).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await a.get('/claims?late=true')).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await a.get('/claims?sort=due')).body).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves out what the reader rates, from lists and from counts', async () => {
    expect(await listed(second, `documentId=${documentId}&unassigned=true`)).toEqual(['unassigned']);
    const counts = async (person: TestClient) =>
      (await expectStatus(200, person.get(`/claims/counts?documentId=${documentId}`))).body;
    expect(await counts(editor)).toMatchObject({
      states: { READY: 1, IN_REVIEW: 3, NEEDS_ADJUDICATION: 1, DECIDED: 2 },
      stale: 0,
      late: 1,
      unassigned: 2,
      toApprove: 1,
      toPublish: 0,
      limit: 1_000,
    });
    expect(await counts(second)).toMatchObject({ states: { IN_REVIEW: 2 }, unassigned: 1 });
    expect((await a.get('/claims/counts')).body).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('walks through all of a list by its cursor, in every order', async () => {
    for (const sort of ['created', 'oldest', 'due']) {
      const whole = await listed(editor, `sort=${sort}`);
      const walked: string[] = [];
      let cursor: string | null = '';
      do {
        const { body } = await expectStatus(
          200,
          editor.get(`/claims?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`),
        );
        walked.push(...body.items.map((claim: { id: string }) => claim.id));
        cursor = body.nextCursor;
      } while (cursor);
      expect(walked).toHaveLength(whole.length);
      expect(new Set(walked).size).toBe(whole.length);
    }
  });

  it('reaches the end of a list at once: oldest first is newest first the other way round', async () => {
    const oldest = await listed(editor, 'sort=oldest');
    expect(oldest.length).toBeGreaterThan(3);
    expect(oldest).toEqual((await listed(editor, 'sort=created')).toReversed());
  });

  it('follows a source that moves and a verdict that is published', async () => {
    const { body } = await expectStatus(200, editor.get(`/documents/${documentId}/versions/1`));
    await changeText(editor, documentId, body.text.replace('destroyed 46 houses', 'destroyed 64 houses'));
    expect(await listed(editor, `documentId=${documentId}&stale=true`)).toEqual(['published']);
    const { id } = await verdictOn(editor, of('proposed'));
    await expectStatus(200, editor.post(`/verdicts/${id}/approve`, {}));
    expect(await listed(editor, 'pendingVerdict=APPROVED')).toEqual(['proposed']);
    expect(await differences()).toEqual([]);
  });

  it('sees both of two changes of one claim that were made at the same time', async () => {
    const claimId = of('ready');
    const [one, other] = [app.sql.createQueryRunner(), app.sql.createQueryRunner()];
    try {
      await one.startTransaction();
      await other.startTransaction();
      await one.query(`UPDATE claim SET editor_id = $2 WHERE id = $1`, [claimId, second.id]);
      const place = other.query(`UPDATE claim_placement SET source_state = 'CHANGED' WHERE claim_id = $1`, [claimId]);
      await one.commitTransaction();
      await place;
      await other.commitTransaction();
    } finally {
      await one.release();
      await other.release();
    }
    expect(await differences()).toEqual([]);
    expect(await listed(editor, `documentId=${documentId}&stale=true&editor=${second.id}`)).toEqual(['ready']);
  });
});

describe('saved filters', () => {
  let app: TestApp;
  let editor: TestClient;
  let other: TestClient;
  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    other = await app.person('other@desk.test', ['adjudicator']);
  });
  afterAll(() => app?.close());

  const mine = { name: 'My late ones', filter: { editor: 'me', late: 'true', state: ['IN_REVIEW'] } };
  const names = async (person: TestClient): Promise<string[]> =>
    (await expectStatus(200, person.get('/saved-filters'))).body.items.map((saved: { name: string }) => saved.name);

  it('are kept, shared, changed and removed', async () => {
    const { body } = await expectStatus(201, editor.post('/saved-filters', mine));
    expect(body).toMatchObject({ ...mine, shared: false, own: true });
    expect(await names(other)).toEqual([]);
    const change = () => editor.put(`/saved-filters/${body.id}`, { ...mine, shared: true }, { 'if-match': '"1"' });
    await expectStatus(200, change());
    expect(await names(other)).toEqual(['My late ones']);
    expect((await change()).body).toMatchObject({ code: 'VERSION_CONFLICT' });
    expect((await other.delete(`/saved-filters/${body.id}`)).status).toBe(404);
    await expectStatus(204, editor.delete(`/saved-filters/${body.id}`));
    expect(await names(editor)).toEqual([]);
    const events = await app.sql.query<unknown[]>(`SELECT FROM audit_event WHERE entity_type = 'filter'`);
    expect(events).toHaveLength(3);
  });

  it('refuse a name twice, an unknown filter and one that is not for this person', async () => {
    await expectStatus(201, editor.post('/saved-filters', mine));
    expect((await editor.post('/saved-filters', mine)).body).toMatchObject({ code: 'NAME_TAKEN' });
    expect((await editor.post('/saved-filters', { name: 'x', filter: { colour: 'red' } })).status).toBe(400);
    const byHolder = { name: 'by holder', filter: { holder: 'me' } };
    expect((await other.post('/saved-filters', byHolder)).body).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('end at a hundred', async () => {
    await app.sql.query(
      `INSERT INTO saved_filter (id, owner_id, name, filter, shared, version)
       SELECT gen_random_uuid(), $1, 'filter ' || n, '{}', false, 1 FROM generate_series(1, 100) AS n`,
      [other.id],
    );
    expect((await other.post('/saved-filters', mine)).body).toMatchObject({ code: 'LIMIT_REACHED' });
  });
});
