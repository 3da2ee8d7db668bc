import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectStatus, jobDone } from '../support/journey.js';
import { newsPage } from '../support/news-page.js';
import { WebSite } from '../support/web-site.js';
import { BrowserDesk, type Person, SIZES } from './support/browser-desk.js';
import { dropFiles, selectWords } from './support/text-acts.js';

const FAMILY = '👩‍👩‍👧';
const WORKERS = `${FAMILY} families welcomed 3,200 new workers in May, the mayor said.`;
const HEBREW = 'שיעור האבטלה בעיר ירד ל-4.1 אחוזים במרץ, אמרה לשכת העבודה.';
const HARBOUR = [
  'Harbour news 🚢',
  `The harbour of Ostrand handled 41 million tonnes in 2023, its director said. ${WORKERS}`,
  HEBREW,
  'A new crane will lift 900 tonnes, the port authority said on Tuesday at the quay.',
  'The quays were opened by the king. It rained all day long, and nobody stayed.',
  'The town paid for the music, and for the cakes that were given out to the children.',
  'Ships will come from Velmar twice a week, and go back on the same day with timber.',
].join('\n\n');
const CHANGED = HARBOUR.replace('welcomed', 'greeted').replace(
  HEBREW,
  'לפי לשכת העבודה, מספר המובטלים בעיר קטן השנה והמצב טוב יותר.',
);

describe('documents in the browser', () => {
  let desk: BrowserDesk;
  let site: WebSite;
  let erin: Person;
  let page: Page;
  let harbourId: string;

  beforeAll(async () => {
    site = await WebSite.start();
    site.page('/towns', newsPage([], 1));
    desk = await BrowserDesk.start({
      CLAIMDESK_FETCH_ALLOW: `127.0.0.1:${site.port}`,
      CLAIMDESK_WATCH_HOST_SECONDS: '0',
    });
    erin = await desk.person('erin', ['editor']);
    ({ page } = erin.page);
  });
  afterAll(async () => {
    await desk.close();
    await site.close();
  });

  const documents = async (q = '') => (await expectStatus(200, erin.client.get(`/documents?q=${q}`))).body.items;
  const ended = async (id: string, kind: string) => {
    for (let turn = 0; turn < 200; turn += 1) {
      const { items } = (await expectStatus(200, erin.client.get(`/documents/${id}/jobs`))).body;
      const job = items.find((each: { kind: string }) => each.kind === kind);
      if (job?.status === 'DONE' || job?.status === 'FAILED') return job;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the job ${kind} did not end`);
  };
  const claims = async (id: string) =>
    (await expectStatus(200, erin.client.get(`/claims?limit=200&documentId=${id}`))).body.items;

  it('takes in an address, words and dropped files', async () => {
    await erin.page.open('/documents');
    await erin.page.inspect('documents-empty');
    await page.keyboard.press('a');
    await page.getByLabel('Address of the article').fill(`${site.url('/towns')}\n${site.url('/late')}`);
    await page.getByRole('button', { name: 'Fetch 2 pages' }).click();
    await page.getByRole('heading', { name: 'Just added: 2' }).waitFor();

    await page.getByRole('button', { name: 'Add documents' }).click();
    await page.getByRole('tab', { name: 'Words' }).click();
    await page.getByLabel('Words of the document').fill('The council spent 3 million on bridges in 2024, it said.');
    await page.getByRole('textbox', { name: 'Title' }).fill('Bridges');
    await page.getByRole('textbox', { name: 'Source' }).fill('Ostrand Courier');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('link', { name: 'Bridges' }).first().waitFor();

    await dropFiles(page, [
      { name: 'harbour.txt', type: 'text/plain', text: HARBOUR },
      { name: 'broken.pdf', type: 'application/pdf', text: '%PDF-1.7 and then nothing' },
    ]);
    await page.getByRole('heading', { name: 'Just added: 5' }).waitFor();
    await page.getByText('Sending', { exact: true }).first().waitFor({ state: 'hidden' });
    const all = await documents();
    expect(all).toHaveLength(5);
    for (const { id, status } of all) if (status === 'READING') await ended(id, 'READ');
    harbourId = (await documents('harbour'))[0].id;
    await jobDone(erin.client, harbourId);
  });

  it('says in plain words why something could not be read, and reads it again', async () => {
    await erin.page.open('/documents');
    await page.getByText('The file is damaged or cut off.').waitFor();
    const late = page.getByRole('listitem').filter({ hasText: 'The site has no such page.' });
    await late.waitFor();
    await erin.page.inspect('documents');
    site.page('/late', newsPage([], 1));
    await late.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The site has no such page.').waitFor({ state: 'detached' });
    for (const { id, status } of await documents()) if (status === 'READING') await ended(id, 'READ');
    await erin.page.open('/documents');
    await page.getByRole('link', { name: 'Seven towns and their figures' }).nth(1).waitFor();
    await page.getByRole('searchbox', { name: 'Search titles' }).fill('harbour');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=harbour/);
    await erin.page.settled();
    expect(
      await page
        .getByRole('listitem')
        .filter({ has: page.getByText('added') })
        .count(),
    ).toBe(1);
  });

  it('makes a claim of words that are selected, whole characters and nothing else', async () => {
    await page.getByRole('link', { name: /harbour/i }).click();
    await page.getByRole('group', { name: 'Text' }).waitFor();
    await erin.page.settled();
    await erin.page.inspect('document');
    // Half a character into the family, and with the white space behind the sentence.
    await selectWords(page, HARBOUR.indexOf(FAMILY) + 3, HARBOUR.indexOf(WORKERS) + WORKERS.length);
    await page.getByRole('button', { name: 'Add as a claim' }).click();
    const drawer = page.getByRole('dialog', { name: 'Add a claim' });
    await drawer.getByLabel('Why check it?').fill('Readers asked');
    await erin.page.inspect('document-add-claim');
    await drawer.getByRole('button', { name: 'Add the claim' }).click();
    const added = async () =>
      (await claims(harbourId)).find(({ placement }: { placement: { exact: string } }) => placement.exact === WORKERS);
    await drawer.waitFor({ state: 'detached' }).catch(() => null);
    expect(await added()).toBeDefined();
    await page.getByRole('region', { name: 'Chosen words' }).waitFor({ state: 'detached' });
  });

  it('makes a claim by keyboard alone, of a sentence from right to left', async () => {
    await erin.page.open(`/documents/${harbourId}`);
    await page.keyboard.press('s');
    const bar = page.getByRole('region', { name: 'Chosen words' });
    for (let turn = 0; turn < 12; turn += 1) {
      if ((await bar.getByRole('status').textContent()) === HEBREW) break;
      await page.keyboard.press('ArrowDown');
    }
    expect(await bar.getByRole('status').textContent()).toBe(HEBREW);
    await page.keyboard.press('Shift+ArrowDown');
    expect(await bar.getByRole('status').textContent()).toContain('at the quay.');
    await page.keyboard.press('Shift+ArrowUp');
    await erin.page.inspect('document-choose');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('It went round the town');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: HEBREW }).waitFor();
    const found = (await claims(harbourId)).map(({ placement }: { placement: { exact: string } }) => placement.exact);
    expect(found).toContain(HEBREW);
  });

  it('goes from claim to claim with J and K, and opens one with Enter', async () => {
    await erin.page.open(`/documents/${harbourId}`);
    const inOrder = (await claims(harbourId))
      .map(({ statement, placement: { start } }: { statement: string; placement: { start: number } }) => ({
        statement,
        start,
      }))
      .sort((a: { start: number }, b: { start: number }) => a.start - b.start);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    const focused = page.locator('a:focus');
    expect(await focused.textContent()).toContain(inOrder[1].statement);
    const href = (await focused.getAttribute('href')) ?? 'none';
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === href);
  });

  it('shows what a new text means for each claim; keeps one and puts another where it stands now', async () => {
    await erin.page.open(`/documents/${harbourId}/versions`);
    await page.getByRole('button', { name: 'Give it a new text' }).click();
    await page.getByLabel('The whole new text').fill(CHANGED);
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await jobDone(erin.client, harbourId, 'RESOLVE', 2);
    await erin.page.open(`/documents/${harbourId}/versions`);
    await page.getByRole('list', { name: 'Claims to look at' }).waitFor();
    const reworded = page.getByRole('article', { name: WORKERS });
    await reworded.getByText('greeted').waitFor();
    await page.getByRole('list', { name: 'Claims in this paragraph' }).first().waitFor();
    await erin.page.inspect('versions');
    await reworded.getByRole('button', { name: 'The same claim: keep it' }).click();
    await page.getByLabel('Why?').fill('Another word for the same');
    await erin.page.inspect('versions-keep');
    await page.getByRole('button', { name: 'Keep the claim as it is' }).click();
    await reworded.waitFor({ state: 'detached' });

    const lost = page.getByRole('article', { name: HEBREW });
    await lost.getByRole('link', { name: 'Show where it stands now' }).click();
    await page.getByRole('heading', { name: 'Where does this claim stand now?' }).waitFor();
    await erin.page.settled();
    const now = CHANGED.split('\n\n')[2] ?? '';
    await selectWords(page, CHANGED.indexOf(now), CHANGED.indexOf(now) + now.length);
    await page.getByRole('button', { name: 'It stands here' }).click();
    await page.getByLabel('Why is this the same claim?').fill('The same office, the same figure');
    // What was announced of the button before goes away by itself; until then it names an element that is gone.
    await page.locator('[data-live-announcer] [role=img]').first().waitFor({ state: 'detached' });
    await erin.page.inspect('document-reattach');
    await page.getByRole('button', { name: 'Put it here' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const places = (await claims(harbourId)).map(
      ({ placement }: { placement: { exact: string; sourceState: string } }) => [
        placement.exact,
        placement.sourceState,
      ],
    );
    expect(places).toContainEqual([WORKERS.replace('welcomed', 'greeted'), 'CURRENT']);
    expect(places).toContainEqual([now, 'CURRENT']);
  });

  it('keeps both texts when two people edit one document at once', async () => {
    await erin.page.open(`/documents/${harbourId}/versions?give=true`);
    await page.getByLabel('The whole new text').fill(`${CHANGED}\n\nMine.`);
    await expectStatus(
      201,
      erin.client.post(`/documents/${harbourId}/versions`, { text: `${CHANGED}\n\nTheirs is here.` }),
    );
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByText('Somebody changed the document meanwhile').waitFor();
    await page.getByLabel('The newest text').waitFor();
    const theirs = page.locator('textarea[readonly]');
    await theirs.filter({ hasText: 'Theirs is here.' }).waitFor();
    expect(await page.getByLabel('The whole new text').inputValue()).toContain('Mine.');
    await page.getByRole('button', { name: 'I have looked' }).click();
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await documents('harbour'))[0].currentVersion.number).toBe(4);
  });

  it('can be used on a telephone', async () => {
    const phone = await desk.page({ viewport: SIZES.phone, storageState: await erin.page.context.storageState() });
    for (const [path, name] of [
      ['/documents', 'documents'],
      [`/documents/${harbourId}`, 'document'],
      [`/documents/${harbourId}/versions?from=1&to=2`, 'versions'],
    ] as const) {
      await phone.open(path);
      await phone.inspect(`${name}-phone`);
      expect(await phone.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIZES.phone.width);
    }
  });
});
