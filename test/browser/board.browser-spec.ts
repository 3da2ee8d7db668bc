import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { assign, expectStatus, openRound, rate, readyClaims } from '../support/journey.js';
import { BrowserDesk, type Person, SIZES } from './support/browser-desk.js';

/** Enough that nobody could draw all of them. */
const MANY = 3_000;

describe('the board', () => {
  let desk: BrowserDesk;
  let editor: Person;
  let page: Page;
  let claimIds: string[];
  let words: string[];

  const rows = () => page.getByRole('region', { name: 'Claims', exact: true }).getByRole('listitem');
  const claimOf = async (id: string) => (await expectStatus(200, editor.client.get(`/claims/${id}`))).body;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    editor = await desk.person('edda', ['editor']);
    const rita = await desk.app.person('rita@desk.test', ['reviewer'], ['en']);
    const ralf = await desk.app.person('ralf@desk.test', ['reviewer'], ['en']);
    await desk.app.person('rosa@desk.test', ['reviewer'], ['fi']);
    await desk.app.person('otto@desk.test', ['editor']);
    ({ claimIds, words } = await readyClaims(editor.client, 6));
    const [late = '', disputed = ''] = claimIds;
    const lateRound = await openRound(editor.client, late, { k: 2 });
    await assign(editor.client, lateRound, rita);
    await rate(editor.client, disputed, [
      [rita, 'TRUE'],
      [ralf, 'FALSE'],
    ]);
    await desk.app.sql.query(`UPDATE assignment SET due_at = now() - interval '3 days' WHERE round_id = $1`, [
      lateRound,
    ]);
    page = editor.page.page;
  });
  afterAll(() => desk.close());

  it('shows the claims by state, with what is late and disputed at a glance', async () => {
    await editor.page.open('/board');
    const inReview = page.getByRole('region', { name: 'In review', exact: true });
    await inReview.getByRole('link', { name: words[0] ?? '' }).waitFor();
    await inReview.getByText('Late').waitFor();
    await inReview.getByText('1 free place').waitFor();
    await page
      .getByRole('region', { name: 'To adjudicate', exact: true })
      .getByRole('link', { name: words[1] ?? '' })
      .waitFor();
    await editor.page.inspect('board-columns');
  });

  it('marks a claim as urgent at once, and sets an embargo', async () => {
    const claim = claimIds[2] ?? '';
    const menu = page.getByRole('button', { name: `What to do with: ${words[2]}` });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Mark as urgent' }).click();
    await page.getByRole('region', { name: 'Ready', exact: true }).getByText('Urgent').waitFor();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Embargo…' }).click();
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Nothing is published before').fill(`${day}T09:00`);
    await page.getByLabel('What was agreed, and with whom').fill('Agreed with the council.');
    await editor.page.inspect('embargo');
    await page.getByRole('button', { name: 'Set the embargo' }).click();
    await page.getByText('Embargo until').waitFor();
    expect(await claimOf(claim)).toMatchObject({ urgent: true, embargoReason: 'Agreed with the council.' });
  });

  it('keeps filters in the address, and under a name of their own', async () => {
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.getByRole('button', { name: /^Late/ }).click();
    await page.getByText('1 match').waitFor();
    expect(await rows().count()).toBe(1);
    expect(page.url()).toContain('late=true');
    await page.getByRole('button', { name: 'Saved' }).click();
    await page.getByRole('menuitem', { name: 'Save this filter…' }).click();
    await page.getByLabel('Name').fill('What is late');
    await page.getByText('Everybody on the desk sees it').click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByText('6 match').waitFor();
    const other = await desk.person('olga', ['editor']);
    await other.page.open('/board?view=list');
    await other.page.page.getByRole('button', { name: 'Saved' }).click();
    await other.page.page.getByRole('menuitem', { name: 'What is late (shared)' }).click();
    await other.page.page.getByText('1 match').waitFor();
    expect(other.page.page.url()).toContain('late=true');
    await page.getByRole('button', { name: 'Saved' }).click();
    await page.getByRole('menuitem', { name: 'My filters…' }).click();
    await page.getByLabel('Name').fill('Late work');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true, disabled: true }).waitFor();
    await editor.page.inspect('saved-filters');
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByLabel('Name').waitFor({ state: 'detached' });
    expect((await expectStatus(200, editor.client.get('/saved-filters'))).body.items).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('narrows the list by words, people and documents', async () => {
    await page.getByLabel('Words in the statement').fill('43 houses');
    await page.getByText('1 match').waitFor();
    await page.getByRole('button', { name: 'Filters (1)' }).click();
    await page.getByLabel('Rated by').selectOption({ label: 'rita' });
    await page.getByText('No claim matches').waitFor();
    await editor.page.inspect('board-filters');
    await page
      .getByRole('button', { name: 'Clear the filters' })
      .or(page.getByRole('button', { name: 'Clear' }))
      .first()
      .click();
    await page.getByText('6 match').waitFor();
    await page.getByRole('button', { name: 'Filters' }).click();
  });

  it('assigns one claim and says of everybody else why not; then gives the place to another', async () => {
    await page.getByRole('button', { name: `What to do with: ${words[3]}` }).click();
    await page.getByRole('menuitem', { name: 'Assign…' }).click();
    const drawer = page.getByRole('dialog', { name: 'Assign (1)' });
    await drawer.getByRole('list', { name: 'Who may not rate it, and why' }).getByText('another language').waitFor();
    await drawer.getByLabel('Raters for each').fill('1');
    await page.keyboard.press('Tab');
    await drawer.getByLabel('How people are chosen').selectOption({ label: 'Everybody I choose' });
    await drawer.getByRole('list', { name: 'Who may get a place' }).getByText('ralf').click();
    await drawer.getByRole('button', { name: 'Show the plan' }).click();
    await drawer.getByText('1 place given').waitFor();
    await editor.page.inspect('assign-one');
    await drawer.getByRole('button', { name: 'Assign 1 place' }).click();
    await drawer.getByText('1 place was given', { exact: false }).waitFor();
    await drawer.getByRole('button', { name: 'Done' }).click();
    expect(await claimOf(claimIds[3] ?? '')).toMatchObject({ workflowState: 'IN_REVIEW', freeSlots: 0 });
    await page.getByRole('button', { name: `What to do with: ${words[3]}` }).click();
    await page.getByRole('menuitem', { name: 'Assign…' }).click();
    await drawer.getByText('1 of 1 places are held', { exact: false }).waitFor();
    await drawer.getByRole('button', { name: 'Give to somebody else' }).click();
    const move = page.getByRole('dialog', { name: 'Give the place of ralf to somebody else' });
    await move.getByText('rita').click();
    await move.getByLabel('Why?').fill('He is away.');
    await move.getByRole('button', { name: 'Give to somebody else' }).click();
    await drawer.getByRole('region', { name: 'Who rates it' }).getByText('rita').waitFor();
    await page.keyboard.press('Escape');
  });

  it('says what has changed when a plan no longer fits, and assigns nothing', async () => {
    await page.getByRole('button', { name: `What to do with: ${words[4]}` }).click();
    await page.getByRole('menuitem', { name: 'Assign…' }).click();
    const drawer = page.getByRole('dialog', { name: 'Assign (1)' });
    await drawer.getByText('2 places given').waitFor();
    await openRound(editor.client, claimIds[4] ?? '', { k: 1 });
    await drawer.getByRole('button', { name: 'Assign 2 places' }).click();
    await drawer.getByText('The desk has changed since this plan was shown.', { exact: false }).waitFor();
    await editor.page.inspect('assign-changed');
    await drawer.getByRole('button', { name: 'Make a new plan' }).click();
    await drawer.getByRole('button', { name: 'Assign 1 place' }).click();
    await drawer.getByText('1 place was given', { exact: false }).waitFor();
    await drawer.getByRole('button', { name: 'Done' }).click();
  });

  it('lists overdue work, and shares it out to others', async () => {
    await page.getByRole('button', { name: 'Overdue' }).click();
    const list = page.getByRole('list', { name: 'Overdue' });
    await list.getByText('3 days overdue').waitFor();
    await editor.page.inspect('overdue');
    await list.getByRole('button', { name: 'More for rita' }).click();
    await page.getByRole('menuitem', { name: 'Share all of their work out' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Why?').fill('She is ill.');
    await drawer.getByRole('button', { name: 'Show the plan' }).click();
    await drawer.getByRole('region', { name: 'The plan', exact: true }).waitFor();
    await editor.page.inspect('rebalance');
    await drawer.getByRole('button', { name: /^Assign \d/ }).click();
    await drawer.getByRole('button', { name: 'Done' }).click();
    await page.getByText('rita').waitFor({ state: 'detached' });
  });

  it('hands an editor’s work over to another one', async () => {
    await page.getByRole('button', { name: 'Move work' }).click();
    await page.getByRole('menuitem', { name: 'Hand over an editor’s work…' }).click();
    await page.getByLabel('To whom?').selectOption({ label: 'otto' });
    await page.getByLabel('Why?').fill('I am away.');
    await page.getByRole('button', { name: 'See what would go' }).click();
    await page.getByText('6 claims and 0 complaints would go', { exact: false }).waitFor();
    await editor.page.inspect('hand-over');
    await page.keyboard.press('Escape');
  });

  it('scrolls through thousands of claims and draws only those in view', async () => {
    await desk.app.sql.query(
      `WITH made AS (
         INSERT INTO claim (id, document_id, statement, statement_revision, statement_hash, claim_type, score, reasons,
           language, origin, extractor_version, workflow_state, version, created_at)
         SELECT gen_random_uuid(), document_id, 'Old statement number ' || n || ' of many.', 1, md5('many ' || n), 'quantity',
           0.8, '{number}', 'en', 'EXTRACTED', 'bench', 'CANDIDATE', 1, now() - n * interval '1 minute'
         FROM claim, generate_series(1, $2::int) n WHERE claim.id = $1 RETURNING id)
       INSERT INTO claim_placement (id, claim_id, document_version_id, source_state, exact, prefix, suffix, start_offset, end_offset)
       SELECT gen_random_uuid(), made.id, version.id, 'CURRENT', 'storm', '', '', 4, 9
       FROM made, claim JOIN document_version version ON version.document_id = claim.document_id WHERE claim.id = $1`,
      [claimIds[5], MANY],
    );
    await editor.page.open('/board?view=list&state=CANDIDATE');
    await page.getByText('Old statement number 1 of many.').waitFor();
    const frame = page.getByRole('region', { name: 'Claims', exact: true });
    for (let turn = 0; turn < 400; turn += 1) {
      await frame.evaluate((node) => {
        (node as unknown as { scrollTop: number; scrollHeight: number }).scrollTop = 1e9;
      });
      if (await page.getByText(`Old statement number ${MANY} of many.`).isVisible()) break;
      await page.waitForTimeout(25);
    }
    await page.getByText(`Old statement number ${MANY} of many.`).waitFor();
    expect(await rows().count()).toBeLessThan(60);
    await frame.evaluate((node) => {
      (node as unknown as { scrollTop: number }).scrollTop = 0;
    });
    await page.getByText('Old statement number 1 of many.').waitFor();
    await page.getByRole('region', { name: 'Claims', exact: true }).focus();
    for (let n = 0; n < 30; n += 1) await page.keyboard.press('j');
    await page.getByText('Old statement number 31 of many.').waitFor();
    await editor.page.inspect('board-list');
  });

  it('works on a phone', async () => {
    const phone = await desk.person('petra', ['editor'], { viewport: SIZES.phone });
    await phone.page.open('/board');
    await phone.page.inspect('board-phone');
    await phone.page.open('/board?view=list');
    await phone.page.inspect('board-list-phone');
  });

  it('gives the reasons of a plan in Polish to who reads Polish', async () => {
    await page.evaluate("localStorage.setItem('claimdesk.language', 'pl')");
    await editor.page.open('/board');
    await page.getByRole('button', { name: `Co zrobić z: ${words[5]}` }).click();
    await page.getByRole('menuitem', { name: 'Przydziel…' }).click();
    const drawer = page.getByRole('dialog', { name: 'Przydziel (1)' });
    await drawer
      .getByText(/najmniej obciążona osoba; otwarte zadania: \d+ \(waga \d+\)/)
      .first()
      .waitFor();
    expect(await drawer.getByText('least loaded').count()).toBe(0);
  });
});
