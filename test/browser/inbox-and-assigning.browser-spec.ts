import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectStatus, ingestAndExtract } from '../support/journey.js';
import { BrowserDesk, type Person, SIZES } from './support/browser-desk.js';

const TOWNS = [
  'Norvale',
  'Ellery',
  'Quorn',
  'Tarrow',
  'Belmsey',
  'Ostwick',
  'Harrowgate',
  'Pellmoor',
  'Dunfold',
  'Marrick',
];

/** Sixty statements that an extractor picks, none like another. */
const article = (): string =>
  Array.from({ length: 60 }, (_, n) => {
    const town = TOWNS[n % TOWNS.length];
    return [
      `The storm destroyed ${41 + n} houses in ${town} on Monday, the mayor said.`,
      `Unemployment in ${town} fell to ${(4 + n / 10).toFixed(1)} percent in March, the labour office said.`,
      `Repairs of the harbour of ${town} will cost $${3 + n} million, according to the council.`,
    ][n % 3];
  }).join('\n\n');

describe('an editor at the inbox', () => {
  let desk: BrowserDesk;
  let editor: Person;
  let other: Person;
  let page: Page;

  const statement = () => page.getByRole('article').getByRole('heading', { level: 2 }).first().innerText();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const countOf = async (state: string): Promise<number> =>
    (await expectStatus(200, editor.client.get('/claims/counts'))).body.states[state];
  /** Waits until the desk has as many claims in this state: decisions are sent behind the scenes. */
  const hasIn = async (state: string, count: number): Promise<void> => {
    for (let turn = 0; turn < 200 && (await countOf(state)) !== count; turn += 1) await page.waitForTimeout(50);
    expect(await countOf(state)).toBe(count);
  };

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    editor = await desk.person('edda', ['editor']);
    other = await desk.person('otto', ['editor']);
    for (const name of ['rita', 'ralf', 'rosa']) await desk.app.person(`${name}@desk.test`, ['reviewer'], ['en']);
    const { claimIds } = await ingestAndExtract(editor.client, article(), { language: 'en' });
    expect(claimIds.length).toBeGreaterThanOrEqual(55);
    page = editor.page.page;
  });
  afterAll(() => desk.close());

  it('shows a candidate in its context, with what it can do and the keys for it', async () => {
    await editor.page.open('/inbox');
    await page.getByRole('article').waitFor();
    await page.locator('blockquote mark').waitFor();
    await editor.page.inspect('inbox');
    await press('?');
    await page.getByRole('dialog').waitFor();
    await editor.page.inspect('inbox-keys');
    await press('Escape');
  });

  it('takes a decision back with U, and the claim is in its place again', async () => {
    const first = await statement();
    await press('r');
    await page.getByRole('group', { name: 'Why is it turned down?' }).waitFor();
    await press('4');
    await expect(statement()).resolves.not.toBe(first);
    await hasIn('REJECTED', 1);
    await press('u');
    await hasIn('REJECTED', 0);
    await page.getByRole('listitem').filter({ hasText: first }).first().waitFor();
    await press('k', 'k');
    expect(await statement()).toBe(first);
  });

  it('rewords a claim, and shows both texts when somebody else was quicker', async () => {
    const before = await statement();
    const { items } = (await expectStatus(200, other.client.get('/claims?state=CANDIDATE&limit=1'))).body;
    expect(items[0].statement).toBe(before);
    await press('e');
    const field = page.getByLabel('Statement', { exact: true });
    await field.fill('My wording of the claim, with 7 houses.');
    const theirs = 'Their wording of the claim, with 9 houses.';
    await expectStatus(
      200,
      other.client.patch(`/claims/${items[0].id}`, { statement: theirs }, { 'if-match': `"${items[0].version}"` }),
    );
    await press('Control+Enter');
    await page.getByRole('alert').getByText(theirs).waitFor();
    expect(await field.inputValue()).toBe('My wording of the claim, with 7 houses.');
    await editor.page.inspect('inbox-edit-conflict');
    await page.getByRole('button', { name: 'Save mine over it' }).click();
    await page.getByRole('heading', { name: 'My wording of the claim, with 7 houses.' }).waitFor();
  });

  it('tells of a decision that somebody else took meanwhile, and lets one choose', async () => {
    await press('j');
    const mine = await statement();
    const { items } = (await expectStatus(200, other.client.get('/claims?state=CANDIDATE&limit=3'))).body;
    const claim = items.find((each: { statement: string }) => each.statement === mine);
    await expectStatus(200, other.client.post(`/claims/${claim.id}/reject`, { reason: 'vague' }));
    await press('a');
    const notice = page.getByRole('region', { name: 'Decisions that did not go through' });
    await notice.getByText('Somebody else has decided on this claim meanwhile.').waitFor();
    await notice.getByText('Too vague').waitFor();
    await notice.getByText('by otto').waitFor();
    await notice.getByText('to accept it').waitFor();
    await editor.page.inspect('inbox-decided-meanwhile');
    await notice.getByRole('button', { name: 'Take it back and do what I wanted' }).click();
    await notice.waitFor({ state: 'detached' });
    await hasIn('READY', 1);
    const { body } = await expectStatus(200, editor.client.get(`/claims/${claim.id}`));
    expect(body.workflowState).toBe('READY');
  });

  it('triages fifty candidates by keyboard', async () => {
    const ready = await countOf('READY');
    const rejected = await countOf('REJECTED');
    for (let n = 0; n < 40; n += 1) await press('a');
    for (let n = 0; n < 10; n += 1) await press('r', String(1 + (n % 6)));
    await hasIn('READY', ready + 40);
    await hasIn('REJECTED', rejected + 10);
  });

  it('decides a selected range at once and says what was refused', async () => {
    const left = await countOf('CANDIDATE');
    await page.keyboard.press('x');
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    await page.getByText('3 selected').waitFor();
    const chosen = await statement();
    const { items } = (await expectStatus(200, other.client.get('/claims?state=CANDIDATE&limit=200'))).body;
    const gone = items.find((each: { statement: string }) => each.statement === chosen);
    await expectStatus(200, other.client.post(`/claims/${gone.id}/reject`, { reason: 'opinion' }));
    const bar = page.getByRole('region', { name: 'What is selected' });
    await bar.getByRole('button', { name: 'Accept' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Accept 3' }).click();
    await dialog.getByText('2 claims done, 1 refused.').waitFor();
    await editor.page.inspect('inbox-bulk-result');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await hasIn('CANDIDATE', left - 3);
  });

  it('assigns all that is ready from the board, after a look at the plan', async () => {
    const ready = await countOf('READY');
    await editor.page.open('/board?view=list&state=READY');
    await page.keyboard.press('Control+a');
    await page.getByText(`${ready} selected`).waitFor();
    await press('a');
    const drawer = page.getByRole('dialog', { name: `Assign (${ready})` });
    const plan = drawer.getByRole('region', { name: 'The plan', exact: true });
    await plan.waitFor();
    await editor.page.inspect('assign-plan');
    // Three reviewers with a cap of twenty each: not every place can be given, and the plan says why.
    await plan.getByText('60 places given').waitFor();
    await plan.getByText('has as many open assignments as the policy allows', { exact: false }).first().waitFor();
    await drawer.getByRole('button', { name: 'Assign 60 places' }).click();
    await drawer.getByText('60 places were given', { exact: false }).waitFor();
    await editor.page.inspect('assign-result');
    await drawer.getByRole('button', { name: 'Done' }).click();
    await hasIn('IN_REVIEW', ready);
  });

  it('works on a phone', async () => {
    const phone = await desk.person('petra', ['editor'], { viewport: SIZES.phone });
    await phone.page.open('/inbox');
    await phone.page.page.getByRole('article').waitFor();
    await phone.page.inspect('inbox-phone');
  });
});
