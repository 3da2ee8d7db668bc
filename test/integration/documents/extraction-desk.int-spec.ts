import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_KEPT } from '../../../src/claims/best-discarded.js';
import { DEFAULT_EXTRACTION_SETTINGS } from '../../../src/extraction/extraction-settings.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  accept,
  assign,
  assignmentOn,
  changeText,
  expectStatus,
  ingestAndExtract,
  jobDone,
  markClaim,
  openRound,
} from '../../support/journey.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale last Friday, the mayor of Norvale said.';
const COST = 'Repairs will cost $3 million, according to the council of Norvale.';
const QUIET = 'It was a quiet evening in the harbour for nearly everybody.';
const LOVELY = 'What a lovely and entirely wonderful day that was.';
const TEXT = `Storm costs\n\n${QUIET} ${HOUSES}\n\n${COST} ${LOVELY}`;
const NOBODY = '11111111-1111-4111-8111-111111111111';

/** A number without a digit, since a figure makes a sentence worth checking. */
const inLetters = (n: number): string => [...String(n)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');

describe('the desk’s side of extraction', () => {
  let app: TestApp;
  let admin: TestClient;
  let editor: TestClient;
  let reviewer: TestClient;
  let adjudicator: TestClient;
  let number = 0;

  /** A new document: the desk tells documents apart by their own words. */
  const bringIn = (text = TEXT, fields: Record<string, unknown> = {}) =>
    ingestAndExtract(editor, text, {
      publishedAt: '2026-03-12',
      language: 'en',
      title: `Storm ${(number += 1)}`,
      ...fields,
    });
  const current = async () => (await expectStatus(200, admin.get('/settings/extraction'))).body;
  const change = async (settings: Record<string, unknown>) => {
    const { version } = await current();
    return (await expectStatus(200, admin.put('/settings/extraction', settings, { 'if-match': `"${version}"` }))).body;
  };
  const discardedOf = async (id: string, query = '') =>
    (await expectStatus(200, editor.get(`/documents/${id}/discarded${query}`))).body;
  const labels = async (person = editor, query = '?limit=200') =>
    (await expectStatus(200, person.get(`/labels/extraction${query}`))).body.items;

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.person('admin@desk.test', ['admin']);
    editor = await app.person('editor@desk.test', ['editor']);
    reviewer = await app.person('reviewer@desk.test', ['reviewer']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
  }, 60_000);
  afterAll(() => app?.close());

  describe('settings', () => {
    it('are the defaults, as version 0, until an admin changes them', async () => {
      const { status, body, headers } = await editor.get('/settings/extraction');
      expect([status, headers.get('etag')]).toEqual([200, '"0"']);
      const defaults = DEFAULT_EXTRACTION_SETTINGS;
      expect(body).toEqual({ settings: defaults, defaults, version: 0, changedAt: null });
    });

    it('are read by editors and admins, and changed by admins', async () => {
      const match = { 'if-match': '"0"' };
      for (const person of [reviewer, adjudicator]) {
        expect((await person.get('/settings/extraction')).body.code).toBe('FORBIDDEN');
      }
      for (const person of [reviewer, adjudicator, editor]) {
        expect((await person.put('/settings/extraction', {}, match)).body.code).toBe('FORBIDDEN');
      }
      expect((await current()).version).toBe(0);
    });

    it('are changed on what was read, and every change is on record', async () => {
      const { version } = await current();
      const send = (settings: unknown, headers: Record<string, string> = {}) =>
        admin.put('/settings/extraction', settings, headers);
      const match = { 'if-match': `"${version}"` };
      expect((await send({ threshold: 0.7 })).body.code).toBe('PRECONDITION_REQUIRED');
      const both = await Promise.all([send({ threshold: 0.7 }, match), send({ threshold: 0.6 }, match)]);
      expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 412]));
      const won = both.find(({ status }) => status === 200)!;
      const lost = both.find(({ status }) => status === 412)!;
      expect(lost.body).toMatchObject({ code: 'VERSION_CONFLICT', currentVersion: version + 1 });
      expect(won.headers.get('etag')).toBe(`"${version + 1}"`);
      expect(won.body.settings).toEqual({ ...DEFAULT_EXTRACTION_SETTINGS, threshold: won.body.settings.threshold });
      const { items } = (await expectStatus(200, admin.get('/audit?event=extractionSettings.changed'))).body;
      expect(items[0]).toMatchObject({
        actorId: admin.id,
        entityType: 'extractionSettings',
        data: { version: version + 1, from: DEFAULT_EXTRACTION_SETTINGS, to: won.body.settings },
      });
      const again = await send(won.body.settings, { 'if-match': `"${version + 1}"` });
      expect([again.status, again.body.version]).toEqual([200, version + 1]);
      await change({});
    });

    it.each([
      [{ threshold: 2 }, 'threshold'],
      [{ threshold: '0.5' }, 'threshold'],
      [{ threshold: null }, 'threshold'],
      [{ maxClaims: 0 }, 'maxClaims'],
      [{ maxPer1000Words: -1 }, 'maxPer1000Words'],
      [{ types: [] }, 'types'],
      [{ types: ['gossip'] }, 'types.0'],
      [{ budget: 5 }, 'request'],
      [[], 'request'],
    ])('are not %j', async (settings, path) => {
      const { version } = await current();
      const { status, body } = await admin.put('/settings/extraction', settings, { 'if-match': `"${version}"` });
      expect([status, body.code, body.faults[0].path]).toEqual([400, 'VALIDATION_FAILED', path]);
      expect((await current()).version).toBe(version);
    });

    it('are immutable once they were in force', async () => {
      await expect(app.sql.query(`UPDATE extraction_settings SET content = '{}'`)).rejects.toThrow(/immutable/);
    });

    it('decide what the next search offers, and its job names their version', async () => {
      const { version } = await change({ maxClaims: 1 });
      const { documentId, claimIds } = await bringIn();
      expect(claimIds).toHaveLength(1);
      const job = await jobDone(editor, documentId);
      expect(job.result).toMatchObject({ claimsFound: 1, settingsVersion: version });
      expect(await discardedOf(documentId, '?reason=over-budget')).toMatchObject({
        items: [
          { text: expect.stringMatching(/41 houses|3 million/), reasons: expect.arrayContaining(['over-budget']) },
        ],
        settingsVersion: version,
      });
      await change({});
      await expectStatus(202, editor.post(`/documents/${documentId}/extract`));
      await jobDone(editor, documentId);
      const { items } = (await expectStatus(200, editor.get(`/claims?documentId=${documentId}`))).body;
      expect(items).toHaveLength(2);
    });
  });

  describe('sentences that were set aside', () => {
    it('come with their place, score and reasons, the best first', async () => {
      const { documentId } = await bringIn();
      const page = await discardedOf(documentId);
      expect(page).toMatchObject({ versionNumber: 1, total: page.items.length, kept: page.items.length });
      const { text } = (await expectStatus(200, editor.get(`/documents/${documentId}/versions/1`))).body;
      for (const { start, end, text: words, reasons } of page.items) {
        expect(text.slice(start, end)).toBe(words);
        expect(reasons.length).toBeGreaterThan(0);
      }
      expect(page.items.map((item: { text: string }) => item.text)).toEqual(expect.arrayContaining([QUIET, LOVELY]));
      const scores = page.items.map((item: { score: number }) => item.score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    });

    it('are paged, and only by cursors of this list', async () => {
      const { documentId } = await bringIn();
      const all = (await discardedOf(documentId)).items;
      const first = await discardedOf(documentId, '?limit=2');
      const rest = await discardedOf(documentId, `?cursor=${first.nextCursor}`);
      expect([...first.items, ...rest.items]).toEqual(all);
      for (const cursor of ['x', Buffer.from('["1 OR 1=1","a"]').toString('base64url')]) {
        expect((await editor.get(`/documents/${documentId}/discarded?cursor=${cursor}`)).body.code).toBe(
          'CURSOR_INVALID',
        );
      }
      expect((await discardedOf(documentId, '?reason=nobody-says-so')).items).toEqual([]);
    });

    it('are for those who triage, and of documents that exist', async () => {
      const { documentId } = await bringIn();
      for (const person of [reviewer, adjudicator]) {
        expect((await person.get(`/documents/${documentId}/discarded`)).body.code).toBe('FORBIDDEN');
      }
      expect((await editor.get(`/documents/${NOBODY}/discarded`)).body.code).toBe('NOT_FOUND');
      expect((await editor.get('/documents/1/discarded')).body.code).toBe('VALIDATION_FAILED');
    });

    it('are those of the newest text, and no more than are kept', async () => {
      const { documentId } = await bringIn();
      const many = Array.from(
        { length: MAX_KEPT + 50 },
        (_, n) => `Perhaps it was a wonderful evening ${inLetters(n)}.`,
      );
      await changeText(editor, documentId, [TEXT, ...many].join('\n\n'));
      await jobDone(editor, documentId, 'EXTRACT', 2);
      const page = await discardedOf(documentId, '?limit=1');
      expect(page).toMatchObject({ versionNumber: 2, kept: MAX_KEPT });
      expect(page.total).toBeGreaterThan(MAX_KEPT);
      const [row] = await app.sql.query(
        `SELECT count(*)::int AS rows FROM discarded_sentence JOIN document_version version ON version.id = document_version_id
         WHERE document_id = $1`,
        [documentId],
      );
      expect(row.rows).toBe(MAX_KEPT);
    });
  });

  describe('context', () => {
    it('is the source’s own words, for editors and raters alike', async () => {
      const { claimIds } = await bringIn();
      const context = {
        heading: 'Storm costs',
        previous: QUIET,
        dateline: null,
        dates: [
          {
            text: 'last Friday',
            start: expect.any(Number),
            end: expect.any(Number),
            from: '2026-03-06',
            to: '2026-03-06',
          },
        ],
        versionNumber: 1,
      };
      const claim = (await expectStatus(200, editor.get(`/claims/${claimIds[0]}`))).body;
      expect(claim).toMatchObject({ statement: HOUSES, context, needsContext: true });
      const [date] = claim.context.dates;
      expect(TEXT.slice(date.start, date.end)).toBe('last Friday');
      const { claimant } = claim.context;
      expect(TEXT.slice(claimant.start, claimant.end)).toBe('mayor of Norvale');
      expect(claim.verifiable).toBeGreaterThan(0);
      await accept(editor, claimIds[0]!);
      await assign(editor, await openRound(editor, claimIds[0]!, { k: 1 }), reviewer);
      const seen = (await expectStatus(200, reviewer.get(`/claims/${claimIds[0]}`))).body;
      expect(seen).toMatchObject({ view: 'rater', context: claim.context, needsContext: true });
      expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['score']));
      expect(JSON.stringify(seen)).not.toMatch(/score|checkworthy|verifiable/);
      const assignment = await assignmentOn(reviewer, claimIds[0]!);
      const { claim: rated } = (await expectStatus(200, reviewer.get(`/assignments/${assignment}`))).body;
      expect(rated).toEqual(seen);
    });

    it('says of a text in another language that the search was limited', async () => {
      const { documentId } = await bringIn('Die Zahl der Arbeitslosen in Bremen sank um 12 Prozent.', {
        language: 'de',
      });
      const german = (await expectStatus(200, editor.get(`/documents/${documentId}`))).body.currentVersion;
      expect(german).toMatchObject({ limited: true, limitedNote: expect.stringMatching(/not in English/) });
      const { documentId: other } = await bringIn();
      const english = (await expectStatus(200, editor.get(`/documents/${other}`))).body.currentVersion;
      expect(english).toMatchObject({ limited: false, limitedNote: null });
    });
  });

  describe('decisions as labels', () => {
    const of = (items: { documentId: string }[], documentId: string) =>
      items.filter((item) => item.documentId === documentId);

    it('keep what the extractor said, whatever the desk makes of the claim', async () => {
      const { documentId, claimIds } = await bringIn();
      const [first, second] = claimIds as [string, string];
      const { version } = (await expectStatus(200, editor.get(`/claims/${first}`))).body;
      const edit = { statement: '41 houses in Norvale were destroyed.', claimant: 'Ada Novak, mayor' };
      await expectStatus(200, editor.patch(`/claims/${first}`, edit, { 'if-match': `"${version}"` }));
      await accept(editor, first);
      await expectStatus(200, editor.post(`/claims/${second}/reject`, { reason: 'vague', note: 'Ask me, Ada.' }));
      await markClaim(editor, documentId, QUIET);
      const mine = of(await labels(), documentId);
      expect(mine).toMatchObject([
        {
          claimId: first,
          label: 'accepted',
          reason: null,
          text: HOUSES,
          type: expect.any(String),
          language: 'en',
          ...edit,
        },
        { claimId: second, label: 'rejected', reason: 'vague', text: COST, verifiable: expect.any(Number) },
        { label: 'missed', reason: null, text: QUIET, verifiable: null, type: null },
      ]);
      const { version: settingsVersion } = await current();
      for (const { score, extractorVersion, settingsVersion: used, reasons } of mine as never as {
        score: number;
        extractorVersion: string;
        settingsVersion: number;
        reasons: string[];
      }[]) {
        expect([used, extractorVersion.length > 0, reasons.length > 0]).toEqual([settingsVersion, true, true]);
        expect(score).toBeGreaterThanOrEqual(0);
      }
      expect(JSON.stringify(mine)).not.toContain(editor.id);
      expect(JSON.stringify(mine)).not.toContain('Ask me');
    });

    it('are the latest decision on each claim, and outlive archiving', async () => {
      const { documentId, claimIds } = await bringIn();
      const [claim] = claimIds as [string];
      const label = async () =>
        of(await labels(), documentId).map((item) => (item as never as { label: string }).label);
      expect(await label()).toEqual([]);
      await expectStatus(200, editor.post(`/claims/${claim}/reject`, { reason: 'opinion' }));
      expect(await label()).toEqual(['rejected']);
      await expectStatus(200, editor.post(`/claims/${claim}/reopen`, { reason: 'again' }));
      expect(await label()).toEqual(['accepted']);
      await expectStatus(200, editor.post(`/claims/${claim}/reject`, { reason: 'vague' }));
      await expectStatus(200, editor.post(`/claims/${claim}/archive`, { reason: 'old' }));
      expect(of(await labels(), documentId)).toMatchObject([{ label: 'rejected', reason: 'vague' }]);
    });

    it('leave out claims by hand that the extractor had not set aside', async () => {
      const { documentId } = await bringIn();
      await markClaim(editor, documentId, 'in the harbour');
      expect(of(await labels(), documentId)).toEqual([]);
    });

    it('come in pages, from a day on', async () => {
      const all = await labels();
      expect(all.length).toBeGreaterThan(2);
      const first = (await expectStatus(200, editor.get('/labels/extraction?limit=1'))).body;
      const rest = await labels(editor, `?limit=200&cursor=${first.nextCursor}`);
      expect([...first.items, ...rest]).toEqual(all);
      const last = all.at(-1);
      expect(await labels(editor, `?since=${last.decidedAt}`)).toEqual([last]);
      expect(await labels(editor, '?since=2999-01-01')).toEqual([]);
      for (const since of ['yesterday', '2026-02-30', '2026-03-01T10:00']) {
        expect((await editor.get(`/labels/extraction?since=${since}`)).body.code).toBe('VALIDATION_FAILED');
      }
    });

    it('are for editors and admins, without the claims they rate', async () => {
      for (const person of [reviewer, adjudicator]) {
        expect((await person.get('/labels/extraction')).body.code).toBe('FORBIDDEN');
      }
      expect((await labels(admin)).length).toBeGreaterThan(0);
      const { documentId, claimIds } = await bringIn();
      await accept(editor, claimIds[0]!);
      const rates = await app.person('rates@desk.test', ['editor', 'reviewer']);
      expect(of(await labels(rates), documentId)).toHaveLength(1);
      await assign(editor, await openRound(editor, claimIds[0]!), rates);
      expect(of(await labels(rates), documentId)).toEqual([]);
      expect(of(await labels(), documentId)).toHaveLength(1);
    });

    it('rest on what cannot be changed afterwards', async () => {
      const forge = `UPDATE claim SET extractor_opinion = '{}' WHERE extractor_opinion IS NOT NULL`;
      await expect(app.sql.query(forge)).rejects.toThrow(/immutable/);
    });
  });
});
