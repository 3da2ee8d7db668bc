import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { assign, expectStatus, openRound, readyClaims } from '../support/journey.js';
import { PublishedVerdicts } from '../support/published-verdicts.js';
import { RatedRounds } from '../support/rated-rounds.js';
import { BrowserDesk, type Person, SIZES } from './support/browser-desk.js';

/** Label, ratings of the two raters, and how often: 24 rounds with some disagreement. */
const MARCH: readonly [string, string, string, number][] = [
  ['TRUE', 'TRUE', 'TRUE', 8],
  ['FALSE', 'FALSE', 'FALSE', 9],
  ['MIXED', 'MIXED', 'TRUE', 5],
  ['FALSE', 'FALSE', 'MIXED', 2],
];
const PERIOD = 'from=2026-02-01&to=2026-04-30';

describe('figures about the desk', () => {
  let desk: BrowserDesk;
  let edith: Person;
  let page: Page;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    edith = await desk.person('edith', ['editor']);
    page = edith.page.page;
    const ann = await desk.app.person('ann@desk.test', ['reviewer']);
    const ben = await desk.app.person('ben@desk.test', ['reviewer']);
    const { sql } = desk.app;
    const march = await RatedRounds.open(sql, edith.client.id, 'Norvale Times');
    const published = new PublishedVerdicts(desk.app, march, [ann.id, ben.id]);
    for (const [label, first, second, times] of MARCH) {
      for (let n = 0; n < times; n += 1) {
        const at = `2026-03-${String(n + 2).padStart(2, '0')}T10:00:00Z`;
        const more = {
          acceptedAt: '2026-02-27T10:00:00Z',
          claimant: n % 3 === 0 ? 'Ada Moss' : 'Bo Lind',
          topics: ['weather'],
        };
        await published.add({ label, at, ...more }, [first, second], { revealedAt: '2026-03-20T12:00:00Z' });
      }
    }
    // In April nobody could disagree: everybody always says the same.
    const april = await RatedRounds.open(sql, edith.client.id, 'Norvale Post');
    for (let n = 0; n < 20; n += 1) {
      const ratings = [[ann.id, 'TRUE'] as const, [ben.id, 'TRUE'] as const];
      await april.add({ ratings, revealedAt: '2026-04-10T12:00:00Z' });
    }
    const { claimIds } = await readyClaims(edith.client, 2);
    await assign(edith.client, await openRound(edith.client, claimIds[0] ?? '', { dueDays: 1 }), ann);
    await sql.query(`UPDATE assignment SET due_at = now() - interval '1 minute' WHERE state = 'OFFERED'`);
    await sql.query(`UPDATE claim SET state_since = now() - interval '9 days' WHERE workflow_state = 'IN_REVIEW'`);
  });
  afterAll(() => desk?.close());

  const table = (title: string) => page.getByRole('region', { name: `Table: ${title}`, exact: true });
  const show = async (title: string) => {
    await page.getByRole('button', { name: `As a table: ${title}`, exact: true }).click();
    return table(title);
  };
  const cells = (title: string, row: string) =>
    table(title).getByRole('row').filter({ hasText: row }).getByRole('cell').allInnerTexts();

  it('shows what was done and what waits, drawn and as the numbers the API gives', async () => {
    await edith.page.open('/');
    await page.getByRole('link', { name: 'Insight' }).click();
    await page.getByRole('heading', { name: 'Throughput' }).waitFor();
    await edith.page.settled();
    await page.getByRole('img', { name: 'Rounds opened' }).waitFor();
    await edith.page.inspect('insight-work');
    await show('What waits now');
    const { items } = (await expectStatus(200, edith.client.get('/stats/ageing'))).body;
    const [, , inReview] = items;
    expect(inReview).toMatchObject({ state: 'IN_REVIEW', claims: 1, aged: 1 });
    expect((await cells('What waits now', 'In review')).slice(1, 4)).toEqual(['1', '1', '7']);
    expect((await cells('What waits now', 'To adjudicate')).slice(4)).toEqual(['–', '–']);
  });

  it('shows what lies with whom, late work apart', async () => {
    await page.getByRole('tab', { name: 'People' }).click();
    await edith.page.settled();
    await page.getByRole('img', { name: '1 assignment is overdue' }).waitFor();
    await edith.page.inspect('insight-people');
    await show('Workload');
    expect((await cells('Workload', 'ann')).slice(1, 4)).toEqual(['1', '1', '0']);
    expect(page.url()).toContain('view=people');
  });

  it('keeps period and filters in the address, and counts verdicts as the public figures do', async () => {
    await edith.page.open(`/insight?view=verdicts&${PERIOD}`);
    await page.getByText('24 verdicts.').waitFor();
    await page.getByRole('img', { name: '24 verdicts by label' }).waitFor();
    await edith.page.inspect('insight-verdicts');
    const { schemes } = (await expectStatus(200, edith.client.get(`/stats/published?${PERIOD}`))).body;
    const [scheme] = schemes;
    const title = `Labels: ${scheme.name}`;
    await show(title);
    for (const { name, count } of scheme.labels) {
      const rows = await table(title).getByRole('row').allInnerTexts();
      expect(rows.map((text) => text.split('\t'))).toContainEqual([name, String(count)]);
    }
    await show(`By claimant: ${scheme.name}`);
    expect((await cells(`By claimant: ${scheme.name}`, 'Bo Lind'))[1]).toBe(
      String(
        scheme.claimants.top.find(({ name, key }: Record<string, string>) => (name ?? key) === 'Bo Lind').verdicts,
      ),
    );
    await page.getByRole('textbox', { name: 'Topic' }).fill('sport');
    await page.getByText('No verdict was first published in this period.').waitFor();
    expect(page.url()).toContain('topic=sport');
  });

  it('shows agreement with its interval, as the API computed it', async () => {
    await edith.page.open('/insight?view=agreement&from=2026-03-01&to=2026-03-31');
    await page.getByRole('img', { name: /Coefficients of agreement/ }).waitFor();
    await edith.page.inspect('insight-agreement');
    const query = 'from=2026-02-28T23:00:00Z&to=2026-03-31T22:00:00Z';
    const { items } = (await expectStatus(200, edith.client.get(`/agreement?${query}`))).body;
    const [{ scheme, units, ordinalAlpha }] = items;
    expect(units).toBe(24);
    const title = `${scheme.name} ${scheme.schemeVersion}`;
    await show(title);
    const two = (value: number) => value.toFixed(2);
    const [, value] = await cells(title, 'Alpha (ordinal)');
    expect(value).toBe(`${two(ordinalAlpha.value)} (${two(ordinalAlpha.low)} to ${two(ordinalAlpha.high)})`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `CSV of: ${title}`, exact: true }).click(),
    ]);
    const rows = parse(await readFile(await download.path(), 'utf8'), { bom: true }) as string[][];
    expect(Number(rows[1]?.[1])).toBe(ordinalAlpha.value);
  });

  it('says in words why there is no figure, and never shows a nought for it', async () => {
    await edith.page.open('/insight?view=agreement&from=2026-04-01&to=2026-04-30');
    const missing = page.getByRole('list', { name: 'Figures that cannot be given' });
    await missing.getByText('Alpha (ordinal)').waitFor();
    expect(await missing.innerText()).toContain('Everybody always chose the same label');
    await edith.page.inspect('insight-agreement-undefined');
    const { items } = (await expectStatus(200, edith.client.get('/agreement?from=2026-04-01T00:00:00Z'))).body;
    expect(items[0].ordinalAlpha).toMatchObject({ value: null, reason: 'NO_VARIATION' });
    await show(`${items[0].scheme.name} ${items[0].scheme.schemeVersion}`);
    const [, value] = await cells(`${items[0].scheme.name} ${items[0].scheme.schemeVersion}`, 'Alpha (ordinal)');
    expect(value).toContain('Everybody always chose the same label');
  });

  it('breaks agreement down by month and by pair', async () => {
    await edith.page.open(`/insight?view=agreement&${PERIOD}`);
    await page.getByLabel('Broken down by').selectOption('month');
    await page.getByText('Mar 2026').first().waitFor();
    await page.getByRole('list', { name: 'Figures that cannot be given' }).getByText('Apr 2026').waitFor();
    await page.getByLabel('Broken down by').selectOption('pair');
    await page.getByText('Choose a person to see').waitFor();
    await page.getByLabel('Whose pairs').selectOption({ label: 'ann' });
    await page.getByRole('heading', { name: 'Alpha (ordinal)' }).waitFor();
    await show('Alpha (ordinal)');
    expect((await cells('Alpha (ordinal)', 'ben'))[1]).toBe('44');
  });

  it('shows an adjudicator verdicts and agreement, but nothing about people, and fits a phone', async () => {
    const adam = await desk.person('adam', ['adjudicator'], { viewport: SIZES.phone });
    await adam.page.open(`/insight?view=people&${PERIOD}`);
    await adam.page.page.getByText('24 verdicts.').waitFor();
    expect(await adam.page.page.getByRole('tab').allInnerTexts()).toEqual(['Verdicts', 'Agreement']);
    await adam.page.inspect('phone-insight');
    expect(await adam.page.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await adam.page.allReceived();
    const asked = adam.page.received.map((each) => each.slice(0, each.indexOf('\n')));
    expect(asked.filter((url) => /stats\/(workload|gold|ageing)|agreement\/reviewers/.test(url))).toEqual([]);
  });
});
