import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { AuditVerifier } from '../../src/audit/audit-verifier.js';
import { validateClaimReview } from '../../src/reports/claim-review.validator.js';
import { verifyReportJson } from '../../src/reports/report-json.js';
import { TestApp } from '../support/app.js';
import type { TestClient } from '../support/client.js';
import {
  accept,
  adjudicate,
  adjudication,
  approve,
  approveAndPublish,
  assign,
  assignmentOn,
  changeText,
  claimState,
  correction,
  DEMO_ARTICLE,
  expectStatus,
  ingestAndExtract,
  openRound,
  publish,
  rate,
  rating,
  readyClaims,
  saveDraft,
  submit,
  typoCorrection,
  verdictOn,
} from '../support/journey.js';

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');
const articles = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.txt')) : [];

describe('from an article to a published verdict', () => {
  let app: TestApp;
  let editor: TestClient;
  let approver: TestClient;
  let adjudicator: TestClient;
  let secondAdjudicator: TestClient;
  let raters: TestClient[];
  let viewer: TestClient;

  beforeAll(async () => {
    app = await TestApp.start({ env: { PUBLIC_URL: 'https://desk.test' } });
    editor = await app.person('editor@desk.test', ['editor']);
    approver = await app.person('approver@desk.test', ['admin']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    secondAdjudicator = await app.person('adjudicator2@desk.test', ['adjudicator']);
    raters = [];
    for (const name of ['one', 'two', 'three']) raters.push(await app.person(`${name}@desk.test`, ['reviewer']));
    viewer = await app.person('viewer@desk.test', ['viewer']);
  }, 60_000);
  afterAll(async () => {
    if (!app) return;
    expect(await app.get(AuditVerifier).verify()).toMatchObject({ ok: true });
    await app.close();
  });

  const pair = (a: string, b: string): [TestClient, string][] => [
    [raters[0]!, a],
    [raters[1]!, b],
  ];
  const readyClaim = async () => (await readyClaims(editor)).claimIds[0]!;
  const refused = async (client: TestClient, path: string, body: unknown, status: number, code: string) => {
    const answer = await expectStatus(status, client.post(path, body));
    expect(answer.body.code).toBe(code);
  };

  /** Every step by another person, each by HTTP; ends with the three published forms of the report. */
  async function wholeJourney(text: string, title: string): Promise<void> {
    const fields = { title, url: 'https://paper.example/storm', source: 'Norvale Gazette', publishedAt: '2026-03-02' };
    const { claimIds } = await ingestAndExtract(editor, text, fields);
    expect(claimIds.length).toBeGreaterThan(0);
    const claimId = claimIds[0]!;
    expect(await claimState(editor, claimId)).toBe('CANDIDATE');
    if (claimIds[1]) await expectStatus(200, editor.post(`/claims/${claimIds[1]}/reject`, { reason: 'vague' }));
    expect(await accept(editor, claimId)).toMatchObject({ workflowState: 'READY', checkReason: 'many readers asked' });

    const roundId = await openRound(editor, claimId);
    await assign(editor, roundId, raters[0]!);
    const { assignment } = (await expectStatus(200, raters[1]!.post('/queue/next'))).body;
    expect(assignment.claim).toMatchObject({ view: 'rater', id: claimId });
    const first = await assignmentOn(raters[0]!, claimId);
    await expectStatus(200, raters[0]!.post(`/assignments/${first}/open`));
    await saveDraft(raters[0]!, first, { label: 'FALSE', rationale: 'A first thought.' });
    await submit(raters[0]!, first, rating('FALSE', 'first'));
    const confidential = { title: 'A person at risk', stance: 'REFUTES', kind: 'PRIMARY', confidential: true } as const;
    const secret = rating('FALSE', 'second');
    await submit(raters[1]!, assignment.id, { ...secret, evidence: [...secret.evidence, confidential] });
    expect(await claimState(editor, claimId)).toBe('DECIDED');

    const proposed = await verdictOn(editor, claimId);
    expect(proposed).toMatchObject({ state: 'PROPOSED', origin: 'UNANIMOUS', label: 'FALSE', raters: { count: 2 } });
    expect(JSON.stringify(proposed)).not.toContain('A person at risk');
    await refused(raters[0]!, `/verdicts/${proposed.id}/approve`, {}, 403, 'FORBIDDEN');
    await approve(approver, proposed.id, { summary: 'The register counts fewer houses.' });
    const published = await publish(editor, proposed.id);
    expect(published).toMatchObject({ state: 'PUBLISHED', approvedBy: approver.id, publishedBy: editor.id });
    await checkExports(published.reportNumber, claimId);
  }

  async function checkExports(number: string, claimId: string): Promise<void> {
    const json = await expectStatus(200, app.anonymous.get(`/reports/${number}.json`));
    expect(verifyReportJson(json.text)).toBe(true);
    expect(json.text).toContain(claimId);
    const csv = await expectStatus(200, viewer.get(`/reports/${number}.csv`));
    expect(parse(csv.text, { columns: true, bom: true })).toHaveLength(1);
    const jsonld = await expectStatus(200, app.anonymous.get(`/reports/${number}.jsonld`));
    const findings = validateClaimReview(jsonld.text, { siteHost: 'desk.test' });
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(jsonld.body['@type'] ?? jsonld.body['@graph']).toBeDefined();
    for (const { text } of [json, csv, jsonld]) {
      expect(text).not.toContain('A person at risk');
      for (const rater of raters) expect(text).not.toContain(rater.id);
    }
  }

  it('our demo article goes all the way, each step by somebody else', () =>
    wholeJourney(DEMO_ARTICLE, 'Norvale counts the cost'));

  if (articles.length > 0) {
    it('an article of the shared corpus goes all the way', () =>
      wholeJourney(readFileSync(join(CORPUS, articles[0]!), 'utf8'), 'From the corpus'));
  } else {
    it.skip('skipped: ../shared/corpus is absent', () => {});
  }

  describe('when the raters disagree', () => {
    it('an adjudicator who rated nothing settles it, and says why no rater was right', async () => {
      const claimId = await readyClaim();
      const { roundId } = await rate(editor, claimId, pair('TRUE', 'FALSE'));
      expect(await claimState(editor, claimId)).toBe('NEEDS_ADJUDICATION');
      const { body: seen } = await adjudicator.get(`/rounds/${roundId}`);
      expect(seen.ratings.map((each: { pseudonym: string }) => each.pseudonym)).toEqual(['A', 'B']);
      for (const rater of raters) expect(JSON.stringify(seen)).not.toContain(rater.id);
      await refused(adjudicator, `/rounds/${roundId}/adjudication`, adjudication('MIXED'), 422, 'RATIONALE_REQUIRED');
      await refused(editor, `/rounds/${roundId}/adjudication`, adjudication('TRUE'), 403, 'FORBIDDEN');
      await adjudicate(adjudicator, roundId, 'MIXED', { note: 'Both read half of it.' });
      expect(await verdictOn(editor, claimId)).toMatchObject({ origin: 'ADJUDICATED', label: 'MIXED' });
      expect(await approveAndPublish(approver, claimId)).toMatchObject({ state: 'PUBLISHED', label: 'MIXED' });
    });

    it('a third blind rater breaks the tie', async () => {
      const claimId = await readyClaim();
      const { roundId } = await rate(editor, claimId, pair('TRUE', 'FALSE'), { onDisagree: 'TIEBREAK', maxExtra: 1 });
      expect(await claimState(editor, claimId)).toBe('IN_REVIEW');
      const { body: round } = await editor.get(`/rounds/${roundId}`);
      expect(round).toMatchObject({ status: 'OPEN', slots: 3, submitted: 2, ratings: null });
      await assign(editor, roundId, raters[2]!);
      const id = await assignmentOn(raters[2]!, claimId);
      const { text } = await raters[2]!.get(`/assignments/${id}`);
      expect(text).not.toMatch(/tie|extra|maxExtra|by-true|by-false/i);
      await submit(raters[2]!, id, rating('FALSE'));
      const verdict = await approveAndPublish(approver, claimId);
      expect(verdict).toMatchObject({ origin: 'TIEBREAK', label: 'FALSE', raters: { count: 3 } });
      expect(verdict.raters.labels).toEqual({ TRUE: 1, FALSE: 2 });
    });

    it('a review returned for its form is revised by its rater, and only the revision counts', async () => {
      const claimId = await readyClaim();
      const { roundId, assignmentIds } = await rate(editor, claimId, pair('TRUE', 'FALSE'));
      const returned = `/assignments/${assignmentIds[1]}/return`;
      await refused(adjudicator, returned, { reason: 'wrong label', note: 'no' }, 400, 'VALIDATION_FAILED');
      await expectStatus(204, adjudicator.post(returned, { reason: 'dead link', note: 'The link is dead.' }));
      expect(await claimState(editor, claimId)).toBe('IN_REVIEW');
      const { body: again } = await raters[1]!.get(`/assignments/${assignmentIds[1]}`);
      expect(again).toMatchObject({
        state: 'RETURNED',
        note: 'The link is dead.',
        review: { revision: 2, state: 'DRAFT', label: 'FALSE', evidence: [{ title: 'Register by-false' }] },
      });
      await refused(adjudicator, returned, { reason: 'policy', note: 'again' }, 409, 'ILLEGAL_TRANSITION');
      await submit(raters[1]!, assignmentIds[1]!, rating('TRUE', 'revised'));
      expect(await claimState(editor, claimId)).toBe('DECIDED');
      const verdict = await verdictOn(editor, claimId);
      expect(verdict).toMatchObject({ label: 'TRUE', raters: { count: 2, labels: { TRUE: 2 } } });
      expect(JSON.stringify(verdict)).not.toContain('by-false');
      const { body: round } = await editor.get(`/rounds/${roundId}`);
      expect(round.status).toBe('REVEALED');
    });
  });

  it('a refused verdict goes to an adjudicator, and refused again to another one', async () => {
    const claimId = await readyClaim();
    const { roundId } = await rate(editor, claimId, pair('TRUE', 'TRUE'));
    const { id } = await verdictOn(editor, claimId);
    await expectStatus(200, approver.post(`/verdicts/${id}/refuse`, { reason: 'the register says otherwise' }));
    expect(await claimState(editor, claimId)).toBe('NEEDS_ADJUDICATION');
    await adjudicate(adjudicator, roundId, 'TRUE');
    const second = await verdictOn(editor, claimId);
    expect(second.number).toBe(2);
    await expectStatus(200, approver.post(`/verdicts/${second.id}/refuse`, { reason: 'still not' }));
    const path = `/rounds/${roundId}/adjudication`;
    await refused(adjudicator, path, adjudication('FALSE', { note: 'x' }), 403, 'SEPARATION_OF_DUTIES');
    await adjudicate(secondAdjudicator, roundId, 'FALSE', { note: 'Neither looked at the register.' });
    expect(await approveAndPublish(approver, claimId)).toMatchObject({ label: 'FALSE', number: 3 });
  });

  it('nobody approves what they rated or adjudicated, even with every role', async () => {
    const all = await app.person('everything@desk.test', ['reviewer', 'adjudicator', 'editor', 'admin']);
    const rated = await readyClaim();
    await rate(editor, rated, [
      [all, 'TRUE'],
      [raters[0]!, 'TRUE'],
    ]);
    const proposed = await verdictOn(editor, rated);
    for (const act of ['approve', 'publish', 'refuse', 'withdraw', 'correct', 'retract']) {
      const body = { refuse: { reason: 'x' }, withdraw: { reason: 'x' }, retract: { reason: 'x' } }[act];
      const sent = act === 'correct' ? correction('TYPO', { summary: 'New.' }) : (body ?? {});
      await refused(all, `/verdicts/${proposed.id}/${act}`, sent, 403, 'SEPARATION_OF_DUTIES');
    }
    const settled = await readyClaim();
    const { roundId } = await rate(editor, settled, pair('TRUE', 'FALSE'));
    await adjudicate(all, roundId, 'TRUE');
    const { id } = await verdictOn(editor, settled);
    for (const act of ['approve', 'refuse']) {
      await refused(
        all,
        `/verdicts/${id}/${act}`,
        act === 'refuse' ? { reason: 'x' } : {},
        403,
        'SEPARATION_OF_DUTIES',
      );
    }
  });

  describe('after publication', () => {
    const publishedVerdict = async () => {
      const claimId = await readyClaim();
      await rate(editor, claimId, pair('TRUE', 'TRUE'));
      return { claimId, verdict: await approveAndPublish(approver, claimId) };
    };

    it('a change of the label is called a correction and takes two people', async () => {
      const { claimId, verdict } = await publishedVerdict();
      const path = `/verdicts/${verdict.id}/correct`;
      const relabel = { label: 'MOSTLY_TRUE', summary: 'Nearly all of it.' };
      await refused(editor, path, correction('TYPO', relabel), 422, 'CORRECTION_KIND_REFUSED');
      await refused(editor, path, correction('CORRECTION', {}), 422, 'CORRECTION_KIND_REFUSED');
      const asked = (await expectStatus(201, editor.post(path, correction('CORRECTION', relabel)))).body;
      expect(asked).toMatchObject({ status: 'REQUESTED', toReportNumber: null });
      expect(await verdictOn(editor, claimId)).toMatchObject({ state: 'PUBLISHED', label: 'TRUE' });
      await refused(editor, `/corrections/${asked.id}/approve`, {}, 403, 'SEPARATION_OF_DUTIES');
      const applied = (await expectStatus(200, approver.post(`/corrections/${asked.id}/approve`))).body;
      const now = await verdictOn(editor, claimId);
      expect(now).toMatchObject({ state: 'PUBLISHED', label: 'MOSTLY_TRUE', summary: 'Nearly all of it.' });
      expect(applied).toMatchObject({ fromReportNumber: verdict.reportNumber, toReportNumber: now.reportNumber });
      const { body: log } = await app.anonymous.get('/corrections');
      expect(log.items[0]).toMatchObject({ id: asked.id, kind: 'CORRECTION', whatWasWrong: 'A figure was misread.' });
      await checkExports(now.reportNumber, claimId);
      await expectStatus(404, app.anonymous.get(`/reports/${verdict.reportNumber}.jsonld`));
    });

    it('a slip of the pen is corrected at once, and is in the log as well', async () => {
      const { claimId, verdict } = await publishedVerdict();
      const typo = typoCorrection();
      const { body } = await expectStatus(201, editor.post(`/verdicts/${verdict.id}/correct`, typo));
      expect(body).toMatchObject({ status: 'APPLIED', kind: 'TYPO' });
      expect(await verdictOn(editor, claimId)).toMatchObject({ state: 'PUBLISHED', label: 'TRUE' });
    });

    it('a retraction takes two people, leaves a tombstone and no markup', async () => {
      const { claimId, verdict } = await publishedVerdict();
      const reason = 'The wrong person was quoted.';
      const asked = (await expectStatus(201, editor.post(`/verdicts/${verdict.id}/retract`, { reason }))).body;
      await refused(editor, `/corrections/${asked.id}/approve`, {}, 403, 'SEPARATION_OF_DUTIES');
      await expectStatus(200, approver.post(`/corrections/${asked.id}/approve`));
      expect(await verdictOn(editor, claimId)).toMatchObject({ state: 'RETRACTED', reason });
      await expectStatus(200, app.anonymous.get(`/reports/${verdict.reportNumber}.json`));
      await expectStatus(404, app.anonymous.get(`/reports/${verdict.reportNumber}.jsonld`));
      const feed = await expectStatus(200, app.anonymous.get('/reports.jsonld'));
      expect(feed.text).not.toContain(claimId);
      await expectStatus(200, editor.post(`/claims/${claimId}/archive`, { reason: 'retracted' }));
    });

    it('a correction that is refused changes nothing', async () => {
      const { claimId, verdict } = await publishedVerdict();
      const asked = await expectStatus(
        201,
        editor.post(`/verdicts/${verdict.id}/correct`, correction('CORRECTION', { label: 'FALSE' })),
      );
      const refusal = { reason: 'the reader is mistaken' };
      const { body } = await expectStatus(200, approver.post(`/corrections/${asked.body.id}/refuse`, refusal));
      expect(body.status).toBe('REFUSED');
      expect(await verdictOn(editor, claimId)).toMatchObject({ id: verdict.id, state: 'PUBLISHED' });
      const { body: log } = await app.anonymous.get('/corrections?limit=200');
      expect(log.items.map((item: { id: string }) => item.id)).not.toContain(asked.body.id);
    });
  });

  describe('when the source changes', () => {
    const publishedOn = async () => {
      const { documentId, claimIds, words } = await readyClaims(editor, 2);
      await rate(editor, claimIds[0]!, pair('TRUE', 'TRUE'));
      const verdict = await approveAndPublish(approver, claimIds[0]!);
      return { documentId, claimId: claimIds[0]!, words: words[0]!, other: words[1]!, verdict };
    };

    it('other words make the verdict stale until an editor says they mean the same', async () => {
      const { documentId, claimId, words, other, verdict } = await publishedOn();
      const acknowledge = `/claims/${claimId}/staleness/acknowledge`;
      await refused(approver, acknowledge, { reason: 'nothing changed' }, 409, 'ILLEGAL_TRANSITION');
      await changeText(editor, documentId, `${words.replace('destroyed', 'wrecked')}\n\n${other}`);
      expect(await verdictOn(editor, claimId)).toMatchObject({ id: verdict.id, stale: true });
      await expectStatus(404, app.anonymous.get(`/reports/${verdict.reportNumber}.jsonld`));
      await expectStatus(204, approver.post(acknowledge, { reason: 'a synonym' }));
      const kept = await verdictOn(editor, claimId);
      expect(kept).toMatchObject({ state: 'PUBLISHED', origin: 'CARRIED', stale: false, versionNumber: 2 });
      await checkExports(kept.reportNumber, claimId);
      await refused(approver, acknowledge, { reason: 'twice' }, 409, 'ILLEGAL_TRANSITION');
    });

    it('another figure cannot be clicked away: a new round judges the new words', async () => {
      const { documentId, claimId, words, other, verdict } = await publishedOn();
      const acknowledge = `/claims/${claimId}/staleness/acknowledge`;
      await changeText(editor, documentId, `${words.replace('41 houses', '73 houses')}\n\n${other}`);
      expect(await verdictOn(editor, claimId)).toMatchObject({ id: verdict.id, stale: true });
      await refused(approver, acknowledge, { reason: 'looks alike' }, 409, 'ILLEGAL_TRANSITION');
      const fresh = [
        await app.person('four@desk.test', ['reviewer']),
        await app.person('five@desk.test', ['reviewer']),
      ];
      await rate(editor, claimId, [
        [fresh[0]!, 'FALSE'],
        [fresh[1]!, 'FALSE'],
      ]);
      const next = await approveAndPublish(approver, claimId);
      expect(next).toMatchObject({ state: 'PUBLISHED', label: 'FALSE', stale: false, versionNumber: 2 });
    });

    it('words that are gone leave the verdict on the archived version, marked', async () => {
      const { documentId, claimIds, words } = await readyClaims(editor, 2);
      const claimId = claimIds[0]!;
      await rate(editor, claimId, pair('TRUE', 'TRUE'));
      await changeText(editor, documentId, `${words[1]}\n\nNothing else was said.`);
      const { id } = await verdictOn(editor, claimId);
      await refused(approver, `/verdicts/${id}/approve`, {}, 409, 'SOURCE_NOT_CURRENT');
      await approve(approver, id, { basis: 'ARCHIVED_VERSION' });
      expect(await publish(editor, id)).toMatchObject({ state: 'PUBLISHED', versionNumber: 1 });
    });

    it('a figure that changes while raters are at work ends their round', async () => {
      const { documentId, claimIds, words } = await readyClaims(editor, 2);
      const claimId = claimIds[0]!;
      const roundId = await openRound(editor, claimId);
      await assign(editor, roundId, raters[0]!, raters[1]!);
      const id = await assignmentOn(raters[0]!, claimId);
      await submit(raters[0]!, id);
      await changeText(editor, documentId, `${words[0]!.replace('41 houses', '73 houses')}\n\n${words[1]}`);
      // A new round is open on the new words, and nobody has a place in it yet.
      expect(await claimState(editor, claimId)).toBe('IN_REVIEW');
      const { body } = await raters[0]!.get(`/assignments/${id}`);
      expect(body).toMatchObject({ state: 'VOID', review: { state: 'INVALIDATED' } });
      await refused(
        raters[1]!,
        `/assignments/${await assignmentOn(raters[1]!, claimId)}/submit`,
        rating(),
        409,
        'ILLEGAL_TRANSITION',
      );
    });

    it('a rater confirms new words before the rating counts', async () => {
      const { documentId, claimIds, words } = await readyClaims(editor, 2);
      const claimId = claimIds[0]!;
      const roundId = await openRound(editor, claimId, { k: 1 });
      await assign(editor, roundId, raters[0]!);
      const id = await assignmentOn(raters[0]!, claimId);
      await changeText(editor, documentId, `${words[0]!.replace('destroyed', 'wrecked')}\n\n${words[1]}`);
      await refused(raters[0]!, `/assignments/${id}/submit`, rating(), 409, 'WORDING_CHANGED');
      const { body } = await raters[0]!.get(`/assignments/${id}`);
      expect(body).toMatchObject({ state: 'OFFERED', wordingChanged: true });
      await expectStatus(
        200,
        raters[0]!.post(`/assignments/${id}/submit`, { ...rating(), wordingHash: body.wordingHash }),
      );
    });
  });
});
