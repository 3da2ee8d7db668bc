import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertCurrent } from '../../../src/cli/report/not-current.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { NOTICE } from '../../support/given-out.js';
import { approveAndPublish, expectStatus, ingest, markClaim, rate } from '../../support/journey.js';

const words = (n: number): string => `The harbour of Ostrand handled ${n} million tonnes in 2023, its director said.`;

/** What a state of the source makes of a published verdict that nobody has settled. */
const STATES = {
  CURRENT: 'current',
  CONTEXT_CHANGED: 'stale',
  REWORDED: 'stale',
  CHANGED: 'stale',
  GONE: 'stale',
  FAILED: 'unknown',
  PENDING: 'unknown',
} as const;

interface Subject {
  number: number;
  verdictId: string;
  claimId: string;
  documentId: string;
}

describe.each(Object.entries(STATES))(
  'a published verdict whose words are %s in the newest text',
  (state, standing) => {
    let app: TestApp;
    let editor: TestClient;
    let subject: Subject;
    const stands = standing === 'current';

    beforeAll(async () => {
      app = await TestApp.start({ role: 'api' });
      editor = await app.person('editor@desk.test', ['editor']);
      const second = await app.person('second@desk.test', ['editor']);
      const raters = [await app.person('a@desk.test', ['reviewer']), await app.person('b@desk.test', ['reviewer'])];
      const documentId = await ingest(editor, `${words(41)}\n\nMore.`, { language: 'en' });
      const claimId = await markClaim(editor, documentId, words(41));
      await rate(editor, claimId, [
        [raters[0]!, 'TRUE'],
        [raters[1]!, 'TRUE'],
      ]);
      const verdict = await approveAndPublish(second, claimId);
      subject = { number: Number(verdict.reportNumber), verdictId: verdict.id, claimId, documentId };
      await expectStatus(201, editor.post(`/documents/${documentId}/versions`, { text: `${words(99)}\n\nMore.` }));
      // The state alone, without the mark a resolution leaves on the verdict: an output must not rely on the mark.
      await app.sql.query(
        `UPDATE claim_placement SET source_state = $2, resolved_state = $2, exact = $4, start_offset = 0, end_offset = 1
       WHERE claim_id = $1 AND document_version_id = (SELECT id FROM document_version WHERE document_id = $3 AND number = 2)`,
        [claimId, state, documentId, words(41)],
      );
    }, 90_000);
    afterAll(() => app?.close());

    const ok = async (path: string) => expectStatus(200, app.anonymous.get(path));
    const desk = async (path: string) => (await expectStatus(200, editor.get(path))).body;
    const csv = (text: string): Record<string, string>[] => {
      const [head = '', ...rows] = text.replace(/^\uFEFF/, '').split('\r\n');
      const cells = (line: string) =>
        [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=,)(?=,|$)/g)].map((m) => m[1] ?? m[2] ?? '');
      const names = cells(head);
      return rows
        .filter((row) => row !== '')
        .map((row) => Object.fromEntries(cells(row).map((cell, n) => [names[n], cell])));
    };

    /** Lists that give out what stands: whether the verdict is among them. */
    const CURRENT_LISTS: Record<string, () => Promise<boolean>> = {
      'GET /reports': async () => numbers((await ok('/reports?current=true')).body.items).includes(subject.number),
      'GET /reports.json': async () => numbers((await ok('/reports.json')).body.reports).includes(subject.number),
      'GET /reports.jsonld': async () => (await ok('/reports.jsonld')).text.includes(`/reports/${subject.number}#`),
      'GET /reports.csv': async () =>
        csv((await ok('/reports.csv')).text).some((row) => row['number'] === String(subject.number)),
      'the front page': async () => (await ok('//')).text.includes(`href="/reports/${subject.number}"`),
      'the ClaimReview of the report': async () =>
        (await app.anonymous.get(`/reports/${subject.number}.jsonld`)).status === 200,
      'the ClaimReview on its page': async () =>
        (await ok(`//reports/${subject.number}`)).text.includes('application/ld+json'),
      'claimdesk report --current': async () => {
        const { body } = await ok(`/reports/${subject.number}.json`);
        try {
          assertCurrent(body);
          return true;
        } catch {
          return false;
        }
      },
    };
    const numbers = (reports: { number: number }[]): number[] => reports.map(({ number }) => number);

    it.each(Object.keys(CURRENT_LISTS))(`is given out as current by none but those that may: %s`, async (name) => {
      expect(await CURRENT_LISTS[name]!()).toBe(stands);
    });

    /** Outputs that have every verdict: the mark it has there. */
    const MARKED: Record<string, () => Promise<string>> = {
      'GET /reports/{number}.json': async () => (await ok(`/reports/${subject.number}.json`)).body.standing,
      'GET /reports/{number}.csv': async () => csv((await ok(`/reports/${subject.number}.csv`)).text)[0]!['standing']!,
      'GET /reports.json?all=true': async () => (await ok('/reports.json?all=true')).body.reports[0].standing,
      'GET /reports.csv?all=true': async () => csv((await ok('/reports.csv?all=true')).text)[0]!['standing']!,
      'GET /reports?current=false': async () => (await ok('/reports?current=false')).body.items[0].standing,
      'GET /verdicts': async () => (await desk(`/verdicts?claimId=${subject.claimId}`)).items[0].standing,
      'GET /verdicts/{id}': async () => (await desk(`/verdicts/${subject.verdictId}`)).standing,
      'GET /claims/{id}/staleness': async () =>
        (await desk(`/claims/${subject.claimId}/staleness`)).verdicts[0].standing,
      'GET /documents/{id}/versions/{number}/impact': async () =>
        (await desk(`/documents/${subject.documentId}/versions/2/impact`)).claims[0].verdicts[0].standing,
    };

    it.each(Object.keys(MARKED))('is marked for what it is: %s', async (name) => {
      expect(await MARKED[name]!()).toBe(standing);
    });

    it('is marked in the lists of claims, and on the report’s page', async () => {
      const stale = await desk('/claims?stale=true&limit=200');
      expect(stale.items.some(({ id }: { id: string }) => id === subject.claimId)).toBe(!stands);
      expect(await desk(`/claims/${subject.claimId}`)).toMatchObject({ stale: !stands });
      const { text } = await ok(`//reports/${subject.number}`);
      expect(NOTICE.test(text)).toBe(!stands);
      expect(text.includes('content="noindex"')).toBe(!stands);
    });

    it('says nothing of itself in exports that are not about verdicts', async () => {
      for (const path of ['/labels/extraction', `/documents/${subject.documentId}/discarded`, '/corrections']) {
        const { items } = await desk(path);
        expect(JSON.stringify(items)).not.toContain(`"reportNumber":"${subject.number}"`);
        for (const item of items)
          expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['standing', 'verdict']));
      }
    });
  },
);
