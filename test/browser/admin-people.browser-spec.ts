import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TEST_PASSWORD } from '../support/app.js';
import { accept, assign, expectStatus, ingestAndExtract, openRound } from '../support/journey.js';
import { BrowserDesk, type Person } from './support/browser-desk.js';
import type { DeskPage } from './support/desk-page.js';

describe('people, as an administrator looks after them', () => {
  let desk: BrowserDesk;
  let admin: Person;
  let page: DeskPage;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    admin = await desk.person('ada', ['admin']);
    page = admin.page;
  });
  afterAll(() => desk.close());

  const drawer = () => page.page.getByRole('dialog').first();

  it('shows what Admin has, also on a phone', async () => {
    await page.open('/admin');
    await page.page.getByRole('link', { name: /only one admin/ }).waitFor();
    await page.inspect('admin-overview');
    await page.inspectOnPhone('admin-overview');
  });

  it('invites somebody by a link that is shown once, and the invitation can be accepted with it', async () => {
    await page.page.getByRole('link', { name: 'People', exact: true }).first().click();
    await page.page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    await page.settled();
    await page.page.keyboard.press('i');
    const dialog = page.page.getByRole('dialog', { name: 'Invite somebody' });
    await dialog.getByLabel('E-mail address').fill('nina@desk.test');
    await dialog.getByText('Editor', { exact: true }).click();
    await page.inspect('admin-invite');
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
    const token = new URL(link).pathname.split('/').at(-1);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.page.getByRole('cell', { name: 'nina@desk.test', exact: true }).waitFor();
    const body = { token, displayName: 'Nina Brook', password: TEST_PASSWORD };
    const accepted = await expectStatus(201, desk.app.anonymous.post('/invitations/accept', body));
    expect(accepted.body.roles).toEqual(['reviewer', 'editor']);
  });

  it('finds people, and changes what they may do and can review', async () => {
    await page.open('/admin/people');
    await page.page.getByRole('searchbox', { name: 'Name or address' }).fill('nina');
    await page.page.getByRole('button', { name: 'ada', exact: true }).waitFor({ state: 'detached' });
    await page.inspect('admin-people');
    await page.inspectOnPhone('admin-people');
    await page.page.getByRole('button', { name: 'Nina Brook' }).click();
    await drawer().getByText('Adjudicator', { exact: true }).click();
    await drawer().locator('label').filter({ hasText: 'Novice' }).click();
    await drawer().getByLabel('Languages').fill('en, pl');
    await drawer().getByLabel('Topics').fill('energy');
    await drawer().getByLabel('Open claims at most').fill('5');
    await drawer().getByLabel('Until').fill('2030-01-31T09:00');
    await page.inspect('admin-person');
    await page.inspectOnPhone('admin-person');
    await drawer().getByRole('button', { name: 'Save' }).click();
    await page.page.getByText('Saved', { exact: true }).waitFor();
    const { body } = await admin.client.get('/users?q=nina');
    expect(body.items[0]).toMatchObject({
      roles: ['reviewer', 'adjudicator', 'editor'],
      level: 'NOVICE',
      languages: ['en', 'pl'],
      topics: ['energy'],
      maxOpen: 5,
      pausedUntil: '2030-01-31T08:00:00.000Z',
    });
  });

  it('shows both texts when somebody else has saved meanwhile, and loses neither', async () => {
    const { body } = await admin.client.get('/users?q=nina');
    const { id, version } = body.items[0];
    await drawer().getByLabel('Topics').fill('energy, health');
    const other = { topics: ['transport'], pausedUntil: null };
    await expectStatus(200, admin.client.patch(`/users/${id}`, other, { 'if-match': `"${version}"` }));
    await drawer().getByRole('button', { name: 'Save' }).click();
    const conflict = drawer().getByRole('alert');
    await conflict.getByText('transport').waitFor();
    await conflict.getByText('energy, health').waitFor();
    await page.inspect('admin-conflict');
    const saved = page.page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
    await conflict.getByRole('button', { name: 'Save mine over it' }).click();
    await saved;
    await conflict.waitFor({ state: 'detached' });
    expect((await admin.client.get(`/users/${id}`)).body.topics).toEqual(['energy', 'health']);
  });

  it('hands work over before it disables an account', async () => {
    const editor = await desk.app.signIn('nina@desk.test');
    const heir = await desk.app.person('hanna@desk.test', ['editor'], ['en']);
    const leaver = await desk.app.person('lee@desk.test', ['reviewer', 'editor'], ['en']);
    await desk.app.person('sam@desk.test', ['reviewer'], ['en']);
    const { claimIds } = await ingestAndExtract(editor);
    const [rated = '', chosen = ''] = claimIds;
    await accept(leaver, chosen);
    await accept(editor, rated);
    await assign(editor, await openRound(editor, rated, { k: 1 }), leaver);
    await page.open(`/admin/people?person=${leaver.id}`);
    await drawer().getByRole('button', { name: 'Link for a new password' }).click();
    expect(await drawer().getByLabel('Link', { exact: true }).inputValue()).toContain('/desk/password-reset/');
    await drawer().getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.page.getByText('They are signed out everywhere.').waitFor();
    await expectStatus(401, leaver.get('/auth/me'));
    await drawer().getByRole('button', { name: 'Disable the account' }).click();
    const dialog = page.page.getByRole('dialog', { name: 'Disable lee' });
    await dialog.getByRole('button', { name: 'Share them out' }).click();
    await dialog.getByText('1 rating was given to others.').waitFor();
    await dialog.getByLabel('Who takes over').selectOption({ label: 'hanna' });
    await dialog.getByText('1 claim and 0 complaints.').waitFor();
    await page.inspect('admin-disable');
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await dialog.getByText('Handed over: 1 claim and 0 complaints.').waitFor();
    await dialog.getByRole('button', { name: 'Disable the account' }).click();
    await drawer().getByRole('button', { name: 'Enable the account' }).waitFor();
    expect((await admin.client.get(`/users/${leaver.id}`)).body.status).toBe('DISABLED');
    const mine = await heir.get('/claims?editor=me');
    expect(mine.body.items.map(({ id }: { id: string }) => id)).toEqual([chosen]);
  });

  it('puts conflicts of interest on record and ends them, and says what each role may do', async () => {
    await page.open('/admin/recusals');
    await page.inspect('admin-recusals-empty');
    await page.page.keyboard.press('n');
    const dialog = page.page.getByRole('dialog', { name: 'Put a conflict of interest on record' });
    await dialog.getByRole('combobox', { name: 'Person' }).fill('sam');
    await page.page.getByRole('option', { name: /sam/ }).click();
    await dialog.getByLabel('Name of the claimant').fill('Norvale Council');
    await dialog.getByLabel('Reason').fill('Worked for them until last year.');
    await page.inspect('admin-recusal');
    await dialog.getByRole('button', { name: 'Put it on record' }).click();
    await page.page.getByRole('cell', { name: 'norvale council', exact: true }).waitFor();
    await page.inspect('admin-recusals');
    await page.inspectOnPhone('admin-recusals');
    await page.page.getByRole('button', { name: /^End it: sam/ }).click();
    await page.page.getByText('Over', { exact: true }).waitFor();
    await page.open('/admin/roles');
    await page.page.getByText('Make, change and disable accounts').waitFor();
    await page.inspect('admin-roles');
    await page.inspectOnPhone('admin-roles');
    await page.open('/admin/sources');
    await page.inspect('admin-sources');
    await page.inspectOnPhone('admin-sources');
  });

  it('shows an editor what is for editors, and no more', async () => {
    const { page: theirs } = await desk.person('ed', ['editor']);
    await theirs.open('/admin');
    await theirs.page.getByRole('navigation', { name: 'Pages of Admin' }).getByText('Audit log').waitFor();
    expect(await theirs.page.getByRole('link', { name: 'System health' }).count()).toBe(0);
    await theirs.open('/admin/people');
    expect(await theirs.page.getByRole('button', { name: 'Invite' }).count()).toBe(0);
    await theirs.allReceived();
    const asked = theirs.received.map((answer) => answer.split('\n')[0] ?? '');
    expect(asked.filter((address) => /invitations|admin\/health/.test(address))).toEqual([]);
  });
});
