import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { TEST_PASSWORD } from '../support/app.js';
import { assign, assignmentOn, openRound, readyClaims } from '../support/journey.js';
import { BrowserDesk, type Person } from './support/browser-desk.js';

const NEXT = 'sieben Störche stapfen im Stroh';

describe('one’s own account', () => {
  let desk: BrowserDesk;
  let rita: Person;
  let page: Page;
  let assignmentId: string;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    const editor = await desk.app.person('erik@desk.test', ['editor']);
    rita = await desk.person('rita', ['reviewer']);
    ({ page } = rita.page);
    const [claimId = ''] = (await readyClaims(editor, 1)).claimIds;
    const roundId = await openRound(editor, claimId, { k: 1 });
    await assign(editor, roundId, rita.client);
    assignmentId = await assignmentOn(rita.client, claimId);
  });
  afterAll(() => desk?.close());

  const signedInPage = async (email: string, password = TEST_PASSWORD) => {
    const other = await desk.page();
    await other.open('/');
    await other.page.getByLabel('E-mail address').fill(email);
    await other.page.getByLabel('Password').fill(password);
    await other.page.keyboard.press('Enter');
    await other.page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    return other;
  };

  it('says that the password is changed, also when the answer is slow and the old session has ended meanwhile', async () => {
    await rita.page.open('/account');
    // The desk has ended the old session and told so; its answer with the new one is still on its way.
    await page.route('**/auth/password', async (route) => {
      const request = route.request();
      const answer = await fetch(request.url(), {
        method: 'POST',
        headers: await request.allHeaders(),
        body: request.postData() ?? '',
      });
      await page.evaluate(`dispatchEvent(new Event('focus')); document.dispatchEvent(new Event('visibilitychange'))`);
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      const [cookie = ''] = answer.headers.getSetCookie();
      await route.fulfill({ status: answer.status, headers: { 'set-cookie': cookie } });
    });
    await page.getByLabel('Current password').fill(TEST_PASSWORD);
    await page.getByLabel('New password', { exact: true }).fill(NEXT);
    await page.getByLabel('New password again').fill(NEXT);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The password is changed. You stay signed in here').waitFor();
    await page.unroute('**/auth/password');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.getByLabel('Current password').inputValue()).toBe('');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
  });

  it('shows where one is signed in, and ends a session elsewhere', async () => {
    const elsewhere = await signedInPage('rita@desk.test', NEXT);
    await rita.page.open('/account');
    const sessions = page.getByRole('list', { name: 'Your sessions' });
    await sessions.getByText('This browser').waitFor();
    // As people write it where the browser is from: this one is British.
    await sessions
      .getByText(/Signed in:? .*\b\d{1,2} [A-Z][a-z]{2,3} 20\d\d/)
      .first()
      .waitFor();
    await rita.page.inspect('account-sessions');
    const end = sessions.getByRole('button', { name: /^End: Chrome/ });
    expect(await end.count()).toBe(1);
    await end.click();
    await page.getByText('That session has ended.').waitFor();
    await end.waitFor({ state: 'detached' });
    await elsewhere.page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    await rita.page.open('/');
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  });

  const keptKeys = () => page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("claimdesk.kept."))');
  const signOut = async () => {
    await page.getByRole('button', { name: /^rita: / }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  };
  const signIn = async (email: string, password: string) => {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  };
  /** Half a piece of evidence stays on the device: the desk takes whole ones only. */
  const beginEvidence = async () => {
    await rita.page.open(`/rate/${assignmentId}`);
    await page.getByRole('button', { name: /^Add evidence/ }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Letter of a source who must stay unnamed');
    await page.getByText(/^Saved, but for what you have only begun/).waitFor();
  };

  it('asks before signing out when something is only on this device, and keeps it for its writer alone', async () => {
    await beginEvidence();
    await signOut();
    const dialog = page.getByRole('dialog', { name: 'Not everything is sent' });
    await dialog.getByText('One text you wrote is only on this device.').waitFor();
    await rita.page.inspect('sign-out-unsent');
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toMatch(/^Letter of a source/);

    await signOut();
    await dialog.getByRole('button', { name: 'Sign out and keep it here' }).click();
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    // Nothing of it can be read on this computer: neither the words, nor of what they are.
    expect(await keptKeys()).toEqual([]);
    const left = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(left).toContain('claimdesk.sealed.');
    expect(left).not.toMatch(/Letter of|source who/);

    await desk.app.person('otto@desk.test', ['reviewer']);
    await signIn('otto@desk.test', TEST_PASSWORD);
    expect(await page.getByText('Text on this device only').count()).toBe(0);
    await rita.page.open(`/rate/${assignmentId}`);
    expect(await page.getByText('Letter of a source').count()).toBe(0);
    await page.getByRole('button', { name: /^otto: / }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();

    await signIn('rita@desk.test', NEXT);
    await page.getByText('Text on this device only').waitFor();
    await rita.page.open(`/rate/${assignmentId}`);
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toMatch(/^Letter of a source/);
    expect(await page.evaluate<string>('JSON.stringify({ ...localStorage })')).not.toContain('claimdesk.sealed.');
  });

  it('keeps nothing where nothing can be locked, and says so before it is lost', async () => {
    // As on a page that came without TLS from another computer.
    await page.evaluate(`Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true })`);
    await signOut();
    const dialog = page.getByRole('dialog', { name: 'Not everything is sent' });
    await dialog.getByText(/signing out deletes what is not sent/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Sign out and keep it here' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  });

  it('stays signed in, with every word, when nothing can be locked just now', async () => {
    await page.reload();
    await page.getByRole('textbox', { name: 'Title' }).waitFor();
    await rita.page.context.setOffline(true);
    await signOut();
    const dialog = page.getByRole('dialog', { name: 'Not everything is sent' });
    await dialog.getByRole('button', { name: 'Sign out and keep it here' }).click();
    await dialog.getByRole('alert').waitFor();
    await rita.page.context.setOffline(false);
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    expect(await keptKeys()).toHaveLength(1);
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toMatch(/^Letter of a source/);
  });

  it('deletes it from the device when one says so, and asks nobody who has sent everything', async () => {
    await rita.page.open(`/rate/${assignmentId}`);
    await page.getByRole('textbox', { name: 'Title' }).waitFor();
    await signOut();
    await page.getByRole('button', { name: 'Sign out and delete it' }).click();
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    expect(await keptKeys()).toEqual([]);
    await signIn('rita@desk.test', NEXT);
    expect(await page.getByText('Text on this device only').count()).toBe(0);
    await signOut();
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
  });
});
