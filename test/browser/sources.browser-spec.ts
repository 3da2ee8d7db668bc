import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accept, expectStatus, ingest, ingestAndExtract, jobDone } from '../support/journey.js';
import { newsPage } from '../support/news-page.js';
import { WebSite } from '../support/web-site.js';
import { BrowserDesk, type Person } from './support/browser-desk.js';

const CLAIMS = 2000;
const PARAGRAPHS = 400;
/** Far fewer than there are claims: what is not in view is not drawn. */
const FEW_NODES = 1500;

/** A long text, each sentence of which is a claim of its own. */
const LONG = Array.from({ length: PARAGRAPHS }, (_, paragraph) =>
  Array.from({ length: CLAIMS / PARAGRAPHS }, (_sentence, n) => {
    const number = paragraph * (CLAIMS / PARAGRAPHS) + n;
    return `The council of Norvale spent ${3000 + number} dollars on bridge number ${number} in 2021, its report said.`;
  }).join(' '),
).join('\n\n');

const rss = (site: WebSite, ...names: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Towns</title><link>${site.url('/')}</link>${names
    .map(
      (name) =>
        `<item><title>Story ${name}</title><link>${site.url(`/${name}`)}</link><pubDate>${new Date().toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

describe('long documents, and where documents come from', () => {
  let desk: BrowserDesk;
  let site: WebSite;
  let erin: Person;
  let page: Page;

  beforeAll(async () => {
    site = await WebSite.start();
    const env = { CLAIMDESK_FETCH_ALLOW: `127.0.0.1:${site.port}`, CLAIMDESK_WATCH_HOST_SECONDS: '0' };
    desk = await BrowserDesk.start(env);
    erin = await desk.person('erin', ['editor']);
    ({ page } = erin.page);
  });
  afterAll(async () => {
    await desk.close();
    await site.close();
  });

  /** Asks until it is so. */
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    for (let turn = 0; turn < 600; turn += 1) {
      if (await isSo()) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('it did not come to pass in time');
  };
  const nodes = () => page.evaluate<number>('document.querySelectorAll("*").length');

  it('draws of a text with two thousand claims only what is in view', async () => {
    const admin = await desk.app.person('admin@desk.test', ['admin']);
    const settings = await expectStatus(200, admin.get('/settings/extraction'));
    const body = { threshold: 0, maxClaims: null };
    const headers = { 'If-Match': `"${settings.body.version}"` };
    await expectStatus(200, admin.put('/settings/extraction', body, headers));
    const id = await ingest(erin.client, LONG, { title: 'Bridges of Norvale', language: 'en' });
    await until(async () => {
      const [job] = (await expectStatus(200, erin.client.get(`/documents/${id}/jobs`))).body.items;
      return job.status === 'DONE';
    });
    await erin.page.open(`/documents/${id}`);
    await page.getByText('2,000 claims').waitFor();
    expect(await nodes()).toBeLessThan(FEW_NODES);
    const last = page.getByText(`bridge number ${CLAIMS - 1} in`).first();
    // The page grows while its claims arrive.
    await until(async () => {
      await page.keyboard.press('End');
      return last.isVisible();
    });
    expect(await nodes()).toBeLessThan(FEW_NODES);
    await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight / 2)');
    await page.keyboard.press('j');
    await page.locator('a:focus').waitFor();
    const first = Number(/number (\d+)/.exec((await page.locator('a:focus').textContent()) ?? '')?.[1]);
    expect(first).toBeGreaterThan(CLAIMS / 4);
    for (let step = 1; step <= 12; step += 1) {
      await page.keyboard.press('j');
      await page.locator('a:focus', { hasText: `bridge number ${first + step} in` }).waitFor();
    }
    expect(await nodes()).toBeLessThan(FEW_NODES);
    await erin.page.inspect('document-long');
  });

  it('has a sentence that was set aside made a claim, and talks about the document', async () => {
    const { documentId } = await ingestAndExtract(
      erin.client,
      'Norvale counts\n\nWe all love the town. Unemployment fell to 4.1 percent in March, the labour office said. Who would have thought so?',
      { title: 'Norvale counts', language: 'en' },
    );
    await erin.page.open(`/documents/${documentId}?show=discarded`);
    const { items } = (await expectStatus(200, erin.client.get(`/documents/${documentId}/discarded`))).body;
    if (items.length === 0) throw new Error('nothing was set aside');
    await erin.page.inspect('document-discarded');
    await page.getByRole('button', { name: 'Make it a claim' }).first().click();
    await page.getByLabel('Why check it?').fill('It was missed');
    await page.getByRole('button', { name: 'Add the claim' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { items: claims } = (await expectStatus(200, erin.client.get(`/claims?documentId=${documentId}&state=READY`)))
      .body;
    expect(claims.map(({ placement }: { placement: { exact: string } }) => placement.exact)).toContain(items[0].text);

    await page.getByRole('link', { name: 'Discussion' }).click();
    await page.getByLabel('Your comment').fill('Is this the newest text?');
    await page.getByRole('button', { name: 'Start it' }).click();
    await page.getByText('Is this the newest text?').waitFor();
    await page.getByRole('button', { name: 'Settle' }).click();
    await page.getByText('Settled').waitFor();
    await erin.page.open(`/documents/${documentId}?show=threads`);
    await erin.page.inspect('document-threads');
  });

  it('watches a page: looks now, tells of trouble and what to do, pauses', async () => {
    site.page('/towns', newsPage([], 1));
    const { id } = (
      await expectStatus(201, erin.client.post('/documents', { url: site.url('/towns'), source: 'Towns Daily' }))
    ).body;
    await jobDone(erin.client, id);
    await erin.page.open(`/documents/${id}?show=about`);
    await page.getByLabel('Look at it').selectOption({ label: 'every hour' });
    await page.getByRole('button', { name: 'Watch it' }).click();
    await page.getByRole('button', { name: 'Look now' }).waitFor();
    site.status('/towns', 404);
    await page.getByRole('button', { name: 'Look now' }).click();
    await until(async () => (await erin.client.get(`/documents/${id}/watch`)).body.health === 'GONE');
    await erin.page.open(`/documents/${id}?show=about`);
    await page.getByText('The page is gone; the last version stays here.').waitFor();
    await erin.page.inspect('document-about');
    await erin.page.open('/watches?health=GONE');
    await page.getByRole('listitem').filter({ hasText: 'Towns Daily' }).getByText('Gone').first().waitFor();
    await erin.page.inspect('watches');
    await page.getByRole('link', { name: 'Sources' }).click();
    const source = page.getByRole('group', { name: 'Towns Daily' });
    await source.getByRole('button', { name: 'Watch all' }).click();
    await source.getByRole('button', { name: 'Pause' }).click();
    await source.getByRole('button', { name: 'Go on' }).waitFor();
    await erin.page.inspect('watched-sources');
    const { items } = (await expectStatus(200, erin.client.get('/sources?q=towns'))).body;
    expect(items[0].watch).toMatchObject({ intervalMinutes: 360, paused: true });
  });

  it('has a feed suggest documents, of which one is taken in and one is not', async () => {
    site.page('/feed.xml', rss(site, 'a', 'b'), 'application/rss+xml');
    site.page('/a', newsPage([], 1));
    await erin.page.open('/feeds');
    await page.getByRole('button', { name: 'Add a feed' }).click();
    await page.getByLabel('Address of the feed').fill(site.url('/feed.xml'));
    await erin.page.inspect('feeds-add');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('link', { name: /feed\.xml/ }).click();
    await page.getByRole('button', { name: 'Look now' }).click();
    const { items } = (await expectStatus(200, erin.client.get('/feeds'))).body;
    const entries = async (state: string) =>
      (await expectStatus(200, erin.client.get(`/feeds/${items[0].id}/entries?state=${state}`))).body.items;
    await until(async () => (await entries('SUGGESTED')).length === 2);
    await erin.page.open(`/feeds/${items[0].id}`);
    await erin.page.inspect('feed');
    await page.getByRole('group', { name: 'Story a' }).getByRole('button', { name: 'Take it in' }).click();
    await page.getByRole('group', { name: 'Story a' }).waitFor({ state: 'detached' });
    await page.getByRole('group', { name: 'Story b' }).getByRole('button', { name: 'No, thanks' }).click();
    await page.getByText('Nothing here').waitFor();
    expect((await entries('DISMISSED'))[0].title).toBe('Story b');
    expect((await entries('INGESTED'))[0].title).toBe('Story a');
  });

  it('makes a hook, whose secret is shown once and works until it is revoked', async () => {
    await erin.page.open('/hooks');
    await page.getByRole('button', { name: 'Make a hook' }).click();
    await page.getByLabel('Name').fill('Publishing system');
    await page.getByLabel('Source').selectOption({ label: 'Towns Daily' });
    await page.getByRole('button', { name: 'Make it' }).click();
    const address = await page.getByLabel('Address to call').inputValue();
    const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
    const call = () =>
      fetch(address, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ url: site.url('/towns') }),
      });
    expect((await call()).status).toBe(202);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('button', { name: 'Revoke Publishing system' }).click();
    await page.getByText('Revoked').waitFor();
    await erin.page.open('/hooks');
    await erin.page.inspect('hooks');
    expect((await call()).status).toBe(401);
  });

  it('shows reviewers the text and only the claims they rate, and nothing of how the desk works', async () => {
    const { documentId, claimIds } = await ingestAndExtract(erin.client);
    await accept(erin.client, claimIds[0] ?? '');
    const rita = await desk.person('rita', ['reviewer']);
    await rita.page.open(`/documents/${documentId}`);
    await rita.page.page.getByText('No claims').waitFor();
    expect(await rita.page.page.getByRole('button', { name: 'Choose a sentence' }).count()).toBe(0);
    const { statement } = (await expectStatus(200, erin.client.get(`/claims/${claimIds[0]}`))).body;
    const received = (await rita.page.allReceived()).split('\n').filter((line) => line.includes('"checkReason"'));
    expect(received).toEqual([]);
    expect(statement).not.toBe('');
  });
});
