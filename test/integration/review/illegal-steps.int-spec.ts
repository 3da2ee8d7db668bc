import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLAIM_STATES, type ClaimState } from '../../../src/claims/claim-status.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  accept,
  adjudicate,
  adjudication,
  approve,
  assign,
  assignmentOn,
  claimState,
  expectStatus,
  ingestAndExtract,
  openRound,
  publish,
  rate,
  rating,
  readyClaims,
  submit,
  typoCorrection,
  verdictOn,
} from '../../support/journey.js';

/** A claim brought into a state by the API, with what hangs on it. */
interface Subject {
  claimId: string;
  roundId?: string;
  assignmentId?: string;
  verdictId?: string;
}

type Act = [client: TestClient, method: string, path: string, body?: unknown];

describe('a step that the table does not have', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let adjudicator: TestClient;
  let raters: TestClient[];
  const subjects = new Map<string, Subject>();

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    raters = [await app.person('a@desk.test', ['reviewer']), await app.person('b@desk.test', ['reviewer'])];
    await bringEverywhere();
    await jobsEnded();
  }, 90_000);
  afterAll(() => app?.close());

  const ready = async (): Promise<string> => (await readyClaims(editor)).claimIds[0]!;
  const pair = (a: string, b: string): [TestClient, string][] => [
    [raters[0]!, a],
    [raters[1]!, b],
  ];
  async function decided(): Promise<Subject> {
    const claimId = await ready();
    const { roundId, assignmentIds } = await rate(editor, claimId, pair('TRUE', 'TRUE'));
    const { id } = await verdictOn(editor, claimId);
    return { claimId, roundId, assignmentId: assignmentIds[0], verdictId: id };
  }

  async function bringEverywhere(): Promise<void> {
    const { claimIds } = await ingestAndExtract(editor);
    subjects.set('CANDIDATE', { claimId: claimIds[0]! });
    subjects.set('READY', { claimId: await ready() });
    const rejected = await ready();
    await expectStatus(200, editor.post(`/claims/${rejected}/reject`, { reason: 'vague' }));
    subjects.set('REJECTED', { claimId: rejected });
    const archived = await ready();
    await expectStatus(200, editor.post(`/claims/${archived}/archive`, { reason: 'old' }));
    subjects.set('ARCHIVED', { claimId: archived });

    const inReview = await ready();
    const open = await openRound(editor, inReview);
    await assign(editor, open, ...raters);
    const submitted = await assignmentOn(raters[0]!, inReview);
    await submit(raters[0]!, submitted);
    subjects.set('IN_REVIEW', { claimId: inReview, roundId: open, assignmentId: submitted });

    const disputed = await ready();
    const dispute = await rate(editor, disputed, pair('TRUE', 'FALSE'));
    subjects.set('NEEDS_ADJUDICATION', {
      claimId: disputed,
      roundId: dispute.roundId,
      assignmentId: dispute.assignmentIds[0],
    });
    subjects.set('DECIDED', await decided());
    const approved = await decided();
    await approve(second, approved.verdictId!);
    subjects.set('DECIDED, approved', approved);
    const published = await decided();
    await approve(second, published.verdictId!);
    await publish(second, published.verdictId!);
    subjects.set('DECIDED, published', published);
    const withdrawn = await decided();
    await expectStatus(200, second.post(`/verdicts/${withdrawn.verdictId}/withdraw`, { reason: 'too early' }));
    subjects.set('READY, verdict withdrawn', withdrawn);
    const voided = await ready();
    const voidRound = await openRound(editor, voided);
    await assign(editor, voidRound, raters[0]!);
    const voidAssignment = await assignmentOn(raters[0]!, voided);
    await expectStatus(200, second.post(`/rounds/${voidRound}/void`, { reason: 'conflict of interest' }));
    subjects.set('READY, round void', { claimId: voided, roundId: voidRound, assignmentId: voidAssignment });
  }

  const acts: Record<string, (subject: Subject) => Act | null> = {
    accept: ({ claimId }) => [editor, 'POST', `/claims/${claimId}/accept`, { checkReason: 'asked' }],
    reject: ({ claimId }) => [editor, 'POST', `/claims/${claimId}/reject`, { reason: 'vague' }],
    reopen: ({ claimId }) => [editor, 'POST', `/claims/${claimId}/reopen`, { reason: 'again' }],
    archive: ({ claimId }) => [editor, 'POST', `/claims/${claimId}/archive`, { reason: 'old' }],
    openRound: ({ claimId }) => [editor, 'POST', `/claims/${claimId}/rounds`, {}],
    acknowledge: ({ claimId }) => [editor, 'POST', `/claims/${claimId}/staleness/acknowledge`, { reason: 'same' }],
    assign: ({ roundId }) =>
      roundId ? [editor, 'POST', `/rounds/${roundId}/assignments`, { reviewerIds: [raters[0]!.id] }] : null,
    voidRound: ({ roundId }) => (roundId ? [second, 'POST', `/rounds/${roundId}/void`, { reason: 'coi' }] : null),
    adjudicate: ({ roundId }) =>
      roundId ? [adjudicator, 'POST', `/rounds/${roundId}/adjudication`, adjudication('TRUE', { note: 'x' })] : null,
    returnReview: ({ assignmentId }) =>
      assignmentId
        ? [adjudicator, 'POST', `/assignments/${assignmentId}/return`, { reason: 'policy', note: 'form' }]
        : null,
    open: ({ assignmentId }) => (assignmentId ? [raters[0]!, 'POST', `/assignments/${assignmentId}/open`] : null),
    saveDraft: ({ assignmentId }) =>
      assignmentId ? [raters[0]!, 'PUT', `/assignments/${assignmentId}/draft`, { rationale: 'x' }] : null,
    submit: ({ assignmentId }) =>
      assignmentId ? [raters[0]!, 'POST', `/assignments/${assignmentId}/submit`, rating()] : null,
    decline: ({ assignmentId }) =>
      assignmentId ? [raters[0]!, 'POST', `/assignments/${assignmentId}/decline`, { reason: 'workload' }] : null,
    withdraw: ({ assignmentId }) =>
      assignmentId ? [raters[0]!, 'POST', `/assignments/${assignmentId}/withdraw`] : null,
    revoke: ({ assignmentId }) =>
      assignmentId ? [second, 'POST', `/assignments/${assignmentId}/revoke`, { reason: 'slow' }] : null,
    reassign: ({ assignmentId }) =>
      assignmentId
        ? [second, 'POST', `/assignments/${assignmentId}/reassign`, { reviewerId: raters[1]!.id, reason: 'slow' }]
        : null,
    approve: ({ verdictId }) => (verdictId ? [second, 'POST', `/verdicts/${verdictId}/approve`] : null),
    refuse: ({ verdictId }) => (verdictId ? [second, 'POST', `/verdicts/${verdictId}/refuse`, { reason: 'no' }] : null),
    publish: ({ verdictId }) => (verdictId ? [second, 'POST', `/verdicts/${verdictId}/publish`] : null),
    withdrawVerdict: ({ verdictId }) =>
      verdictId ? [second, 'POST', `/verdicts/${verdictId}/withdraw`, { reason: 'no' }] : null,
    correct: ({ verdictId }) =>
      verdictId ? [second, 'POST', `/verdicts/${verdictId}/correct`, typoCorrection()] : null,
    retract: ({ verdictId }) =>
      verdictId ? [second, 'POST', `/verdicts/${verdictId}/retract`, { reason: 'no' }] : null,
  };

  /** The legal ones; every other act on every other subject has to be refused. */
  const LEGAL: Record<string, string[]> = {
    CANDIDATE: ['accept', 'reject'],
    READY: ['reject', 'archive', 'openRound'],
    REJECTED: ['reopen', 'archive'],
    ARCHIVED: ['reopen'],
    IN_REVIEW: ['assign', 'voidRound', 'withdraw'],
    NEEDS_ADJUDICATION: ['voidRound', 'adjudicate', 'returnReview'],
    DECIDED: ['archive', 'openRound', 'approve', 'refuse', 'withdrawVerdict'],
    'DECIDED, approved': ['archive', 'openRound', 'publish', 'withdrawVerdict'],
    'DECIDED, published': ['openRound', 'correct', 'retract'],
    'READY, verdict withdrawn': ['reject', 'archive', 'openRound'],
    'READY, round void': ['reject', 'archive', 'openRound'],
  };
  const CODES: Record<string, string> = {
    'IN_REVIEW openRound': 'ROUND_ALREADY_OPEN',
    'NEEDS_ADJUDICATION openRound': 'ROUND_ALREADY_OPEN',
    'DECIDED, published archive': 'VERDICT_PUBLISHED',
  };

  /** The worker has nothing left to do: whatever changes from now on, a request has changed. */
  async function jobsEnded(): Promise<void> {
    for (let turn = 0; turn < 400; turn += 1) {
      const [row] = await app.sql.query(
        `SELECT (SELECT count(*) FROM document_job WHERE status IN ('QUEUED', 'RUNNING')) + (SELECT count(*) FROM outbox_job) AS left`,
      );
      if (Number(row.left) === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the worker does not come to rest');
  }

  /** Every row of the workflow's tables, and the length of the audit trail. */
  const everything = async (): Promise<string> => {
    const tables = ['claim', 'claim_placement', 'claim_statement_revision', 'review_round', 'round_slot', 'assignment'];
    tables.push('review', 'evidence_item', 'adjudication', 'verdict', 'correction', 'recusal', 'audit_head');
    const selects = tables.map(
      (name) => `(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${name} t) AS ${name}`,
    );
    const [row] = await app.sql.query(
      `SELECT (SELECT count(*) FROM audit_event) AS audit_count, ${selects.join(', ')}`,
    );
    return JSON.stringify(row);
  };

  it('is tried in every state of a claim', () => {
    const states = new Set(Object.keys(LEGAL).map((name) => name.split(',')[0] as ClaimState));
    expect([...states].sort()).toEqual([...CLAIM_STATES].sort());
  });

  it.each(Object.keys(LEGAL))('is refused with 409 and changes nothing: %s', async (name) => {
    const subject = subjects.get(name)!;
    expect(await claimState(editor, subject.claimId)).toBe(name.split(',')[0]);
    const before = await everything();
    for (const [act, build] of Object.entries(acts)) {
      const built = LEGAL[name]!.includes(act) ? null : build(subject);
      if (!built) continue;
      const [client, method, path, body] = built;
      const answer = await client.send(method, path, body, { 'if-match': '"1"' });
      const code = CODES[`${name} ${act}`] ?? 'ILLEGAL_TRANSITION';
      expect([act, answer.status, answer.body?.code]).toEqual([act, 409, code]);
      expect(answer.body.detail).toMatch(/\w{3,} .*\./);
      expect([act, await everything()]).toEqual([act, before]);
    }
  });

  it('is not what keeps the legal ones away', async () => {
    await accept(editor, subjects.get('CANDIDATE')!.claimId);
    await adjudicate(adjudicator, subjects.get('NEEDS_ADJUDICATION')!.roundId!, 'TRUE');
    await expectStatus(200, editor.post(`/claims/${subjects.get('REJECTED')!.claimId}/reopen`, { reason: 'again' }));
    await expectStatus(200, editor.post(`/claims/${subjects.get('ARCHIVED')!.claimId}/reopen`, { reason: 'again' }));
    await openRound(editor, subjects.get('READY')!.claimId);
    await publish(second, subjects.get('DECIDED, approved')!.verdictId!);
  });
});
