import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { ended as exportEnded } from '../support/exports.js';
import { expectStatus } from '../support/journey.js';
import { type OnePublished, PublishedDesk } from '../support/published-desk.js';
import { ended as importEnded, feed, review } from '../integration/imports/desk.js';
import { BrowserDesk, type Person, SIZES } from './support/browser-desk.js';

describe('what is published, taken elsewhere, and taken in', () => {
  let desk: BrowserDesk;
  let edith: Person;
  let page: Page;
  let storm: OnePublished;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    const published = await PublishedDesk.on(desk.app);
    storm = await published.publish('The storm destroyed 41 houses.');
    const bridge = await published.publish('The bridge cost three million.');
    await published.correct(bridge.verdictId, 'FALSE');
    await published.retract((await published.publish('The mayor was abroad in March.')).verdictId);
    edith = await desk.person('edith', ['editor']);
    page = edith.page.page;
  });
  afterAll(() => desk?.close());

  const row = (words: string) => page.getByRole('listitem').filter({ hasText: words });

  it('shows an editor the reports that stand, and the others when asked', async () => {
    await edith.page.open('/');
    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByText('The storm destroyed 41 houses.').waitFor();
    expect(await page.getByText('The mayor was abroad in March.').count()).toBe(0);
    expect(await row('The bridge cost three million.').count()).toBe(1);
    await edith.page.inspect('reports');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByText('Also what no longer stands').click();
    await row('The mayor was abroad in March.').getByText('Retracted').waitFor();
    await row('The bridge cost three million.').getByText('Superseded').waitFor();
    expect(page.url()).toContain('all=true');
    await edith.page.inspect('reports-filters');
  });

  it('finds words, and shows a report beside the list by keyboard', async () => {
    await page.getByRole('searchbox', { name: 'Search statements' }).fill('bridge');
    await page.getByText('The storm destroyed 41 houses.').waitFor({ state: 'detached' });
    await page.getByRole('searchbox').press('Tab');
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    const preview = page.getByRole('dialog');
    await preview.getByRole('heading', { name: 'Evidence' }).waitFor();
    await preview.getByText('What changed').waitFor();
    expect(await preview.getByRole('link', { name: 'PDF' }).getAttribute('href')).toMatch(/reports\/\d+\.pdf$/);
    await edith.page.inspect('report-preview');
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
  });

  it('makes a CSV of ticked reports, which is the public file of that report', async () => {
    await edith.page.open('/reports');
    await row('The storm destroyed 41 houses.').getByText('Preview').waitFor();
    await page.getByRole('checkbox', { name: `Tick report ${storm.number}` }).press('Space');
    await page.getByRole('link', { name: 'Export 1 report' }).click();
    await page.getByText('1 report matches.').waitFor();
    await page.getByRole('button', { name: 'Make the export' }).click();
    await page.getByRole('list', { name: 'Exports of the desk' }).getByText('1 ticked report').waitFor();
    const { items } = (await expectStatus(200, edith.client.get('/exports'))).body;
    const made = await exportEnded(edith.client, items[0].id);
    await edith.page.open('/exports');
    await edith.page.inspect('exports');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(made.filename);
    const rows = parse(await readFile(await download.path(), 'utf8'), { bom: true, columns: true }) as unknown[];
    expect(rows).toHaveLength(1);
    expect(await page.getByText(made.sha256).count()).toBe(1);
  });

  it('counts before it makes, says when there is nothing, and takes the same reports again', async () => {
    await page.getByText('2 reports match.').waitFor();
    await page.getByLabel('Words in the report').fill('nobodywrotethis');
    await page.getByText('No report matches.').waitFor();
    await page.getByRole('link', { name: 'Same reports again' }).click();
    await page.getByText('The reports of an earlier export').waitFor();
    await page.getByRole('radio', { name: 'JSON Every' }).check({ force: true });
    await page.getByRole('button', { name: 'Make the export' }).click();
    const list = page.getByRole('list', { name: 'Exports of the desk' });
    await list.getByRole('listitem', { name: 'JSON' }).waitFor();
    await list.getByRole('listitem', { name: 'CSV' }).getByRole('button', { name: 'Remove' }).click();
    await list.getByRole('listitem', { name: 'CSV' }).waitFor({ state: 'detached' });
  });

  it('says why a file is too large for its format, and offers the one that holds more', async () => {
    await page.route('**/api/v1/exports/preview*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), reports: 200_000 } });
    });
    await edith.page.open('/exports');
    await page.getByRole('radio', { name: 'Excel' }).check({ force: true });
    await page.getByText('Excel holds at most 100,000 reports').waitFor();
    await page.getByRole('button', { name: 'Take CSV' }).click();
    await page.getByText('Excel holds at most').waitFor({ state: 'detached' });
    await page.unroute('**/api/v1/exports/preview*');
  });

  it('takes in a feed, and says row by row what went wrong and what to do', async () => {
    await edith.page.open('/imports');
    await edith.page.inspect('imports-empty');
    const content = feed([review(1), review(2, { url: '' }), review(3)]);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'feed.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await page.getByRole('heading', { name: 'Row by row' }).waitFor();
    const run = await importEnded(edith.client, new URL(page.url()).pathname.split('/').at(-1) ?? '');
    await edith.page.open(`/imports/${run.id}`);
    await page.getByText('1 row refused').waitFor();
    const refused = page.getByRole('listitem').filter({ hasText: 'Row 2' });
    await refused.getByText('The address of the review is missing').waitFor();
    await refused.getByText('Put the address of the published review into this row').waitFor();
    await page.getByLabel('Show').selectOption('REFUSED');
    await page.getByText('Row 1').waitFor({ state: 'detached' });
    await edith.page.inspect('import-rows');
  });

  it('refuses a file that holds nothing it knows, in words', async () => {
    await edith.page.open('/imports');
    await page.locator('input[type=file]').setInputFiles({
      name: 'note.bin',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from([1, 2, 3, 0, 255]),
    });
    await page.getByRole('alert').waitFor();
    await edith.page.inspect('imports-refused');
    await page.getByText('feed.json').waitFor();
  });

  it('shows earlier checks with where they came from', async () => {
    await page.getByRole('link', { name: 'Earlier checks' }).click();
    await page.getByText('The bridge at Norvale cost 1 million crowns').waitFor();
    await edith.page.inspect('prior-checks');
    await page.getByRole('button', { name: 'Details' }).first().click();
    const detail = page.getByRole('dialog', { name: 'Earlier check' });
    await detail.getByText('feed.json').waitFor();
    await detail.getByRole('link', { name: 'The text it was read from' }).waitFor();
    await edith.page.inspect('prior-check');
  });

  it('fits a phone', async () => {
    const phone = await desk.person('paula', ['editor'], { viewport: SIZES.phone });
    for (const path of ['/reports', '/exports', '/imports']) {
      await phone.page.open(path);
      await phone.page.inspect(`phone${path.replace('/', '-')}`);
      expect(await phone.page.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    }
  });

  it('shows a viewer the reports, and no way to make files of many or to take anything in', async () => {
    const vera = await desk.person('vera', ['viewer']);
    await vera.page.open('/reports');
    await vera.page.page.getByText('The storm destroyed 41 houses.').waitFor();
    expect(await vera.page.page.getByRole('link', { name: 'Exports' }).count()).toBe(0);
    expect(await vera.page.page.getByRole('link', { name: 'Imports' }).count()).toBe(0);
    expect(await vera.page.page.getByRole('checkbox').count()).toBe(0);
  });
});
