import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrowserDesk, type Person } from './support/browser-desk.js';
import { rate, readyClaims, verdictOn } from '../support/journey.js';

const REASONS = 'The register counts every house once, and the report counts them twice.';

describe('from a disagreement to a published report, and its correction', () => {
  let desk: BrowserDesk;
  let editor: Person;
  let second: Person;
  let adjudicator: Person;
  let claimId: string;
  let statement: string;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    editor = await desk.person('edda', ['editor']);
    second = await desk.person('sven', ['editor']);
    adjudicator = await desk.person('ada', ['adjudicator']);
    const raters = [
      await desk.app.person('rita@desk.test', ['reviewer']),
      await desk.app.person('ralf@desk.test', ['reviewer']),
    ] as const;
    const { claimIds, words } = await readyClaims(editor.client, 2);
    [claimId = ''] = claimIds;
    [statement = ''] = words;
    await rate(editor.client, claimIds[1] ?? '', [
      [raters[0], 'TRUE'],
      [raters[1], 'TRUE'],
    ]);
    await rate(editor.client, claimId, [
      [raters[0], 'TRUE'],
      [raters[1], 'FALSE'],
    ]);
  });
  afterAll(() => desk?.close());

  it('the adjudicator sees both ratings without names, adopts one and settles it by keyboard', async () => {
    const { page } = adjudicator.page;
    await adjudicator.page.open('/adjudicate');
    await adjudicator.page.inspect('adjudicate-queue');
    await page.keyboard.press('o');
    await page.getByRole('article', { name: 'Rating A' }).waitFor();
    await adjudicator.page.settled();
    expect(await page.getByRole('article', { name: 'Rating B' }).count()).toBe(1);
    expect(await adjudicator.page.allReceived()).not.toMatch(/\b(rita|ralf)\b/);
    const rater = page.getByRole('article').filter({ hasText: 'by-false' });
    const letter = ((await rater.getByRole('heading', { level: 2 }).textContent()) ?? '').trim();
    await page.keyboard.press(letter.toLowerCase());
    expect(await page.getByRole('radio', { name: /^False/ }).isChecked()).toBe(true);
    await page.getByLabel('Why the raters differed').selectOption({ label: 'Evidence was missed' });
    await page.getByLabel('Your reasons').fill(REASONS);
    await page.reload();
    await adjudicator.page.settled();
    expect(await page.getByLabel('Your reasons').inputValue()).toBe(REASONS);
    await adjudicator.page.inspect('adjudicate-case');
    await adjudicator.page.inspectOnPhone('adjudicate-case');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Settled. The verdict waits for an editor.').waitFor();
    await page.getByText('Nothing waits for you').waitFor();
  });

  it('an editor looks at the report as readers will see it, improves its words, approves and publishes it', async () => {
    const { page } = editor.page;
    await editor.page.open('/verdicts');
    await editor.page.inspect('verdicts');
    await page.getByRole('link', { name: statement }).click();
    await page.getByRole('article', { name: 'As readers will see it' }).waitFor();
    await page.getByLabel('Summary for readers').fill('41 houses were counted twice.');
    await page.getByRole('article').getByText('41 houses were counted twice.').waitFor();
    await editor.page.inspect('verdict-proposed');
    await editor.page.inspectOnPhone('verdict-proposed');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('button', { name: 'Publish now' }).waitFor();
    await editor.page.inspect('verdict-approved');
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByRole('link', { name: /as readers do/ }).waitFor();
    await editor.page.inspect('verdict-published');
    await editor.page.inspectOnPhone('verdict-published');
  });

  it('a reader opens the public report', async () => {
    const { reportNumber } = await verdictOn(editor.client, claimId);
    const reader = await desk.page();
    await reader.page.goto(`${desk.app.url}/reports/${reportNumber}`);
    await reader.page.getByText('41 houses were counted twice.').first().waitFor();
    await reader.page.getByText(REASONS).first().waitFor();
  });

  it('a correction of the conclusion is asked for by one editor and approved by another', async () => {
    const { page } = editor.page;
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Correct what was published' });
    await drawer.getByLabel('Label').selectOption({ label: 'Mostly false' });
    await drawer.getByLabel('What was wrong').fill('A barn was counted as a house.');
    await drawer.getByLabel('What it says now').fill('40 houses and a barn.');
    await drawer.getByLabel('Why', { exact: true }).fill('A reader pointed to the register.');
    await editor.page.inspect('correct');
    await drawer.getByRole('button', { name: 'Correct', exact: true }).click();
    await page.getByText('A change of this report waits for a second person').waitFor();
    await editor.page.open('/corrections');
    await page.getByText('You asked for this, so somebody else has to approve it.').waitFor();
    expect(await page.getByRole('button', { name: 'Approve the correction' }).count()).toBe(0);

    await second.page.open('/corrections');
    await second.page.inspect('corrections');
    await second.page.page.getByRole('button', { name: 'Approve the correction' }).click();
    await second.page.page.getByText('A barn was counted as a house.').waitFor();
    await second.page.page.getByText('No change waits').waitFor();
    expect((await verdictOn(editor.client, claimId)).label).toBe('MOSTLY_FALSE');
  });
});
