import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_ARTICLE, expectStatus } from '../support/journey.js';
import { BrowserDesk, type Person } from './support/browser-desk.js';
import type { DeskPage } from './support/desk-page.js';

describe('the rules of the desk, as an administrator keeps them', () => {
  let desk: BrowserDesk;
  let admin: Person;
  let page: DeskPage;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    admin = await desk.person('ada', ['admin']);
    page = admin.page;
  });
  afterAll(() => desk.close());

  const button = (name: string | RegExp) => page.page.getByRole('button', { name, exact: typeof name === 'string' });

  /** Boxes and radios are chosen by their words. */
  const choose = (words: string) => page.page.locator('label').filter({ hasText: words }).first().click();

  it('makes the next version of a rating scheme, checked and shown as raters will see it', async () => {
    await page.open('/admin/schemes');
    await page.inspect('admin-schemes');
    await page.inspectOnPhone('admin-schemes');
    await page.page.getByRole('link', { name: 'Make the next version' }).click();
    await page.settled();
    await button('Mixed 3').click();
    await page.page.getByLabel('Name, as readers see it').fill('Half true');
    await page.page.getByLabel('Number on the scale').fill('5');
    await page.page.getByLabel('Number on the scale').press('Tab');
    await page.page.getByText('Two labels have the same number.').waitFor();
    expect(await button('Put it into use').isDisabled()).toBe(true);
    await page.page.getByLabel('Number on the scale').fill('3');
    await page.page.getByLabel('Number on the scale').press('Tab');
    await page.page.getByLabel('Colour').fill('#f5e642');
    await page.page.getByText(/On a light page its contrast is/).waitFor();
    await page.page.getByRole('radio', { name: /Half true/ }).waitFor();
    await page.inspect('admin-scheme-editor');
    await page.inspectOnPhone('admin-scheme-editor');
    await button('Half true: one up').click();
    await page.page.getByText('The numbers must fall from the first label to the last.').waitFor();
    await button('Half true: one down').click();
    await page.page.getByRole('tab', { name: 'Further questions' }).click();
    await button('Add a question').click();
    await page.page.getByLabel('Question', { exact: true }).fill('How much harm does it do?');
    await page.page.getByLabel('Key', { exact: true }).fill('harm');
    await page.page.getByLabel('Kind of answer').selectOption({ label: 'One of several' });
    await page.page.getByLabel('Answers to choose from').fill('little: Little\nmuch: Much');
    await page.inspect('admin-scheme-fields');
    await page.page.getByRole('tab', { name: 'Changes (3)' }).click();
    await page.inspect('admin-scheme-changes');
    await button('Put it into use').click();
    const dialog = page.page.getByRole('dialog', { name: 'Put this version into use?' });
    await dialog.getByRole('button', { name: 'Put it into use' }).click();
    await page.page.getByText('Five-point accuracy scale, version 2, is in use.').waitFor();
    const { body } = await admin.client.get('/schemes');
    expect(body.items[0]).toMatchObject({ schemeVersion: 2, content: { fields: [{ key: 'harm', type: 'choice' }] } });
    expect(body.items[0].content.labels[2]).toMatchObject({ key: 'MIXED', name: 'Half true', color: '#f5e642' });
  });

  it('adds languages to a scheme only when every label has its words', async () => {
    await page.open('/admin/schemes/edit?key=five-point');
    await page.page.getByRole('tab', { name: 'Translations' }).click();
    await page.page.getByLabel('Language to add').fill('pl');
    await page.page.getByLabel('Language to add').press('Enter');
    await page.page.getByText('True: words in pl are missing.', { exact: true }).waitFor();
    expect(await button('Put it into use').isDisabled()).toBe(true);
    await page.inspect('admin-scheme-translations');
  });

  it('makes a policy whose rules do not contradict each other, and a next version of it', async () => {
    await page.open('/admin/policies');
    await page.inspect('admin-policies-empty');
    await page.page.getByRole('link', { name: 'New policy' }).click();
    await page.page.getByLabel('Name', { exact: true }).fill('Careful');
    await page.page.getByLabel('Key', { exact: true }).fill('careful');
    await choose('Rounds take this one unless an editor names another');
    await choose('They are at most one step apart');
    await page.page
      .getByText(/needs three raters or more/)
      .first()
      .waitFor();
    expect(await button('Put it into use').isDisabled()).toBe(true);
    await page.page.getByLabel('Independent raters').fill('3');
    await page.page.getByLabel('Independent raters').press('Tab');
    await choose('Ask further raters');
    await page.page.getByText(/3 people rate each claim/).waitFor();
    await page.inspect('admin-policy-editor');
    await page.inspectOnPhone('admin-policy-editor');
    await button('Put it into use').click();
    await page.page.getByText('Careful, version 1, is in use.').waitFor();
    await page.page.getByRole('link', { name: 'Change it' }).click();
    await page.page.getByLabel('Days until it is due').fill('4');
    await page.page.getByLabel('Days until it is due').press('Tab');
    await page.page.getByText('Days until it is due: never → 4').waitFor();
    await button('Put it into use').click();
    await page.page.getByText('Careful, version 2, is in use.').waitFor();
    await page.inspect('admin-policies');
    await page.inspectOnPhone('admin-policies');
    const { body } = await admin.client.get('/policies/careful');
    expect(body).toMatchObject({ version: 2, isDefault: true });
    expect(body.policy).toMatchObject({ k: 3, agreement: 'MEDIAN_WITHIN_1', maxExtra: 1, dueDays: 4 });
  });

  it('tries settings on a text before they are put into force', async () => {
    await page.open('/admin/extraction');
    await page.page.getByLabel('Text to try').fill(DEMO_ARTICLE);
    await page.page.keyboard.press('Control+Enter');
    await page.page.getByText('The settings in force pick the same.').waitFor();
    // A quantity, kept off from here on: the try follows the form.
    await choose('Figure');
    await page.page.getByRole('list', { name: 'Sentences' }).getByText('Lost').first().waitFor();
    await page.inspect('admin-extraction');
    await page.inspectOnPhone('admin-extraction');
    expect((await admin.client.get('/settings/extraction')).body.version).toBe(0);
    await button('Put them into force').click();
    await page.page.getByText('In force: version 1').waitFor();
    await page.page.getByText('The settings in force pick the same.').waitFor();
    expect((await admin.client.get('/settings/extraction')).body.settings.types).not.toContain('quantity');
    await button('Preview').click();
    await button('Preview').nth(1).waitFor();
    await button('Refresh').click();
    await page.page.getByText('Done', { exact: true }).waitFor();
    await page.inspect('admin-reruns');
  });

  it('tells readers who the desk is, and publishes a methodology', async () => {
    await page.open('/admin/organisation');
    await page.page.getByLabel('Name', { exact: true }).fill('Norvale Checks');
    await page.page.getByLabel('How you correct mistakes').fill('Within a day, at the top of the report.');
    await page.page.getByLabel('Licence of published data').fill('https://creativecommons.org/licenses/by/4.0/');
    await button('Add a body').click();
    await page.page.getByLabel('Who hears the complaint').fill('Press Council');
    await page.page.getByLabel('Web address').fill('https://council.example/complain');
    await page.page.getByLabel('When and how to go there').fill('After our own answer.');
    await page.inspect('admin-organisation');
    await page.inspectOnPhone('admin-organisation');
    await button('Save').click();
    await page.page.getByText('Saved', { exact: true }).waitFor();
    const { body } = await admin.client.get('/organisation');
    expect(body).toMatchObject({
      displayName: 'Norvale Checks',
      profile: { licence: 'https://creativecommons.org/licenses/by/4.0/' },
    });
    await page.page.getByRole('tab', { name: 'Methodology' }).click();
    await button('Write the next version').click();
    await page.page.getByLabel('Name of the version').fill('2026-11');
    await page.page.getByLabel('What is new').fill('Two raters for each claim.');
    await page.inspect('admin-methodology');
    await button('Publish the methodology').click();
    await button('Version 2026-11').waitFor();
    expect((await admin.client.get('/methodology')).body.items[0]).toMatchObject({ version: '2026-11', current: true });
  });

  it('shows what happened, narrowed down, and proof that nobody changed it', async () => {
    await page.open('/admin/audit');
    await button('Check the newest rows').click();
    await page.page.getByText('Every row fits.').waitFor();
    await page.page.getByLabel('About', { exact: true }).selectOption({ label: 'Policies' });
    await page.page.getByRole('region', { name: 'Audit log' }).getByText('extractionSettings.changed').waitFor({
      state: 'detached',
    });
    await button('policy.changed').click();
    await page.page.getByText('"templateVersion": 2').waitFor();
    await page.inspect('admin-audit');
    await page.inspectOnPhone('admin-audit');
    await page.page.getByLabel('Id of the object').fill('not an id');
    await page.page.getByLabel('Id of the object').press('Enter');
    await page.page.getByText('This is no id. Copy it whole.').waitFor();
    await button('Show everything').click();
    await page.page.getByLabel('Order').selectOption({ label: 'Oldest first' });
    await page.page.waitForURL(/order=oldest/);
    const [oldest] = (await expectStatus(200, admin.client.get('/audit?order=oldest&limit=1'))).body.items;
    await page.page.getByRole('region', { name: 'Audit log' }).getByText(oldest.event).first().waitFor();
    await page.page.getByLabel('Before').fill('2020-01-01T00:00');
    await page.page.getByText('Nothing like that has happened').waitFor();
  });

  it('shows how the system does', async () => {
    await page.open('/admin/health');
    await page.page.getByText('The database answers').waitFor();
    await page.page.getByRole('cell', { name: 'Reading documents' }).waitFor();
    await page.inspect('admin-health');
    await page.inspectOnPhone('admin-health');
  });

  it('speaks Polish on all of these pages', async () => {
    await page.page.getByRole('button', { name: /settings of this page$/ }).click();
    await page.page.getByLabel('Language').selectOption('pl');
    for (const [path, title] of [
      ['', 'Administracja'],
      ['/people', 'Osoby'],
      ['/schemes', 'Skale ocen'],
      ['/policies', 'Zasady'],
      ['/extraction', 'Wyszukiwanie twierdzeń'],
      ['/organisation', 'Organizacja'],
      ['/audit', 'Dziennik zdarzeń'],
      ['/health', 'Stan systemu'],
    ] as const) {
      await page.open(`/admin${path}`);
      await page.page.getByRole('heading', { level: 1, name: title }).waitFor();
    }
  });
});
