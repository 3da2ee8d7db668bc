import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { Answer, TestClient } from '../../support/client.js';
import {
  adjudicate,
  adjudication,
  approve,
  approveAndPublish,
  assign,
  assignmentOn,
  changeText,
  claimState,
  expectStatus,
  ingest,
  markClaim,
  openRound,
  publish,
  rate,
  rating,
  submit,
  verdictOn,
} from '../../support/journey.js';

const CLAIM = 'The harbour of Ostrand handled 41 million tonnes in 2023, its director said.';
const REWORDED = CLAIM.replace('handled', 'processed');
const CHANGED = CLAIM.replace('41 million', '44 million');
const LEAD = 'The quays were extended twice in ten years.';
const REST = 'The port authority will publish the next figures in May.';
const OTHER = 'Velmar opened a second terminal on Monday, the ministry said.';

const FIRST = `${LEAD} ${CLAIM} ${REST}\n\n${OTHER}`;
const withClaim = (words: string): string => `${LEAD} ${words} ${REST}\n\n${OTHER}`;
const MOVED = `${OTHER}\n\n${LEAD} ${CLAIM} ${REST}`;
const IN_OTHER_CONTEXT = `None of what follows proved true. ${CLAIM} Ships now go elsewhere.\n\n${OTHER}`;
const GONE = OTHER;

describe('a new text of a source', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let adjudicator: TestClient;
  let raters: TestClient[];
  let documentId: string;
  let claimId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    raters = [];
    for (const name of ['a', 'b', 'c', 'd']) raters.push(await app.person(`${name}@desk.test`, ['reviewer']));
  }, 90_000);
  afterAll(() => app?.close());

  beforeEach(async () => {
    documentId = await ingest(editor, FIRST, { language: 'en' });
    claimId = await markClaim(editor, documentId, CLAIM);
  });

  const pair = (a: string, b: string): [TestClient, string][] => [
    [raters[0]!, a],
    [raters[1]!, b],
  ];
  const change = (text: string): Promise<number> => changeText(editor, documentId, text);
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the API answers
  const get = async (client: TestClient, path: string): Promise<any> =>
    (await expectStatus(200, client.get(path))).body;
  const staleness = () => get(second, `/claims/${claimId}/staleness`);
  const mine = (rater: TestClient) => assignmentOn(rater, claimId).then((id) => get(rater, `/assignments/${id}`));
  const allowed = async (): Promise<string[]> =>
    (await staleness()).actions
      .filter((each: { allowed: boolean }) => each.allowed)
      .map((each: { action: string }) => each.action);
  const refused = async (sent: Promise<Answer>, status: number, code: string): Promise<void> => {
    const answer = await sent;
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
  };
  const told = async (client: TestClient): Promise<string[]> => {
    const { items } = await get(client, '/notifications?limit=200');
    return items
      .filter((item: { claimId: string | null }) => item.claimId === claimId)
      .map(({ kind }: { kind: string }) => kind);
  };
  const audited = async (): Promise<string[]> => {
    const rows = await app.sql.query<{ event: string }[]>(
      `SELECT event FROM audit_event WHERE claim_id = $1 ORDER BY seq`,
      [claimId],
    );
    return rows.map(({ event }) => event);
  };
  const underReview = async (policy: Record<string, unknown> = {}): Promise<string> => {
    const roundId = await openRound(editor, claimId, policy);
    await assign(editor, roundId, raters[0]!, raters[1]!);
    return roundId;
  };
  const published = async () => {
    await rate(editor, claimId, pair('TRUE', 'TRUE'));
    return approveAndPublish(second, claimId);
  };

  describe('with the same words (CURRENT)', () => {
    it('leaves drafts, rounds and verdicts as they are', async () => {
      await underReview();
      const { id, version } = await mine(raters[0]!);
      await expectStatus(
        200,
        raters[0]!.put(`/assignments/${id}/draft`, { rationale: 'half way' }, { 'if-match': `"${version}"` }),
      );
      await submit(raters[1]!, (await mine(raters[1]!)).id);
      await change(MOVED);
      expect(await mine(raters[0]!)).toMatchObject({
        wordingChanged: false,
        context: { changed: false },
        review: { rationale: 'half way' },
      });
      expect(await mine(raters[1]!)).toMatchObject({ state: 'SUBMITTED', confirmWording: false });
      await submit(raters[0]!, id);
      expect(await claimState(editor, claimId)).toBe('DECIDED');
      await approveAndPublish(second, claimId);
      const before = await verdictOn(editor, claimId);
      await change(FIRST);
      expect(await verdictOn(editor, claimId)).toEqual(before);
      expect(await told(raters[0]!)).not.toContain('wording.confirm');
    });

    it('takes other quotation marks for the same words', async () => {
      const quoted = 'The director of Ostrand said "41 million tonnes passed the quays" in 2023.';
      documentId = await ingest(editor, withClaim(quoted), { language: 'en' });
      claimId = await markClaim(editor, documentId, quoted);
      await underReview({ k: 2 });
      await submit(raters[0]!, (await mine(raters[0]!)).id);
      // Marks alone would make no version at all.
      await change(`${withClaim(quoted.replace('"41', '“41').replace('quays"', 'quays”'))}\n\nMore will follow.`);
      expect((await staleness()).sourceState).toBe('CURRENT');
      expect(await mine(raters[0]!)).toMatchObject({ confirmWording: false });
      await submit(raters[1]!, (await mine(raters[1]!)).id);
      expect(await claimState(editor, claimId)).toBe('DECIDED');
    });

    it('makes a stale verdict fresh when the words return', async () => {
      const verdict = await published();
      await change(withClaim(CHANGED));
      expect(await verdictOn(editor, claimId)).toMatchObject({ id: verdict.id, stale: true, standing: 'stale' });
      await change(FIRST);
      expect(await verdictOn(editor, claimId)).toMatchObject({
        id: verdict.id,
        stale: false,
        staleSince: null,
        standing: 'current',
      });
      expect(await audited()).toEqual(expect.arrayContaining(['verdict.flagStale', 'verdict.unflagStale']));
    });
  });

  describe('with the same words in another context (CONTEXT_CHANGED)', () => {
    it('tells the raters, and no state of anything', async () => {
      await underReview();
      await submit(raters[1]!, (await mine(raters[1]!)).id);
      await change(IN_OTHER_CONTEXT);
      const seen = await mine(raters[0]!);
      expect(seen).toMatchObject({ wordingChanged: false, context: { changed: true } });
      expect(seen.context.before).toContain('None of what follows');
      expect(JSON.stringify(seen)).not.toMatch(/CONTEXT_CHANGED|IN_REVIEW|workflowState|sourceState/);
      expect(await mine(raters[1]!)).toMatchObject({ state: 'SUBMITTED', confirmWording: false });
      await submit(raters[0]!, seen.id);
      expect(await claimState(editor, claimId)).toBe('DECIDED');
      const { id } = await verdictOn(editor, claimId);
      await refused(second.post(`/verdicts/${id}/approve`, {}), 409, 'SOURCE_NOT_CURRENT');
    });

    it('makes a published verdict stale until it is acknowledged', async () => {
      const verdict = await published();
      const versionNumber = await change(IN_OTHER_CONTEXT);
      expect(await verdictOn(editor, claimId)).toMatchObject({ id: verdict.id, standing: 'stale' });
      expect(await told(editor)).toContain('verdict.stale');
      expect(await allowed()).toEqual(['acknowledge', 'open-round']);
      expect(await staleness()).toMatchObject({ asked: 'acknowledge', old: { words: CLAIM }, new: { words: CLAIM } });
      await refused(
        second.post(`/claims/${claimId}/staleness/acknowledge`, { reason: 'seen', versionNumber: 1 }),
        412,
        'VERSION_CONFLICT',
      );
      const answer = await second.post(`/claims/${claimId}/staleness/acknowledge`, { reason: 'seen', versionNumber });
      expect(answer.status).toBe(204);
      expect(await verdictOn(editor, claimId)).toMatchObject({ origin: 'CARRIED', standing: 'current' });
    });
  });

  describe('with other words that state the same (REWORDED)', () => {
    it('asks whoever has submitted to confirm, and completes the round only then', async () => {
      const roundId = await underReview();
      await submit(raters[0]!, (await mine(raters[0]!)).id);
      await change(withClaim(REWORDED));
      expect(await told(raters[0]!)).toContain('wording.confirm');
      const waiting = await mine(raters[0]!);
      expect(waiting).toMatchObject({ state: 'SUBMITTED', confirmWording: true, earlierWords: CLAIM });
      expect(waiting.claim.placement.exact).toBe(REWORDED);
      const work = await get(raters[0]!, '/me/assignments?limit=200');
      expect(work.items).toContainEqual(expect.objectContaining({ id: waiting.id, confirmWording: true }));
      // The other one has a draft: it meets the new words when it is submitted.
      const draft = await mine(raters[1]!);
      await refused(raters[1]!.post(`/assignments/${draft.id}/submit`, rating()), 409, 'WORDING_CHANGED');
      const { wordingHash } = draft;
      await expectStatus(200, raters[1]!.post(`/assignments/${draft.id}/submit`, { ...rating(), wordingHash }));
      expect(await claimState(editor, claimId)).toBe('IN_REVIEW');
      expect(await get(second, `/rounds/${roundId}`)).toMatchObject({ submitted: 2, unconfirmed: 1 });
      const confirm = `/assignments/${waiting.id}/confirm-wording`;
      await refused(raters[0]!.post(confirm, { wordingHash: '0'.repeat(64) }), 409, 'WORDING_CHANGED');
      await refused(raters[1]!.post(confirm, { wordingHash }), 404, 'NOT_FOUND');
      await expectStatus(200, raters[0]!.post(confirm, { wordingHash: waiting.wordingHash }));
      expect(await claimState(editor, claimId)).toBe('DECIDED');
      await refused(raters[0]!.post(confirm, { wordingHash }), 409, 'ILLEGAL_TRANSITION');
      expect(await audited()).toEqual(
        expect.arrayContaining(['assignment.askConfirmation', 'assignment.confirmWording']),
      );
    });

    it('lets a submitter withdraw instead', async () => {
      await underReview();
      const { id } = await mine(raters[0]!);
      await submit(raters[0]!, id);
      await change(withClaim(REWORDED));
      await expectStatus(200, raters[0]!.post(`/assignments/${id}/withdraw`));
      expect(await mine(raters[0]!)).toMatchObject({ state: 'IN_PROGRESS', confirmWording: false });
    });

    it('asks the other rater when the words return', async () => {
      await underReview();
      await submit(raters[0]!, (await mine(raters[0]!)).id);
      await change(withClaim(REWORDED));
      const draft = await mine(raters[1]!);
      await expectStatus(
        200,
        raters[1]!.post(`/assignments/${draft.id}/submit`, { ...rating(), wordingHash: draft.wordingHash }),
      );
      await change(FIRST);
      // Now the second one judged words that are no more.
      expect(await mine(raters[0]!)).toMatchObject({ confirmWording: false });
      const waiting = await mine(raters[1]!);
      expect(waiting).toMatchObject({ confirmWording: true, earlierWords: REWORDED });
      await change(withClaim(REWORDED));
      await expectStatus(
        200,
        raters[0]!.post(`/assignments/${(await mine(raters[0]!)).id}/confirm-wording`, {
          wordingHash: (await mine(raters[0]!)).wordingHash,
        }),
      );
      expect(await claimState(editor, claimId)).toBe('DECIDED');
    });

    it('does not wait for somebody who has left', async () => {
      const admin = await app.person(`admin-${Date.now()}@desk.test`, ['admin']);
      const leaver = await app.person(`leaver-${Date.now()}@desk.test`, ['reviewer']);
      const roundId = await openRound(editor, claimId, { k: 2 });
      await assign(editor, roundId, leaver, raters[0]!);
      await submit(leaver, await assignmentOn(leaver, claimId));
      const { body } = await expectStatus(200, admin.get(`/users/${leaver.id}`));
      const disabled = { status: 'DISABLED' };
      await expectStatus(200, admin.patch(`/users/${leaver.id}`, disabled, { 'if-match': `"${body.version}"` }));
      await change(withClaim(REWORDED));
      const round = await get(second, `/rounds/${roundId}`);
      expect(round).toMatchObject({ submitted: 0, unconfirmed: 0 });
      await assign(editor, roundId, raters[2]!);
    });

    it('shows the adjudicator both wordings, and wants the new one read', async () => {
      const { roundId } = await rate(editor, claimId, pair('TRUE', 'FALSE'));
      await change(withClaim(REWORDED));
      const { wording } = await get(adjudicator, `/rounds/${roundId}`);
      expect(wording).toMatchObject({ openedOn: CLAIM, words: REWORDED, changed: true });
      const path = `/rounds/${roundId}/adjudication`;
      await refused(adjudicator.post(path, adjudication('TRUE')), 409, 'WORDING_CHANGED');
      await adjudicate(adjudicator, roundId, 'TRUE', { wordingHash: wording.wordingHash });
      expect(await claimState(editor, claimId)).toBe('DECIDED');
      expect(await told(adjudicator)).toContain('claim.source_changed');
    });

    it('carries an approved verdict on with an acknowledgement, audited', async () => {
      await rate(editor, claimId, pair('TRUE', 'TRUE'));
      const { id } = await verdictOn(editor, claimId);
      await approve(second, id);
      await change(withClaim(REWORDED));
      await refused(second.post(`/verdicts/${id}/publish`), 409, 'SOURCE_NOT_CURRENT');
      const view = await staleness();
      expect(view.diff.words).toEqual(
        expect.arrayContaining([
          { kind: 'removed', text: 'handled' },
          { kind: 'added', text: 'processed' },
        ]),
      );
      await expectStatus(204, second.post(`/claims/${claimId}/staleness/acknowledge`, { reason: 'a synonym' }));
      expect(await publish(second, id)).toMatchObject({ state: 'PUBLISHED', versionNumber: 2, standing: 'current' });
      expect(await audited()).toEqual(expect.arrayContaining(['placement.acknowledge', 'verdict.acknowledge']));
    });

    it('acknowledges corrected typos in bulk, item by item, and nothing else', async () => {
      await published();
      const versionNumber = await change(withClaim(CLAIM.replace('harbour', 'habrour')));
      expect(await staleness()).toMatchObject({ sourceState: 'REWORDED', reason: 'typo' });
      const typo = claimId;
      documentId = await ingest(editor, FIRST, { language: 'en', url: 'https://news.example/second' });
      claimId = await markClaim(editor, documentId, CLAIM);
      await change(withClaim(REWORDED));
      const items = [
        { claimId: typo, versionNumber: 1 },
        { claimId: typo, versionNumber },
        { claimId, versionNumber: 2 },
        { claimId: typo, versionNumber },
      ];
      const { body } = await expectStatus(200, second.post('/staleness/acknowledge', { reason: 'typos', items }));
      expect(body.items.map(({ code }: { code: string | null }) => code)).toEqual([
        'VERSION_CONFLICT',
        null,
        'CONFLICT',
        'ILLEGAL_TRANSITION',
      ]);
      expect(body.acknowledged).toBe(1);
      expect(await verdictOn(editor, typo)).toMatchObject({ origin: 'CARRIED', standing: 'current' });
    });
  });

  describe('that says something else (CHANGED)', () => {
    it('ends the round and opens one like it on the new words', async () => {
      const roundId = await underReview({ k: 2, leaseMinutes: 90 });
      const { id } = await mine(raters[0]!);
      await submit(raters[0]!, id);
      await change(withClaim(CHANGED));
      expect(await get(second, `/rounds/${roundId}`)).toMatchObject({ status: 'VOID' });
      expect(await get(raters[0]!, `/assignments/${id}`)).toMatchObject({
        state: 'VOID',
        review: { state: 'INVALIDATED' },
      });
      expect(await told(raters[0]!)).toContain('round.voided');
      expect(await told(raters[1]!)).toContain('round.voided');
      expect(await get(second, `/claims/${claimId}`)).toMatchObject({
        workflowState: 'IN_REVIEW',
        statement: CHANGED,
        statementRevision: 2,
        placement: { sourceState: 'CURRENT' },
      });
      const [next] = await app.sql.query(
        `SELECT id, policy, opened_by FROM review_round WHERE claim_id = $1 AND status = 'OPEN'`,
        [claimId],
      );
      expect(next).toMatchObject({ policy: { k: 2, leaseMinutes: 90 }, opened_by: editor.id });
      // The raters of the round that ended unrevealed may rate again, on the new words.
      await assign(editor, next.id, raters[0]!, raters[1]!);
      await submit(raters[0]!, await assignmentOn(raters[0]!, claimId));
      await submit(raters[1]!, await assignmentOn(raters[1]!, claimId));
      expect(await approveAndPublish(second, claimId)).toMatchObject({ statement: CHANGED, versionNumber: 2 });
    });

    it('opens no round where the policy says so, or where the desk worded the statement', async () => {
      await underReview({ onSourceChange: 'VOID' });
      await change(withClaim(CHANGED));
      expect(await claimState(editor, claimId)).toBe('READY');
      expect(await staleness()).toMatchObject({ sourceState: 'CHANGED', asked: 'open-round' });
      await change(FIRST);
      const { version } = await get(editor, `/claims/${claimId}`);
      const edit = { statement: 'Ostrand handled 41 million tonnes in 2023.' };
      await expectStatus(200, editor.patch(`/claims/${claimId}`, edit, { 'if-match': `"${version}"` }));
      await underReview();
      await change(withClaim(CHANGED));
      expect(await claimState(editor, claimId)).toBe('READY');
      expect(await told(editor)).toContain('claim.source_changed');
    });

    it('ends an adjudication, also after a refused verdict', async () => {
      await rate(editor, claimId, pair('TRUE', 'FALSE'));
      await change(withClaim(CHANGED));
      expect(await claimState(editor, claimId)).toBe('IN_REVIEW');
      const again = CHANGED.replace('2023', '2024');
      const fresh: [TestClient, string][] = [
        [raters[2]!, 'TRUE'],
        [raters[3]!, 'TRUE'],
      ];
      const [round] = await app.sql.query(`SELECT id FROM review_round WHERE claim_id = $1 AND status = 'OPEN'`, [
        claimId,
      ]);
      await assign(editor, round.id, ...fresh.map(([person]) => person));
      for (const [person] of fresh) await submit(person, await assignmentOn(person, claimId));
      const { id } = await verdictOn(editor, claimId);
      await expectStatus(200, second.post(`/verdicts/${id}/refuse`, { reason: 'not convincing' }));
      expect(await claimState(editor, claimId)).toBe('NEEDS_ADJUDICATION');
      await change(withClaim(again));
      expect(await get(second, `/claims/${claimId}`)).toMatchObject({ workflowState: 'IN_REVIEW', statement: again });
      await refused(
        adjudicator.post(`/rounds/${round.id}/adjudication`, adjudication('TRUE')),
        409,
        'ILLEGAL_TRANSITION',
      );
    });

    it('leaves the old verdict on its version, stale, whatever is acknowledged of the new words later', async () => {
      const verdict = await published();
      await change(withClaim(CHANGED));
      await refused(
        second.post(`/claims/${claimId}/staleness/acknowledge`, { reason: 'same' }),
        409,
        'ILLEGAL_TRANSITION',
      );
      expect(await staleness()).toMatchObject({
        asked: 'open-round',
        verdicts: [{ standing: 'stale', versionNumber: 1, label: verdict.label, labelName: verdict.labelName }],
      });
      await openRound(editor, claimId);
      expect(await staleness()).toMatchObject({ sourceState: 'CURRENT', asked: 'nothing' });
      await change(withClaim(CHANGED.replace('handled', 'processed')));
      await expectStatus(204, second.post(`/claims/${claimId}/staleness/acknowledge`, { reason: 'a synonym' }));
      expect(await verdictOn(editor, claimId)).toMatchObject({ id: verdict.id, standing: 'stale', versionNumber: 1 });
      expect((await get(app.anonymous, `/reports/${verdict.reportNumber}.json`)).standing).toBe('stale');
    });
  });

  describe('without the words (GONE)', () => {
    const decide = (choice: string, more: object = {}) =>
      second.post(`/claims/${claimId}/source-gone`, { choice, reason: 'the paper cut it', ...more });

    it('lets the round go on against the archived version when an editor says so', async () => {
      const roundId = await underReview();
      const versionNumber = await change(GONE);
      expect(await staleness()).toMatchObject({ asked: 'decide-gone', new: null, diff: null });
      expect(await told(editor)).toContain('claim.source_changed');
      await refused(decide('finish', { versionNumber: 1 }), 412, 'VERSION_CONFLICT');
      await expectStatus(200, decide('finish', { versionNumber }));
      expect(await get(second, `/rounds/${roundId}`)).toMatchObject({ wording: { archived: true, words: CLAIM } });
      await submit(raters[0]!, (await mine(raters[0]!)).id);
      await submit(raters[1]!, (await mine(raters[1]!)).id);
      const { id } = await verdictOn(editor, claimId);
      await approve(second, id);
      const verdict = await publish(second, id);
      expect(verdict).toMatchObject({ basis: 'ARCHIVED_VERSION', standing: 'archived', versionNumber: 1 });
      const report = await get(app.anonymous, `/reports/${verdict.reportNumber}.json`);
      expect(report).toMatchObject({ standing: 'archived', basis: 'ARCHIVED_VERSION', stale: false });
      expect(report.goneSince).not.toBeNull();
      const { text } = await expectStatus(200, app.anonymous.get(`//reports/${verdict.reportNumber}`));
      expect(text).toContain('No longer in the source since');
      // Another version without it changes nothing; one that has it again ends the decision.
      await change(`${GONE}\n\nMore will follow.`);
      expect(await verdictOn(editor, claimId)).toMatchObject({ standing: 'archived' });
      await change(FIRST);
      expect(await verdictOn(editor, claimId)).toMatchObject({ standing: 'current', basis: 'NEWEST_VERSION' });
      await change(GONE);
      expect(await verdictOn(editor, claimId)).toMatchObject({ standing: 'stale' });
    });

    it('ends the round when an editor says so', async () => {
      const roundId = await underReview();
      await change(GONE);
      await expectStatus(200, decide('void'));
      expect(await get(second, `/rounds/${roundId}`)).toMatchObject({ status: 'VOID', voidReason: 'the paper cut it' });
      expect(await told(raters[0]!)).toContain('round.voided');
      await refused(decide('void'), 409, 'ILLEGAL_TRANSITION');
      await refused(decide('finish'), 409, 'ILLEGAL_TRANSITION');
    });

    it('withdraws a proposed verdict, or keeps a published one for the archived version', async () => {
      await rate(editor, claimId, pair('TRUE', 'TRUE'));
      await change(GONE);
      const { id } = await verdictOn(editor, claimId);
      await refused(second.post(`/verdicts/${id}/approve`, {}), 409, 'SOURCE_NOT_CURRENT');
      await expectStatus(200, decide('void'));
      expect(await verdictOn(editor, claimId)).toMatchObject({ id, state: 'WITHDRAWN', standing: 'withdrawn' });
      expect(await claimState(editor, claimId)).toBe('READY');
    });

    it('keeps a published verdict for the archived version by an editor’s decision only', async () => {
      const verdict = await published();
      await refused(decide('finish'), 409, 'ILLEGAL_TRANSITION');
      await change(GONE);
      expect(await verdictOn(editor, claimId)).toMatchObject({ standing: 'stale' });
      await refused(decide('void'), 409, 'ILLEGAL_TRANSITION');
      await refused(
        raters[0]!.post(`/claims/${claimId}/source-gone`, { choice: 'finish', reason: 'x' }),
        403,
        'FORBIDDEN',
      );
      await expectStatus(200, decide('finish'));
      expect(await verdictOn(editor, claimId)).toMatchObject({
        id: verdict.id,
        standing: 'archived',
        basis: 'ARCHIVED_VERSION',
      });
      expect(await audited()).toContain('verdict.judgeArchived');
    });
  });

  describe('that could not be compared (FAILED, PENDING)', () => {
    const force = (state: string) =>
      app.sql.query(
        `UPDATE claim_placement SET source_state = $2, resolved_state = $2, start_offset = NULL, end_offset = NULL, exact = NULL
         WHERE claim_id = $1 AND document_version_id = (
           SELECT id FROM document_version WHERE document_id = $3 ORDER BY number DESC LIMIT 1)`,
        [claimId, state, documentId],
      );

    it.each(['FAILED', 'PENDING'])('allows nothing that rests on the words: %s', async (state) => {
      const { roundId } = await rate(editor, claimId, pair('TRUE', 'FALSE'));
      await change(MOVED);
      await force(state);
      const path = `/rounds/${roundId}/adjudication`;
      await refused(adjudicator.post(path, adjudication('TRUE')), 409, 'SOURCE_NOT_CURRENT');
      await change(FIRST);
      await adjudicate(adjudicator, roundId, 'TRUE');
      const { id } = await verdictOn(editor, claimId);
      await change(MOVED);
      await force(state);
      await refused(second.post(`/verdicts/${id}/approve`, {}), 409, 'SOURCE_NOT_CURRENT');
      await change(FIRST);
      await approve(second, id);
      await change(MOVED);
      await force(state);
      expect((await staleness()).verdicts).toMatchObject([{ standing: 'unknown' }]);
      await refused(second.post(`/verdicts/${id}/publish`), 409, 'SOURCE_NOT_CURRENT');
      expect(await staleness()).toMatchObject({ asked: state === 'FAILED' ? 'retry' : 'wait' });
    });
  });

  describe('in which an editor shows a lost claim', () => {
    const reattach = (body: object) => second.post(`/claims/${claimId}/reattach`, { reason: 'it is here', ...body });

    it('keeps the verdict on the same words', async () => {
      await published();
      const versionNumber = await change(`${CLAIM} ${OTHER}\n\nThe paper withdrew the sentence above.`);
      await app.sql.query(
        `UPDATE claim_placement SET source_state = 'GONE', exact = NULL, start_offset = NULL, end_offset = NULL
         WHERE claim_id = $1 AND document_version_id = (SELECT id FROM document_version WHERE document_id = $2 AND number = 2)`,
        [claimId, documentId],
      );
      await refused(reattach({ versionNumber: 1, exact: CLAIM }), 412, 'VERSION_CONFLICT');
      await refused(reattach({ versionNumber, exact: 'no such words' }), 422, 'SPAN_INVALID');
      await refused(reattach({ versionNumber, exact: 'the' }), 422, 'SPAN_INVALID');
      await refused(reattach({ versionNumber, start: 0, end: 99_999 }), 422, 'SPAN_INVALID');
      await refused(reattach({ versionNumber, exact: CLAIM, start: 0 }), 400, 'VALIDATION_FAILED');
      const { body } = await expectStatus(200, reattach({ versionNumber, exact: CLAIM, suffix: ` ${OTHER}` }));
      expect(body).toMatchObject({ sourceState: 'CURRENT', verdicts: [{ standing: 'current', versionNumber: 2 }] });
      expect(await verdictOn(editor, claimId)).toMatchObject({ origin: 'CARRIED' });
      await refused(reattach({ versionNumber, exact: CLAIM }), 409, 'ILLEGAL_TRANSITION');
    });

    it('judges other words anew: a statement revision and a round like the last one', async () => {
      const verdict = await published();
      const elsewhere = 'According to its director, Ostrand turned over some forty megatonnes of freight.';
      const versionNumber = await change(`${OTHER}\n\n${REST} ${elsewhere}`);
      expect((await staleness()).sourceState).toMatch(/GONE|CHANGED/);
      await reattachFreely(versionNumber, elsewhere);
      expect(await get(second, `/claims/${claimId}`)).toMatchObject({
        workflowState: 'IN_REVIEW',
        statement: elsewhere,
        statementRevision: 2,
        placement: { sourceState: 'CURRENT', exact: elsewhere },
      });
      expect(await verdictOn(editor, claimId)).toMatchObject({ id: verdict.id, standing: 'stale' });
      expect(await audited()).toContain('placement.reattach');
    });

    /** The extractor may have found the words first: then that candidate is a duplicate of this claim. */
    async function reattachFreely(versionNumber: number, exact: string): Promise<void> {
      const first = await reattach({ versionNumber, exact });
      if (first.body?.code === 'CLAIM_DUPLICATE') {
        const rejection = { reason: 'duplicate', duplicateOfId: claimId };
        await expectStatus(200, second.post(`/claims/${first.body.claimId}/reject`, rejection));
        await expectStatus(200, reattach({ versionNumber, exact }));
      } else await expectStatus(200, Promise.resolve(first));
    }

    it('does not put two claims on the same words', async () => {
      const versionNumber = await change(GONE);
      const other = await markClaim(editor, documentId, OTHER);
      const answer = await reattach({ versionNumber, exact: OTHER });
      expect([answer.status, answer.body.code, answer.body.claimId]).toEqual([409, 'CLAIM_DUPLICATE', other]);
    });
  });

  it('sums up what it means for every claim', async () => {
    await published();
    const other = await markClaim(editor, documentId, OTHER);
    const added = 'The bridge over the Nor will stay closed until 14 June, the road office said.';
    const number = await change(`${LEAD} ${CHANGED} ${REST}\n\n${OTHER}\n\nNow: ${added}`);
    const impact = await get(second, `/documents/${documentId}/versions/${number}/impact`);
    const looked = impact.counts;
    expect(looked).toMatchObject({ changed: 1, gone: 0, verdictsStale: 1 });
    expect(looked.claims).toBe(looked.stand + looked.changed + looked.contextChanged + looked.reworded);
    expect(impact.sentence).toMatch(/^\d+ claims: \d+ stands?, .*1 changed/);
    expect(impact.claims[0]).toMatchObject({ claimId, fate: 'CHANGED', asked: 'open-round', reason: 'number' });
    expect(impact.claims.map((claim: { claimId: string }) => claim.claimId)).toContain(other);
    await openRound(editor, claimId);
    const after = await get(second, `/documents/${documentId}/versions/${number}/impact`);
    expect(after.claims.find((claim: { claimId: string }) => claim.claimId === claimId)).toMatchObject({
      fate: 'CHANGED',
      sourceState: 'CURRENT',
      asked: 'nothing',
    });
    await refused(raters[0]!.get(`/documents/${documentId}/versions/${number}/impact`), 403, 'FORBIDDEN');
    await refused(second.get(`/documents/${documentId}/versions/99/impact`), 404, 'NOT_FOUND');
  });
});
