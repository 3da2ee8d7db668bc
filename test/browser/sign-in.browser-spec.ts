import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrowserDesk } from './support/browser-desk.js';
import type { DeskPage } from './support/desk-page.js';
import { TEST_PASSWORD } from '../support/app.js';

describe('signing in', () => {
  let desk: BrowserDesk;
  let page: DeskPage;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    await desk.app.person('rita@desk.test', ['reviewer']);
    page = await desk.page();
  });
  afterAll(() => desk.close());

  it('asks who is not signed in, and comes back to where they wanted to go', async () => {
    await page.open('/?show=done');
    expect(new URL(page.page.url()).pathname).toBe('/desk/sign-in');
    await page.inspect('sign-in');
    await page.page.getByLabel('E-mail address').fill('rita@desk.test');
    await page.page.getByLabel('Password').fill('not the right password');
    await page.page.keyboard.press('Enter');
    await page.page.getByRole('alert').waitFor();
    await page.page.getByLabel('Password').fill(TEST_PASSWORD);
    await page.page.keyboard.press('Enter');
    await page.page.getByRole('heading', { name: 'My work' }).waitFor();
    expect(page.page.url()).toContain('/desk/?show=done');
    await page.settled();
    await page.inspect('my-work-empty');
  });

  it('shows the keys of a page on ?', async () => {
    await page.page.keyboard.press('?');
    await page.page.getByRole('dialog', { name: 'Keys of this page' }).waitFor();
    await page.inspect('keys');
    await page.page.keyboard.press('Escape');
  });

  it('speaks Polish to who chooses it, all of the page at once', async () => {
    await page.page.route(/\/nav-[^/]+\.js$/u, async (route) => {
      await setTimeout(300);
      await route.continue();
    });
    await page.page.getByRole('button', { name: /^rita: / }).click();
    await page.page.getByLabel('Language').selectOption('pl');
    await page.page.getByRole('heading', { name: 'Moja praca' }).waitFor();
    expect(await page.page.locator('html').getAttribute('lang')).toBe('pl');
    expect(await page.page.getByRole('link', { name: 'My work' }).count()).toBe(0);
  });
});
