import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_SCHEME } from '../../../src/schemes/default-scheme.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  approveAndPublish,
  assign,
  assignmentOn,
  expectStatus,
  ingest,
  markClaim,
  rating,
  submit,
} from '../../support/journey.js';

interface Subject {
  source?: string;
  language?: string;
  claim?: Record<string, unknown>;
  schemeId?: string;
  label?: string;
}

describe('finding published reports', () => {
  let app: TestApp;
  let editor: TestClient;
  let editor2: TestClient;
  let raters: [TestClient, TestClient];
  let storm: number;
  let flood: number;
  let taxes: number;
  let sourceOfFlood: string;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    const admin = await app.person('admin@desk.test', ['admin']);
    editor = await app.person('editor@desk.test', ['editor']);
    editor2 = await app.person('editor2@desk.test', ['editor']);
    raters = [await app.person('r1@desk.test', ['reviewer']), await app.person('r2@desk.test', ['reviewer'])];
    const scheme = { ...DEFAULT_SCHEME, key: 'other-scheme', name: 'Another scheme' };
    const { id: schemeId } = (await expectStatus(201, admin.post('/schemes', scheme))).body;
    storm = await published('The storm destroyed 41 houses, the mayor of Norvale said.', {
      source: 'Norvale Gazette',
      claim: { claimant: ' Ada MOSS ', topics: ['weather', 'housing'] },
    });
    flood = await published('The flood destroyed 12 barns, the mayor of Norvale said.', {
      source: 'Norvale Radio',
      claim: { claimant: 'Bert Reed', topics: ['weather'] },
    });
    taxes = await published('Die Steuern stiegen 2025 um 4 Prozent.', { language: 'de', schemeId, label: 'TRUE' });
    const [row] = await app.sql.query<{ id: string }[]>(`SELECT id FROM source WHERE name = 'Norvale Radio'`);
    sourceOfFlood = row?.id ?? '';
  }, 60_000);
  afterAll(() => app?.close());

  async function published(statement: string, about: Subject): Promise<number> {
    const { source, language = 'en', claim = {}, schemeId, label = 'FALSE' } = about;
    const documentId = await ingest(editor, `${statement}\n\nMore follows.`, { language, ...(source && { source }) });
    const claimId = await markClaim(editor, documentId, statement);
    const etag = (await editor.get(`/claims/${claimId}`)).headers.get('etag') ?? '';
    if (Object.keys(claim).length > 0)
      await expectStatus(200, editor.patch(`/claims/${claimId}`, claim, { 'if-match': etag }));
    const body = { policy: { k: 2 }, ...(schemeId && { schemeId }) };
    const { id: roundId } = (await expectStatus(201, editor.post(`/claims/${claimId}/rounds`, body))).body;
    await assign(editor, roundId, ...raters);
    for (const rater of raters) await submit(rater, await assignmentOn(rater, claimId), rating(label));
    return Number((await approveAndPublish(editor2, claimId)).reportNumber);
  }

  const numbersIn = (reports: { number: number }[]): number[] =>
    reports.map(({ number }) => number).toSorted((a, b) => a - b);

  /** The same answer from the list and from every file. */
  async function found(query: string): Promise<number[]> {
    const get = async (path: string) => expectStatus(200, app.anonymous.get(path));
    const listed = numbersIn((await get(`/reports?limit=200&${query}`)).body.items);
    const file = numbersIn((await get(`/reports.json?${query}`)).body.reports);
    const feed = (await get(`/reports.jsonld?${query}`)).text.match(/"url":"[^"]*\/reports\/\d+#/g) ?? [];
    const rows = (await get(`/reports.csv?${query}`)).text.match(/^\d+,/gm) ?? [];
    expect([query, file, new Set(feed).size, rows.length]).toEqual([query, listed, listed.length, listed.length]);
    return listed;
  }

  it('by claimant, whatever the letter case and the space around the name', async () => {
    expect(await found('claimant=ada%20moss')).toEqual([storm]);
    expect(await found('claimant=%20BERT%20REED')).toEqual([flood]);
    expect(await found('claimant=ada')).toEqual([]);
  });

  it('by source, topic, language and rating scheme', async () => {
    expect(await found(`sourceId=${sourceOfFlood}`)).toEqual([flood]);
    expect(await found('topic=Weather')).toEqual([storm, flood]);
    expect(await found('topic=housing')).toEqual([storm]);
    expect(await found('language=DE')).toEqual([taxes]);
    expect(await found('schemeKey=other-scheme')).toEqual([taxes]);
    expect(await found('schemeKey=five-point')).toEqual([storm, flood]);
  });

  it('by the day of publication, first and last day included', async () => {
    const [{ day }] = await app.sql.query<[{ day: string }]>(
      `SELECT to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day FROM verdict WHERE report_number = ${storm}`,
    );
    const all = await found(`from=${day}`);
    expect(all).toContain(storm);
    expect(await found(`to=${day}`)).toContain(storm);
    expect(await found(`from=${day}&to=${day}`)).toContain(storm);
    expect(await found('to=2001-01-01')).toEqual([]);
    expect(await found('from=2999-01-01')).toEqual([]);
  });

  it('by a selection of numbers, and by several filters at once', async () => {
    expect(await found(`numbers=${taxes},${storm}`)).toEqual([storm, taxes]);
    expect(await found(`numbers=${taxes},${storm}&topic=weather`)).toEqual([storm]);
    expect(await found('topic=weather&claimant=bert%20reed&label=TRUE')).toEqual([]);
    expect(await found('numbers=999999')).toEqual([]);
  });

  it.each([
    ['a selection that is no list of numbers', 'numbers=1,two', 'numbers', 'report numbers'],
    [
      'a selection of more than a thousand',
      `numbers=${Array.from({ length: 1001 }, () => '1').join()}`,
      'numbers',
      '1000',
    ],
    ['a day that does not exist', 'from=2026-02-30', 'from', 'day'],
    ['a year nobody published in', 'from=0000-01-01', 'from', '1900'],
    ['a period that ends before it begins', 'from=2026-03-02&to=2026-03-01', 'to', 'must not be before'],
    ['a source that is no id', 'sourceId=gazette', 'sourceId', 'UUID'],
    ['a topic of nothing', 'topic=%20', 'topic', 'empty'],
  ])('refuses %s, in the list and in every file', async (_what, query, path, message) => {
    for (const route of ['/reports', '/reports.json', '/reports.jsonld', '/reports.csv']) {
      const { body } = await expectStatus(400, app.anonymous.get(`${route}?${query}`));
      expect(body).toMatchObject({
        code: 'VALIDATION_FAILED',
        faults: [{ path, message: expect.stringContaining(message) }],
      });
    }
  });
});
