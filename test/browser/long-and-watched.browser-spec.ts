import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { feed, review } from '../integration/imports/desk.js';
import {
  assign,
  assignmentOn,
  expectStatus,
  ingestAndExtract,
  openRound,
  rating,
  readyClaims,
  submit,
} from '../support/journey.js';
import { untilLocksAwaited } from '../support/lock-waits.js';
import { PublishedDesk } from '../support/published-desk.js';
import { BrowserDesk, type Person } from './support/browser-desk.js';

/** More than three pages of a list, and far more than a window shows. */
const SENTENCES = 330;

describe('what takes long, is long, or is said in another language', () => {
  let desk: BrowserDesk;
  let edith: Person;
  let page: Page;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    edith = await desk.person('edith', ['editor', 'admin']);
    page = edith.page.page;
  });
  afterAll(() => desk?.close());

  /** While `work` is done nothing can be written into a table, so that a job that writes there is under way. */
  async function held(table: string, work: () => Promise<void>): Promise<void> {
    const runner = desk.app.sql.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query(`LOCK TABLE ${table} IN SHARE MODE`);
      await work();
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  /** How many there are in a list of the API. */
  async function counted(path: string): Promise<number> {
    let found = 0;
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await expectStatus(200, edith.client.get(`${path}limit=200${cursor && `&cursor=${cursor}`}`));
      found += body.items.length;
      cursor = body.nextCursor;
    }
    return found;
  }

  it('shows an export from its beginning to its file on one open page; cancelled, it can be made after all', async () => {
    await (await PublishedDesk.on(desk.app)).publish('The storm destroyed 41 houses.');
    const list = page.getByRole('list', { name: 'Exports of the desk' });
    const made = (state: string) => list.getByRole('listitem', { name: `CSV, ${state}` });
    await edith.page.open('/exports');
    await page.getByText('1 report matches.').waitFor();
    await held('file_chunk', async () => {
      await page.getByRole('button', { name: 'Make the export' }).click();
      await made('Being made').waitFor();
      await made('Being made').getByRole('progressbar').waitFor();
      await made('Being made').getByRole('button', { name: 'Cancel' }).click();
      await untilLocksAwaited(desk.app, 2);
    });
    await made('Cancelled').waitFor();
    await made('Cancelled').getByRole('button', { name: 'Try again' }).click();
    await made('Ready').getByRole('link', { name: 'Download' }).waitFor();
    expect(await list.getByRole('listitem').count()).toBe(1);
  });

  it('shows an import row by row as it goes; cancelled, it says so and the file can be sent again', async () => {
    const file = {
      name: 'feed.json',
      mimeType: 'application/json',
      buffer: Buffer.from(feed([review(1), review(2), review(3)])),
    };
    const send = async () => {
      await page.getByRole('link', { name: 'Imports' }).click();
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('heading', { name: 'Row by row' }).waitFor();
    };
    await held('import_row', async () => {
      await send();
      await page.getByText('Running', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Cancel the import' }).click();
      await page.getByText('Cancelled', { exact: true }).waitFor();
      await send();
      await page.getByText('Running', { exact: true }).waitFor();
    });
    await page.getByText('Done', { exact: true }).waitFor();
    await page.getByText('Row 3', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Cancel the import' }).count()).toBe(0);
  });

  describe('a long list', () => {
    let documentId: string;
    let last: string;

    beforeAll(async () => {
      const sentences = Array.from(
        { length: SENTENCES },
        (_, n) => `In ${1500 + n} the town of Norvale counted ${n + 1000} houses.`,
      );
      last = sentences.at(-1) ?? '';
      documentId = (await ingestAndExtract(edith.client, sentences.join('\n\n'), { language: 'en' })).documentId;
    });

    const drawn = () => page.locator('[data-index]').count();
    /** The number of the last row that is drawn, from 1. */
    const furthest = async () => Number(await page.locator('[data-index]').last().getAttribute('data-index')) + 1;
    /** Presses End until the row of this number is there; the rows before it come page by page. */
    async function toEnd(number: number): Promise<void> {
      for (let turn = 0; turn < 200 && (await furthest()) !== number; turn += 1) {
        await page.keyboard.press('End');
        await edith.page.settled();
      }
      expect(await furthest()).toBe(number);
    }

    it.each([
      ['the board', '/board?view=list', 'Claims'],
      ['the inbox', '/inbox', 'Candidates'],
    ])('draws of %s only what is seen, and comes to its end by keyboard', async (_, path, name) => {
      const total = await counted(path === '/inbox' ? '/claims?state=CANDIDATE&' : '/claims?');
      expect(total).toBeGreaterThan(SENTENCES / 2);
      await edith.page.open(path);
      const frame = page.getByRole('region', { name, exact: true });
      await frame.focus();
      const before = await drawn();
      await toEnd(total);
      expect(Math.max(before, await drawn())).toBeLessThan(60);
      await page.mouse.move(300, 500);
      await frame.hover();
      await page.mouse.wheel(0, -1_000_000);
      await page.locator('[data-index="0"]').waitFor();
    });

    it('draws of a document only what is seen, and comes to its last claim by keyboard', async () => {
      await edith.page.open(`/documents/${documentId}`);
      await page.keyboard.press('End');
      await page.getByText(last, { exact: true }).first().waitFor();
      expect(await drawn()).toBeLessThan(60);
      expect(await page.locator('mark').count()).toBeLessThan(60);
    });

    it('draws of the audit log only what is seen, however far one reads', async () => {
      await edith.page.open('/admin/audit');
      await page.getByRole('region', { name: 'Audit log' }).focus();
      const events = await counted('/audit?');
      expect(events).toBeGreaterThan(60);
      await toEnd(events);
      expect(await drawn()).toBeLessThan(60);
    });
  });

  it('says in Polish what the server says in English: refusals by their codes, notifications by their facts', async () => {
    const pola = await desk.person('pola', ['reviewer'], { locale: 'pl-PL' });
    const { page: polish } = pola.page;
    const { claimIds, words } = await readyClaims(edith.client, 1);
    const roundId = await openRound(edith.client, claimIds[0] ?? '', { k: 2 });
    await assign(edith.client, roundId, pola.client);
    await pola.page.open('/notifications');
    await polish.getByText(`Masz ocenić twierdzenie „${words[0]}”`).waitFor();
    const path = `/claims/${claimIds[0]}`;
    const { headers } = await expectStatus(200, edith.client.get(path));
    const refused = await edith.client.patch(
      path,
      { statement: 'Other words.' },
      { 'if-match': String(headers.get('etag')) },
    );
    expect(refused.body).toMatchObject({ code: 'CONFLICT', detailCode: 'wording-is-judged' });

    // What a reviewer may do is seldom refused, so the page is given the refusal of an editor.
    await polish.route('**/api/v1/notifications?*', (route) => route.fulfill({ status: 409, json: refused.body }));
    await pola.page.open('/notifications');
    await polish.getByText('Nie udało się: Oceniający osądzają właśnie to brzmienie.').waitFor();
    await polish.unroute('**/api/v1/notifications?*');
  });

  describe('a round that is open', () => {
    it('shows a rater what the others wrote once they have submitted, and no more when they take their rating back', async () => {
      const [rita, rob] = [await desk.person('rita', ['reviewer']), await desk.person('rob', ['reviewer'])];
      const { page: ritas } = rita.page;
      const [claimId = ''] = (await readyClaims(edith.client, 1)).claimIds;
      const roundId = await openRound(edith.client, claimId, { k: 3, blind: 'OPEN' });
      await assign(edith.client, roundId, rita.client, rob.client);
      await submit(rob.client, await assignmentOn(rob.client, claimId), rating('FALSE', 'rob-wrote-this'));
      const id = await assignmentOn(rita.client, claimId);
      const robs = ritas.getByText('rob-wrote-this');

      await rita.page.open(`/rate/${id}`);
      expect(await robs.count()).toBe(0);
      expect(JSON.stringify((await rita.client.get(`/assignments/${id}`)).body)).not.toContain('rob-wrote-this');
      await submit(rita.client, id, rating('TRUE', 'rita-wrote-this'));
      await rita.page.open(`/rate/${id}`);
      await ritas.getByRole('heading', { name: 'What the others submitted' }).waitFor();
      await robs.waitFor();

      await ritas.getByRole('button', { name: 'Take my rating back' }).click();
      const reasons = ritas.getByRole('textbox', { name: 'Your reasons' });
      await reasons.waitFor();
      expect(await reasons.inputValue()).toContain('rita-wrote-this');
      expect(await robs.count()).toBe(0);
      expect((await rita.client.get(`/assignments/${id}`)).body.state).not.toBe('SUBMITTED');
    });
  });
});
