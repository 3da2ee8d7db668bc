import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrowserDesk, SIZES } from './support/browser-desk.js';
import { openRound, readyClaims } from '../support/journey.js';
import type { DeskPage } from './support/desk-page.js';

const PASSWORD = 'four plain words here';
const NEXT = 'another four plain words';

describe('joining a desk', () => {
  let desk: BrowserDesk;
  let admin: DeskPage;
  let rita: DeskPage;
  /** Of Rita's invitation. */
  let path: string;

  beforeAll(async () => {
    desk = await BrowserDesk.start({ CLAIMDESK_SETUP_SECRET: 'a secret for the set-up' });
    admin = await desk.page();
    rita = await desk.page({ viewport: SIZES.phone });
  });
  afterAll(() => desk.close());

  const choose = async ({ page }: DeskPage, password: string): Promise<void> => {
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password again').fill(password);
  };

  it('begins with the first account, made with the secret of the first start', async () => {
    const { page } = admin;
    await admin.open('/sign-in');
    await page.getByRole('link', { name: 'Set up this desk' }).click();
    await page.getByRole('button', { name: 'Make the account' }).waitFor();
    await admin.inspect('set-up');
    await page.getByLabel('Set-up secret').fill('not the secret');
    await page.getByLabel('Your name').fill('Ada Admin');
    await page.getByLabel('E-mail address').fill('ada@desk.test');
    await choose(admin, PASSWORD);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Set-up secret').fill('a secret for the set-up');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByRole('heading', { name: 'First steps' }).waitFor();
    await admin.open('/');
    await page.getByRole('heading', { name: 'First steps' }).waitFor();
    await admin.inspect('first-steps-admin');
    await admin.open('/set-up');
    await page.getByText('This desk is set up already.').waitFor();
  });

  it('goes on by invitation: the link makes an account and signs in', async () => {
    const invite = await admin.context.request.post(`${desk.app.url}/api/v1/invitations`, {
      data: { email: 'rita@desk.test', roles: ['reviewer'] },
      headers: { origin: desk.app.url },
    });
    const { link } = (await invite.json()) as { link: string };
    expect(link).toMatch(/^http:\/\/desk\.test\/desk\/invitations\/./);
    path = new URL(link).pathname.replace('/desk', '');
    await rita.open(path);
    await rita.inspect('invitation-phone');
    await rita.page.getByLabel('Your name').fill('Rita Reviewer');
    await rita.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await rita.page.getByLabel('Password again').fill('something else');
    await rita.page.getByText('The two do not match.').waitFor();
    await choose(rita, PASSWORD);
    await rita.page.keyboard.press('Enter');
    await rita.page.getByRole('heading', { name: 'My work' }).waitFor();
    await rita.settled();
    await rita.inspect('my-work-first-phone');
    const header = await rita.page.locator('header').boundingBox();
    expect(header?.height).toBeLessThan(SIZES.phone.height / 10);
  });

  it('shows the first steps of one’s role, until they are hidden', async () => {
    // What is done is ticked, and who has seen enough hides them.
    await rita.page.getByRole('button', { name: 'Take the next claim' }).click();
    await rita.page.getByText('There is no claim you may rate').waitFor();
    await rita.page.getByText('0 of 3 done').waitFor();
    const editor = await desk.app.person('eva@desk.test', ['editor']);
    const { claimIds } = await readyClaims(editor);
    await openRound(editor, claimIds[0] ?? '');
    await desk.app.sql.query(`UPDATE user_account SET languages = '{en}' WHERE email = 'rita@desk.test'`);
    await rita.page.getByRole('button', { name: 'Take the next claim' }).click();
    await rita.page.waitForURL(/\/desk\/rate\//);
    await rita.open('/');
    await rita.page.getByText('1 of 3 done').waitFor();
    await rita.page.getByRole('button', { name: 'Hide the first steps' }).click();
    await rita.page.getByRole('heading', { name: 'First steps' }).waitFor({ state: 'detached' });
  });

  it('refuses a link that was used', async () => {
    const used = await desk.page();
    await used.open(path);
    await used.page.getByLabel('Your name').fill('Somebody Else');
    await choose(used, PASSWORD);
    await used.page.getByRole('button', { name: 'Join' }).click();
    await used.page.getByText('This invitation was used').waitFor();
  });

  it('keeps menu and account at hand on a phone', async () => {
    await rita.page.getByRole('button', { name: 'Menu', exact: true }).click();
    await rita.page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'My work' }).waitFor();
    await rita.inspect('menu-phone');
    await rita.page.keyboard.press('Escape');
    await rita.page.getByRole('button', { name: /^Rita Reviewer: / }).click();
    await rita.inspect('account-menu-phone');
    await rita.page.getByRole('link', { name: 'Your account' }).click();
    await rita.page.getByRole('heading', { name: 'Your account' }).waitFor();
    await rita.open('/account');
    await rita.inspect('account-phone');
  });

  it('leaves one’s own account to oneself', async () => {
    const { page } = admin;
    await admin.open('/account');
    await page.getByText('Ada Admin').first().waitFor();
    await admin.inspect('account');

    await page.getByRole('button', { name: 'Make a token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What it is for').fill('nightly export');
    await dialog.getByLabel('Your password').fill(PASSWORD);
    await admin.inspect('account-token');
    await dialog.getByRole('button', { name: 'Make a token' }).click();
    await page.getByRole('dialog', { name: 'Your new token' }).waitFor();
    const token = (await dialog.getByText(/^cdt_/).textContent()) ?? '';
    const asked = await fetch(`${desk.app.url}/api/v1/auth/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(asked.status).toBe(200);
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByText(token).count()).toBe(0);
    await page.getByRole('button', { name: 'Revoke nightly export' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByText('Revoked', { exact: true }).waitFor();
    const refused = await fetch(`${desk.app.url}/api/v1/auth/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(refused.status).toBe(401);
  });

  it('keeps what one wants to be told, and changes a password', async () => {
    const { page } = admin;
    await admin.open('/account');
    await page.getByLabel('Hour of the daily mail').selectOption('17');
    await page.getByText('Kinds of notifications, one by one').click();
    await admin.inspect('account-kinds');
    await page.getByRole('checkbox', { name: 'A complaint has come in: In the mail' }).press('Space');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It holds for what happens from now on').waitFor();

    await page.getByLabel('Current password').fill('not this one at all');
    await page.getByLabel('New password', { exact: true }).fill(NEXT);
    await page.getByLabel('New password again').fill(NEXT);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByRole('alert').getByText('That is not your current password').waitFor();
    await page.getByLabel('Current password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The password is changed.').waitFor();
    expect(await page.getByText('That is not your current password').count()).toBe(0);
    await admin.open('/account');
    expect(await page.getByLabel('Hour of the daily mail').inputValue()).toBe('17');
    await page.getByText('Kinds of notifications, one by one').click();
    expect(await page.getByRole('checkbox', { name: 'A complaint has come in: In the mail' }).isChecked()).toBe(false);

    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
  });

  it('gives a rater a pause, and takes down a conflict of interest', async () => {
    const rolf = await desk.person('rolf', ['reviewer']);
    const { page } = rolf.page;
    await rolf.page.open('/account');
    await page.getByLabel('Until').fill('2031-01-31T09:00');
    await page.getByRole('button', { name: 'Begin the pause' }).click();
    await page.getByText('You pause until').waitFor();
    expect((await rolf.client.get('/auth/me')).body.pausedUntil).toBe('2031-01-31T08:00:00.000Z');
    await page.getByRole('button', { name: 'End the pause' }).click();
    await page.getByRole('button', { name: 'Begin the pause' }).waitFor();
    await page.getByLabel('About', { exact: true }).selectOption('TOPIC');
    await page.getByLabel('Topic', { exact: true }).fill('health');
    await page.getByLabel('Why').fill('A relative works at the clinic.');
    await page.getByRole('button', { name: 'Put it on record' }).click();
    await page.getByRole('list', { name: 'Conflicts of interest' }).getByText('A relative works').waitFor();
    expect((await rolf.client.get('/me/recusals')).body.items).toMatchObject([{ kind: 'TOPIC', subject: 'health' }]);
  });

  it('lets in again who has no password any more, by a link', async () => {
    const ben = await desk.person('ben', ['admin']);
    const cleo = await desk.app.person('cleo@desk.test', ['viewer']);
    const { link } = (await ben.client.post(`/users/${cleo.id}/password-reset`)).body;
    const page = await desk.page();
    await page.open(new URL(link).pathname.replace('/desk', ''));
    await page.inspect('password-reset');
    await choose(page, NEXT);
    await page.page.getByRole('button', { name: 'Set the password' }).click();
    await page.page.getByText('The password is set.').waitFor();
    await page.page.getByRole('link', { name: 'Sign in' }).click();
    await page.page.getByLabel('E-mail address').fill('cleo@desk.test');
    await page.page.getByLabel('Password').fill(NEXT);
    await page.page.keyboard.press('Enter');
    await page.page.getByRole('button', { name: /^cleo: / }).waitFor();
  });
});
