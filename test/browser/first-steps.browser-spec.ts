import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEMO_PEOPLE, DEMO_PASSWORD } from '../../web/src/lib/demo-people.js';
import { DEMO_PASSWORD as SEEDED_PASSWORD, demoPerson, PERSON_KEYS } from '../../seeds/data/people.js';
import { seedDemo } from '../../seeds/index.js';
import { BrowserDesk, SIZES } from './support/browser-desk.js';
import type { DeskPage } from './support/desk-page.js';

const REASONS = 'The register of the line counts every person once.';

/** A visitor who has read nothing: the only address typed is the desk’s own. Everything else is pressed on the pages. */
describe('somebody who has never seen the desk', () => {
  let desk: BrowserDesk;
  let visitor: DeskPage;
  let page: Page;
  let statement: string;

  beforeAll(async () => {
    desk = await BrowserDesk.start({ CLAIMDESK_DEMO: 'true' });
    await seedDemo(desk.app.nest);
    visitor = await desk.page();
    ({ page } = visitor);
  });
  afterAll(() => desk?.close());

  const bar = () => page.getByRole('complementary', { name: 'First steps' });
  /** Goes on as whoever does the next step, as the bar offers. */
  const goOn = async (step: string) => {
    await bar().getByText(`${step}.`).waitFor();
    await bar()
      .getByRole('button', { name: /^Go on as / })
      .click();
  };
  const rate = async (label: string) => {
    await page.getByRole('heading', { level: 1, name: statement }).waitFor();
    await visitor.settled();
    await page.getByRole('radio', { name: new RegExp(`^${label}`) }).press('Space');
    await page.getByRole('button', { name: /^Add evidence/ }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('https://register.example/2025');
    await page.getByRole('textbox', { name: 'Title' }).fill('Register of the line');
    await page.getByRole('button', { name: /^Add to the list/ }).click();
    await page.getByRole('textbox', { name: 'Your reasons' }).fill(`${REASONS} So: ${label}.`);
    await page.getByRole('button', { name: /^Submit/ }).click();
    await page.getByText('The one before is submitted.').waitFor();
  };

  it('is told on the sign-in page who can be played, and begins as the editor', async () => {
    await visitor.open('/');
    await page.getByRole('heading', { name: 'This is a demo desk' }).waitFor();
    await visitor.inspect('demo-sign-in');
    expect(DEMO_PASSWORD).toBe(SEEDED_PASSWORD);
    const seeded = Object.fromEntries(PERSON_KEYS.map((key) => [key, demoPerson(key).displayName]));
    expect(DEMO_PEOPLE).toEqual(seeded);
    await page.getByRole('button', { name: 'editor', exact: true }).click();
    await page.getByRole('heading', { name: 'From a sentence to a published report' }).waitFor();
    await page.getByRole('link', { name: /\d+ to triage/ }).waitFor();
    await visitor.settled();
    await visitor.inspect('demo-first-page');
  });

  it('has a menu in one line at the width of a small laptop', async () => {
    const header = await page.getByRole('banner').boundingBox();
    expect(header?.height).toBeLessThan(60);
    await page.setViewportSize({ width: 820, height: 900 });
    await page.getByRole('link', { name: 'Go there' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.setViewportSize(SIZES.desktop);
  });

  it('accepts a candidate and gives a claim to two raters, who are not the one who settles', async () => {
    await page.getByRole('link', { name: 'Go there' }).click();
    await page.getByRole('button', { name: /^Accept/ }).click();
    await bar().getByText('Step 2 of 7').waitFor();
    await bar().getByRole('link', { name: 'Go there' }).click();
    const ready = page.getByRole('region', { name: /^Ready/ });
    const box = ready.getByRole('checkbox').first();
    statement = ((await ready.getByRole('link').first().textContent()) ?? '').trim();
    await box.press('Space');
    await page.getByRole('button', { name: /^Assign…/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('2 places given').waitFor();
    expect(await drawer.getByRole('row', { name: new RegExp(DEMO_PEOPLE.adjudicator) }).count()).toBe(0);
    await drawer.getByRole('button', { name: 'Assign 2 places' }).click();
    await drawer.getByRole('button', { name: 'Done' }).click();
  });

  it('rates it twice, as two people who disagree, and each time lands on the claim', async () => {
    await goOn('Rate it');
    await rate('True');
    await visitor.inspect('demo-after-rating');
    await goOn('Rate it as somebody else');
    await rate('False');
  });

  it('settles it as the adjudicator', async () => {
    await goOn('Settle the disagreement');
    await page.getByRole('link', { name: statement }).click();
    await page
      .getByRole('article', { name: 'Rating A' })
      .getByRole('button', { name: /^Adopt/ })
      .click();
    await page.getByLabel('Why the raters differed').selectOption({ label: 'Evidence was missed' });
    await page.getByLabel('Your reasons').fill(`${REASONS} The other rating misread a column.`);
    await page.getByRole('button', { name: /^Settle it/ }).click();
    await page.getByText('Settled. The verdict waits for an editor.').waitFor();
  });

  it('approves and publishes it as the second editor, and opens what readers see', async () => {
    await goOn('Approve the verdict');
    await page.getByRole('link', { name: statement }).click();
    await page.getByRole('button', { name: /^Approve/ }).click();
    await bar().getByText('Publish it.').waitFor();
    await page.getByRole('button', { name: /^Publish now/ }).click();
    await bar().getByText('That was the whole way').waitFor();
    await visitor.inspect('demo-end');
    await page.getByRole('link', { name: /as readers do/ }).click();
    await page.getByText(`${REASONS} The other rating misread a column.`).first().waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/reports\/\d+/);
  });

  it('finds no dead end as who only reads, and as the administrator', async () => {
    const reader = await desk.page();
    await reader.open('/');
    await reader.page.getByRole('button', { name: 'viewer', exact: true }).click();
    await reader.page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
    const admin = await desk.page();
    await admin.open('/');
    await admin.page.getByRole('button', { name: 'admin', exact: true }).click();
    await admin.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await admin.settled();
    expect(await admin.page.getByRole('alert').count()).toBe(0);
    expect(await admin.page.getByRole('button', { name: /^Take the next claim/ }).count()).toBe(0);
  });
});
