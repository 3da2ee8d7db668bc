import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { nominalAlpha } from '../../../src/agreement/krippendorff.js';
import { UnitPatterns } from '../../../src/agreement/unit-patterns.js';
import { DEFAULT_SCHEME } from '../../../src/schemes/default-scheme.js';
import { TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { changeProfile, expectStatus } from '../../support/journey.js';
import { PublishedVerdicts } from '../../support/published-verdicts.js';
import { RatedRounds } from '../../support/rated-rounds.js';
import { Statements } from '../../support/statements.js';

/** Verdicts first published in March: label, both ratings, how often. */
const MARCH: readonly [string, string, string, number][] = [
  ['TRUE', 'TRUE', 'TRUE', 6],
  ['FALSE', 'FALSE', 'FALSE', 9],
  ['MIXED', 'MIXED', 'TRUE', 5],
  ['SATIRE', 'SATIRE', 'FALSE', 1],
];
const SECRET = 'Nobody Must Know';

describe('Figures of what is published', () => {
  let app: TestApp;
  let reader: TestClient;
  let sourceId: string;

  const figures = async (query = '') => (await expectStatus(200, reader.get(`/stats/published${query}`))).body;
  const page = async (query = '') => {
    const answer = await fetch(`${app.url}/figures${query}`);
    const text = await answer.text();
    return { answer, text, document: parseHTML(text).document };
  };

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    reader = app.anonymous;
  });
  afterAll(() => app?.close());

  it('are a sentence and empty lists before anything is published', async () => {
    expect(await figures()).toEqual({ verdicts: 0, notCurrent: 0, schemes: [], turnaround: [] });
    const { answer, document } = await page();
    expect(answer.status).toBe(200);
    expect(document.querySelector('main')?.textContent).toContain('Nothing that fits has been published yet.');
    expect(document.querySelectorAll('main svg')).toHaveLength(0);
  });

  describe('with known verdicts', () => {
    beforeAll(async () => {
      const editor = await app.person('editor@desk.test', ['editor']);
      const ann = await app.person('ann@desk.test', ['reviewer']);
      const ben = await app.person('ben@desk.test', ['reviewer']);
      const rounds = await RatedRounds.open(app.sql, editor.id, 'Harrow Gazette');
      const others = await RatedRounds.open(app.sql, editor.id, 'The Lowland Post');
      const published = new PublishedVerdicts(app, rounds, [ann.id, ben.id]);
      let n = 0;
      for (const [label, one, other, times] of MARCH) {
        for (let i = 0; i < times; i += 1) {
          n += 1;
          // Hours to publication: 1 to 21, so the quartiles are 6, 11 and 16.
          const at = `2026-03-10T${String(12 + (n % 10)).padStart(2, '0')}:00:00Z`;
          const acceptedAt = new Date(Date.parse(at) - n * 3_600_000).toISOString();
          const claimant = n <= 13 ? `Speaker ${String(n).padStart(2, '0')}` : n <= 18 ? ' Ada Moss ' : null;
          await published.add({ label, at, acceptedAt, claimant, topics: n % 3 === 0 ? ['trees', 'city'] : ['city'] }, [
            one,
            other,
          ]);
        }
      }
      const second = new PublishedVerdicts(app, others, [ann.id, ben.id]);
      Object.assign(second, { numbers: 100 });
      const may = { label: 'FALSE', at: '2026-05-31T23:59:59Z', acceptedAt: '2026-05-30T23:59:59Z' };
      await second.add({ ...may, claimant: 'Ada Moss' }, ['TRUE', 'FALSE']);
      // None of these may be in any figure.
      const hidden = {
        at: '2026-03-10T12:00:00Z',
        acceptedAt: '2026-03-01T12:00:00Z',
        claimant: SECRET,
        topics: [SECRET.toLowerCase()],
      };
      await second.add({ ...hidden, label: 'OUTDATED', state: 'APPROVED' }, ['OUTDATED', 'OUTDATED']);
      await second.add({ ...hidden, label: 'OUTDATED', state: 'RETRACTED' }, ['OUTDATED', 'OUTDATED']);
      await second.add({ ...hidden, label: 'OUTDATED', state: 'SUPERSEDED' }, ['OUTDATED', 'OUTDATED']);
      await rounds.add({ ratings: [[ann.id, 'OUTDATED'], [ben.id, 'OUTDATED']] }); // prettier-ignore
      const [source] = await app.sql.query<{ id: string }[]>(`SELECT id FROM source WHERE name = 'The Lowland Post'`);
      sourceId = source!.id;
    });

    it('counts each label once for each claim, truest first', async () => {
      const { verdicts, notCurrent, schemes } = await figures();
      expect([verdicts, notCurrent, schemes.length]).toEqual([22, 0, 1]);
      expect(schemes[0].labels.map(({ key, count }: { key: string; count: number }) => `${key} ${count}`)).toEqual([
        'TRUE 6', 'MOSTLY_TRUE 0', 'MIXED 5', 'MOSTLY_FALSE 0', 'FALSE 10',
        'UNVERIFIABLE 0', 'OUTDATED 0', 'MISSING_CONTEXT 0', 'SATIRE 1', 'NOT_CHECKABLE 0',
      ]); // prettier-ignore
    });

    it('tells nothing of what is approved, retracted, superseded or only rated', async () => {
      const data = JSON.stringify(await figures()).toLowerCase();
      expect(data).not.toContain(SECRET.toLowerCase());
      expect((await page()).text.toLowerCase()).not.toContain(SECRET.toLowerCase());
      expect((await figures(`?topic=${encodeURIComponent(SECRET)}`)).verdicts).toBe(0);
    });

    it('counts months of first publication in UTC', async () => {
      const [{ months }] = (await figures()).schemes;
      expect(months.map(({ month }: { month: string }) => month)).toEqual(['2026-03', '2026-05']);
      expect(months[1].labels).toEqual([{ label: 'FALSE', count: 1 }]);
    });

    it('names the ten claimants with most verdicts and counts the others together', async () => {
      const [{ claimants, sources, topics }] = (await figures()).schemes;
      expect(claimants.top).toHaveLength(10);
      expect(claimants.top[0]).toEqual({
        key: 'Ada Moss',
        name: 'Ada Moss',
        verdicts: 6,
        labels: expect.arrayContaining([
          { label: 'FALSE', count: 3 },
          { label: 'MIXED', count: 3 },
        ]),
      });
      expect(claimants.top[9].name).toBe('Speaker 09');
      expect(claimants.rest).toEqual({ groups: 4, verdicts: 4, labels: [{ label: 'FALSE', count: 4 }] });
      expect(sources.top.map(({ name, verdicts }: { name: string; verdicts: number }) => [name, verdicts])).toEqual([
        ['Harrow Gazette', 21],
        ['The Lowland Post', 1],
      ]);
      expect(topics.top.map(({ key, verdicts }: { key: string; verdicts: number }) => [key, verdicts])).toEqual([
        ['city', 21],
        ['trees', 7],
      ]);
      expect(topics.rest).toBeNull();
    });

    it('gives median and quartiles of the time to publication, unless a month has too few', async () => {
      expect((await figures()).turnaround).toEqual([
        { month: '2026-03', verdicts: 21, lowerQuartileHours: 6, medianHours: 11, upperQuartileHours: 16 },
        { month: '2026-05', verdicts: 1, lowerQuartileHours: null, medianHours: null, upperQuartileHours: null },
      ]);
    });

    it('gives the agreement behind published verdicts with its interval, and a reason below 20 rounds', async () => {
      const keys = DEFAULT_SCHEME.labels.map(({ key }) => key);
      const patterns = new UnitPatterns(keys.length);
      for (const [, one, other, times] of MARCH) patterns.add([keys.indexOf(one), keys.indexOf(other)], times);
      patterns.add([keys.indexOf('TRUE'), keys.indexOf('FALSE')], 1);
      const expected = nominalAlpha(patterns)(patterns.times);
      const [{ agreement }] = (await figures()).schemes;
      expect(agreement).toHaveLength(1);
      expect(agreement[0]).toMatchObject({ schemeVersion: 1, rounds: 22, onScaleRounds: 21 });
      expect(agreement[0].nominalAlpha.value).toBeCloseTo(expected as number, 10);
      expect(agreement[0].nominalAlpha.low).toBeLessThan(agreement[0].nominalAlpha.value);
      expect(agreement[0].nominalAlpha.high).toBeGreaterThan(agreement[0].nominalAlpha.value);
      const [few] = (await figures('?topic=trees')).schemes;
      expect(few.agreement[0]).toMatchObject({ rounds: 7, nominalAlpha: { value: null, reason: 'TOO_FEW_UNITS' } });
    });

    it('filters by day, source, topic and scheme', async () => {
      const counts = async (query: string) => (await figures(query)).verdicts;
      expect(await counts('?from=2026-03-11')).toBe(1);
      expect(await counts('?to=2026-05-31')).toBe(22);
      expect(await counts('?to=2026-05-30')).toBe(21);
      expect(await counts(`?sourceId=${sourceId}`)).toBe(1);
      expect(await counts('?topic=Trees')).toBe(7);
      expect(await counts('?schemeKey=five-point')).toBe(22);
      expect(await counts('?schemeKey=other')).toBe(0);
    });

    it.each([
      ['?from=yesterday', 'from'],
      ['?from=2026-02-30', 'from'],
      ['?from=2026-03-02&to=2026-03-01', 'to'],
      ['?sourceId=7', 'sourceId'],
      [`?schemeKey=${'x'.repeat(61)}`, 'schemeKey'],
    ])('refuses %s and names the field', async (query, field) => {
      const { body } = await expectStatus(400, reader.get(`/stats/published${query}`));
      expect(JSON.stringify(body)).toContain(field);
    });

    it('may be kept by caches', async () => {
      const answer = await fetch(`${app.url}/api/v1/stats/published`);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
      expect(answer.headers.get('etag')).toBeTruthy();
    });

    it('asks the database the same few times whatever there is', async () => {
      const statements = new Statements(app.sql);
      const selects = async (query: string) =>
        (await statements.during(() => figures(query))).filter((sql) => /^(SELECT|WITH)/i.test(sql)).length;
      expect(await selects('')).toBe(7);
      expect(await selects('?schemeKey=other')).toBe(7);
    });

    it('tells nothing of what the desk has changed since, before it is published', async () => {
      const before = JSON.stringify(await figures());
      const edit = `UPDATE claim SET claimant = 'Somebody Else', topics = '{other}' WHERE id =
        (SELECT claim_id FROM verdict WHERE report_number = 14)`;
      await app.sql.query(edit);
      expect(JSON.stringify(await figures())).toBe(before);
      expect((await figures('?topic=other')).verdicts).toBe(0);
    });

    it('is headed by the name the organisation gives itself', async () => {
      const admin = await app.person('admin@desk.test', ['admin']);
      await changeProfile(admin, { name: 'Norvale Facts' });
      expect((await page()).document.querySelector('header')?.textContent).toContain('Norvale Facts');
    });

    it('shows stale verdicts as such', async () => {
      const sql = `UPDATE verdict SET stale_since = $1 WHERE report_number = 1`;
      await app.sql.query(sql, [new Date()]);
      expect(await figures()).toMatchObject({ verdicts: 22, notCurrent: 1 });
      await app.sql.query(sql, [null]);
    });

    it('draws them on a page without script, with bars as long as the counts and tables that say the same', async () => {
      const { text, document } = await page();
      expect(text).not.toMatch(/<script|\sstyle=|<style/);
      expect(document.querySelector('nav')?.textContent).toContain('Figures');
      const bars = [...document.querySelectorAll('svg[aria-labelledby^="s1-labels"] rect')];
      const lengthOf = (name: string) =>
        Number(bars.find((bar) => bar.textContent?.startsWith(`${name}:`))?.getAttribute('width'));
      expect(lengthOf('False') / lengthOf('Mixed')).toBeCloseTo(2, 2);
      expect(lengthOf('True') / lengthOf('Satire')).toBeCloseTo(6, 1);
      const tables = [...document.querySelectorAll('figure table')];
      expect(tables).toHaveLength(document.querySelectorAll('figure svg').length);
      expect(tables[0]?.querySelectorAll('tbody tr')[4]?.textContent).toContain('False1045 %');
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('keeps what was typed and says what is wrong with it', async () => {
      const { answer, document } = await page('?from=2026-03-02&to=2026-03-01&topic=%22%3E%3Cb%3E');
      expect(answer.status).toBe(400);
      expect(document.querySelector('[role=alert]')?.textContent).toContain('must not be before');
      expect(document.querySelector('#topic')?.getAttribute('value')).toBe('"><b>');
      expect((await page('?from=&to=&topic=')).answer.status).toBe(200);
    });
  });
});
