import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ExpireLeasesHandler } from '../../src/assignments/expire-leases.handler.js';
import { TEST_PASSWORD } from '../support/app.js';
import { assign, assignmentOn, openRound, rating, readyClaims, submit } from '../support/journey.js';
import { BrowserDesk, type Person } from './support/browser-desk.js';

describe('what a rater has written', () => {
  let desk: BrowserDesk;
  let editor: Person;
  let rita: Person;
  let rob: Person;
  let page: Page;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    [editor, rita, rob] = [
      await desk.person('erik', ['editor']),
      await desk.person('rita', ['reviewer']),
      await desk.person('rob', ['reviewer']),
    ];
    page = rita.page.page;
    // A step that takes longer fails by its own name, and not the whole test by its time.
  });
  afterAll(() => desk.close());

  /** An assignment of the rater, opened in the browser. */
  async function opened(): Promise<{ id: string; roundId: string; claimId: string }> {
    const [claimId = ''] = (await readyClaims(editor.client, 1)).claimIds;
    const roundId = await openRound(editor.client, claimId, { k: 1 });
    await assign(editor.client, roundId, rita.client);
    const id = await assignmentOn(rita.client, claimId);
    await rita.page.open(`/rate/${id}`);
    return { id, roundId, claimId };
  }
  const reasons = (on: Page = page) => on.getByRole('textbox', { name: 'Your reasons' });
  const state = (text: string | RegExp, on: Page = page) =>
    on.getByRole('group', { name: 'Your draft' }).getByRole('status').filter({ hasText: text }).waitFor();
  const stored = async (id: string) => (await rita.client.get(`/assignments/${id}`)).body;
  const keptOnDevice = () =>
    page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("claimdesk.kept.")).length');

  it('is on the desk a moment after the last key, and at once when it is asked for', async () => {
    const { id } = await opened();
    await reasons().fill('The register of the town');
    await state(/^Saved$/);
    expect((await stored(id)).review.rationale).toBe('The register of the town');
    await reasons().fill('The register of the town, page 3');
    await page.keyboard.press('Control+s');
    await state(/^Saved$/);
    expect((await stored(id)).review.rationale).toBe('The register of the town, page 3');
    expect(await keptOnDevice()).toBe(0);
  });

  it('outlives a reload in the middle of a word, half a piece of evidence with it', async () => {
    const { id } = await opened();
    await state(/^Saved$/);
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Title' }).fill('Register of the tow');
    await state(/^Saved, but for what you have only begun/);
    await reasons().fill('Half a tho');
    await page.reload();
    await rita.page.settled();
    expect(await reasons().inputValue()).toBe('Half a tho');
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Register of the tow');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Edit: Register of the tow' }).waitFor();
    await state(/^Saved$/);
    expect((await stored(id)).review).toMatchObject({
      rationale: 'Half a tho',
      evidence: [{ title: 'Register of the tow' }],
    });
  });

  it('outlives a lost connection and a closed window, and is sent when the connection is back', async () => {
    const { id } = await opened();
    await rita.page.context.setOffline(true);
    await reasons().fill('Written on a train');
    await state('Not saved: kept on this device, sent when the connection is back');
    await rita.page.inspect('rate-offline');
    expect((await stored(id)).review.rationale).toBe('');
    await page.keyboard.press('Control+Enter');
    await page.goto('about:blank');
    await rita.page.context.setOffline(false);
    await rita.page.open('/');
    await page.getByText('Text on this device only').waitFor();
    await rita.page.open(`/rate/${id}`);
    expect(await reasons().inputValue()).toBe('Written on a train');
    await state(/^Saved$/);
    expect((await stored(id)).review.rationale).toBe('Written on a train');

    await rita.page.context.setOffline(true);
    await reasons().fill('Written on a train, in a tunnel');
    await state('Not saved: kept on this device');
    await rita.page.context.setOffline(false);
    await state(/^Saved$/);
    expect((await stored(id)).review.rationale).toBe('Written on a train, in a tunnel');
    expect(await keptOnDevice()).toBe(0);
  });

  it('outlives the end of the session: one signs in over the page and it is saved', async () => {
    const { id } = await opened();
    // The page hears of the end of its session before what was typed is saved.
    await reasons().fill('Written as the session ended');
    await rita.page.context.request.post(`${desk.app.url}/api/v1/auth/logout`);
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.waitFor();
    await rita.page.inspect('rate-sign-in-again');
    await dialog.getByLabel('Password').fill(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await state(/^Saved$/);
    expect(await reasons().inputValue()).toBe('Written as the session ended');
    expect((await stored(id)).review.rationale).toBe('Written as the session ended');
  });

  it('outlives the end of its time, and may still be submitted while the place is free', async () => {
    const { id } = await opened();
    await reasons().fill('Saved in time by the clock of the desk.');
    await state(/^Saved$/);
    await expire(id);
    await reasons().fill('Saved in time, and more of it after the time had ended.');
    await page.getByText('Your time for this claim has ended').waitFor();
    await state('Not saved on the desk: kept on this device');
    expect((await stored(id)).review.rationale).toBe('Saved in time by the clock of the desk.');
    await page.reload();
    await rita.page.settled();
    expect(await reasons().inputValue()).toBe('Saved in time, and more of it after the time had ended.');
    await page.keyboard.press('9');
    await rita.page.inspect('rate-expired');
    await page.keyboard.press('Control+Enter');
    // The drafts that the tests before left come next, where there are any.
    await page
      .getByText('The one before is submitted.')
      .or(page.getByText('Your rating is submitted.'))
      .first()
      .waitFor();
    expect(await stored(id)).toMatchObject({
      state: 'SUBMITTED',
      review: { rationale: 'Saved in time, and more of it after the time had ended.' },
    });
  });

  it('stays to be copied when somebody else has taken the place', async () => {
    const { id, roundId, claimId } = await opened();
    await page.keyboard.press('9');
    await reasons().fill('Nobody can check this, by its very nature.');
    await state(/^Saved$/);
    await expire(id);
    await assign(editor.client, roundId, rob.client);
    await submit(rob.client, await assignmentOn(rob.client, claimId), rating('FALSE', 'unseen-by-rita'));
    await reasons().fill('Nobody can check this, by its very nature. And more.');
    await page.getByText('Your time for this claim has ended').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'This did not work' }).waitFor();
    await page.getByText('Show all of my text').first().click();
    const text = await page.getByRole('region', { name: 'Show all of my text' }).first().textContent();
    expect(text).toContain('Nobody can check this, by its very nature. And more.');
    expect(await rita.page.allReceived()).not.toContain('unseen-by-rita');
  });

  it('is shown beside what another window wrote, and neither is lost', async () => {
    const { id } = await opened();
    // What is typed here is on its way while the other window writes; else this one would have shown it in time.
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/draft', async (route) => {
      await held;
      await route.continue();
    });
    const other = await rita.page.context.newPage();
    await other.goto(page.url());
    await reasons(other).waitFor();
    await page.keyboard.press('5');
    await reasons().fill('Written here.');
    await state('Saving');
    await reasons(other).fill('Written in the other window.');
    await other.keyboard.press('Escape');
    await other.keyboard.press('1');
    await state(/^Saved$/, other);
    letGo();
    await page.getByRole('heading', { name: 'You wrote this in two windows' }).waitFor();
    await state('Not saved: choose between two texts');
    await rita.page.inspect('rate-conflict');
    const texts = page.getByRole('group', { name: 'Your reasons' });
    await texts.getByText('Written in the other window.').waitFor();
    await texts.getByText('Written here.').waitFor();
    expect((await stored(id)).review).toMatchObject({ label: 'TRUE', rationale: 'Written in the other window.' });
    await page.reload();
    await page.getByRole('heading', { name: 'You wrote this in two windows' }).waitFor();
    await page.getByRole('group', { name: 'Label' }).getByRole('button', { name: 'Take the other one' }).press('Enter');
    await texts.getByRole('button', { name: 'Keep both' }).press('Enter');
    await state(/^Saved$/);
    expect((await stored(id)).review).toMatchObject({
      label: 'TRUE',
      rationale: 'Written here.\n\nWritten in the other window.',
    });
    await other.close();
  });

  async function expire(id: string): Promise<void> {
    await desk.app.sql.query(`UPDATE assignment SET lease_until = now() - interval '1 minute' WHERE id = $1`, [id]);
    await desk.app.get(ExpireLeasesHandler).handle();
  }
});
