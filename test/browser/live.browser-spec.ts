import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BrowserDesk, type Person, SIZES } from './support/browser-desk.js';
import { assign, openRound, readyClaims } from '../support/journey.js';

/** Streams of live events that this page has open. */
const streamsOf = (page: Page): Promise<number> =>
  page.evaluate(
    `performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/v1/events')).length`,
  );

describe('live updates', () => {
  let desk: BrowserDesk;
  let ed: Person;
  let rita: Person;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    ed = await desk.person('ed', ['editor']);
    rita = await desk.person('rita', ['reviewer']);
  });
  afterAll(() => desk.close());

  const bell = (page: Page, unread: number) =>
    page.getByRole('link', { name: `Notifications, ${unread} unread` }).waitFor();

  it('reach every tab of a browser over one connection, without a reload', async () => {
    await rita.page.open('/');
    const second = await rita.page.context.newPage();
    const asked: string[] = [];
    second.on('request', (request) => asked.push(request.url()));
    await second.goto(`${desk.app.url}/desk/`);
    await second
      .getByRole('heading', { name: 'Nothing is waiting' })
      .or(second.getByText('Nothing is waiting for you'))
      .waitFor();

    const { claimIds, words } = await readyClaims(ed.client, 2);
    await assign(ed.client, await openRound(ed.client, claimIds[0] ?? ''), rita.client);
    for (const page of [rita.page.page, second]) {
      await page
        .getByText(words[0] ?? '')
        .first()
        .waitFor();
      await bell(page, 1);
    }
    expect(asked.filter((url) => url.includes('/api/v1/events'))).toEqual([]);
    expect(await streamsOf(rita.page.page)).toBeLessThanOrEqual(1);

    // The tab that held the connection goes; the other one takes over and misses nothing.
    await rita.page.page.close();
    await assign(ed.client, await openRound(ed.client, claimIds[1] ?? ''), rita.client);
    await second
      .getByText(words[1] ?? '')
      .first()
      .waitFor();
    await bell(second, 2);
    await second.close();
  });

  it('show what came while the connection was lost', async () => {
    const rolf = await desk.person('rolf', ['reviewer']);
    await rolf.page.open('/');
    await rolf.page.context.setOffline(true);
    const { claimIds, words } = await readyClaims(ed.client);
    await assign(ed.client, await openRound(ed.client, claimIds[0] ?? ''), rolf.client);
    await rolf.page.context.setOffline(false);
    await rolf.page.page
      .getByText(words[0] ?? '')
      .first()
      .waitFor();
  });

  it('list notifications; opening one reads it, in every tab', async () => {
    const rosa = await desk.person('rosa', ['reviewer'], { viewport: SIZES.phone });
    await rosa.page.open('/notifications');
    await rosa.page.inspect('notifications-none-phone');
    const { claimIds } = await readyClaims(ed.client, 2);
    for (const id of claimIds) await assign(ed.client, await openRound(ed.client, id), rosa.client);
    const { page } = rosa.page;
    await bell(page, 2);
    await page.getByText('You are asked to rate a claim').first().waitFor();
    await rosa.page.settled();
    await rosa.page.inspect('notifications-phone');
    const tab = await rosa.page.context.newPage();
    await tab.goto(`${desk.app.url}/desk/account`);
    await bell(tab, 2);
    await page
      .getByRole('button', { name: /^Mark as read: / })
      .first()
      .click();
    await bell(page, 1);
    await bell(tab, 1);
    await tab.close();
    expect(
      await page
        .getByRole('link', { name: /^Open: / })
        .first()
        .getAttribute('href'),
    ).toMatch(/^\/desk\/rate\/[\da-f-]{36}$/);
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
  });

  it('ask to sign in again when the session ends elsewhere, and go on after', async () => {
    const romy = await desk.person('romy', ['reviewer']);
    await romy.page.open('/');
    await desk.app.sql.query(`DELETE FROM session WHERE user_id = $1`, [romy.client.id]);
    // Any act of her account makes the server look; here it is an act of the system.
    await desk.app.sql.query(`NOTIFY claimdesk_live, 'audit'`);
    const again = await desk.app.signIn('romy@desk.test');
    await again.delete('/auth/sessions');
    await romy.page.page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    await romy.page.page.getByLabel('Password').fill('a long enough test password');
    await romy.page.page.keyboard.press('Enter');
    await romy.page.page.getByRole('dialog').waitFor({ state: 'detached' });
    const { claimIds, words } = await readyClaims(ed.client);
    await assign(ed.client, await openRound(ed.client, claimIds[0] ?? ''), romy.client);
    await romy.page.page
      .getByText(words[0] ?? '')
      .first()
      .waitFor();
  });
});
