import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrowserDesk, type Person, SIZES } from './support/browser-desk.js';
import { changeText, DEMO_ARTICLE, expectStatus, ingestAndExtract } from '../support/journey.js';

describe('the page of a claim', () => {
  let desk: BrowserDesk;
  let editor: Person;
  let second: Person;
  let admin: Person;
  let rater: Person;
  let claimId: string;
  let documentId: string;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    editor = await desk.person('edda', ['editor']);
    second = await desk.person('sven', ['editor']);
    admin = await desk.person('anna', ['admin'], { viewport: SIZES.phone });
    rater = await desk.person('rita', ['reviewer']);
    const found = await ingestAndExtract(editor.client, DEMO_ARTICLE, { language: 'en', title: 'The storm' });
    documentId = found.documentId;
    const { items } = (await expectStatus(200, editor.client.get(`/claims?documentId=${documentId}`))).body;
    claimId = items.find(({ placement }: { placement: { exact: string } }) => placement.exact.includes('41 houses')).id;
  });
  afterAll(() => desk?.close());

  it('says what is next, from the candidate to its raters', async () => {
    const { page } = editor.page;
    await editor.page.open(`/claims/${claimId}`);
    await editor.page.inspect('claim-candidate');
    await page.keyboard.press('a');
    const why = page.getByRole('dialog', { name: 'Accept for checking' });
    await why.getByLabel('Why it is worth checking').fill('Many readers asked.');
    await why.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: 'Open a round' }).waitFor();
    await page.keyboard.press('o');
    await page.getByRole('dialog').getByRole('button', { name: 'Open a round' }).click();
    await page.getByRole('button', { name: 'Assign raters' }).click();
    const drawer = page.getByRole('dialog', { name: 'Assign (1)' });
    await drawer.getByText('1 place given').waitFor();
    await editor.page.inspect('assign');
    await drawer.getByRole('button', { name: 'Assign 1 place' }).click();
    await drawer.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('tab', { name: 'Rounds' }).click();
    await page.getByRole('tabpanel').getByText('rita').waitFor();
    await editor.page.settled();
    await editor.page.inspect('claim-rounds');
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Many readers asked.').waitFor();
    await page.getByText('Candidate → Ready').waitFor();
    await editor.page.inspect('claim-history');
  });

  it('shows its rater the words and nothing of the desk', async () => {
    await rater.page.open(`/claims/${claimId}`);
    await rater.page.page.getByText('You rate this claim').waitFor();
    expect(await rater.page.page.getByRole('tab').count()).toBe(0);
    await rater.page.inspect('claim-rater');
    expect(await rater.page.allReceived()).not.toContain('Many readers asked.');
  });

  it('warns whoever breaks the glass before, and says afterwards who did; on a phone too', async () => {
    const { page } = admin.page;
    await admin.page.open(`/claims/${claimId}?tab=rounds`);
    await page.getByRole('button', { name: 'Break the glass' }).click();
    await page.getByText('It cannot be undone, and it is in the audit trail with your name and reason.').waitFor();
    await admin.page.inspect('break-glass-phone');
    await page.getByLabel('Why the ratings must be seen now').fill('A court asks for them.');
    await page.getByRole('button', { name: 'Break the glass and show the ratings' }).click();
    await page.getByText('Somebody read the ratings before their reveal').waitFor();
    await page.getByText('A court asks for them.').waitFor();
    await page.getByRole('tab', { name: 'Overview' }).click();
    await admin.page.settled();
    await admin.page.inspect('claim-phone');
  });

  it('keeps a discussion in which people are told and the matter is settled', async () => {
    const { page } = editor.page;
    await editor.page.open(`/claims/${claimId}?tab=discussion`);
    await page.getByLabel('Your comment').fill('Does the barn count as a house?');
    await page.getByRole('combobox', { name: 'Tell somebody' }).fill('sven');
    await page.getByRole('option', { name: /sven/ }).click();
    await page.getByRole('button', { name: 'Start it' }).click();
    await page.getByText('Told: sven').waitFor();
    await editor.page.inspect('claim-discussion');
    await second.page.open(`/claims/${claimId}?tab=discussion`);
    await second.page.page.getByLabel('Your answer').fill('No, see the register.');
    await second.page.page.getByRole('button', { name: 'Answer' }).click();
    await second.page.page.getByText('No, see the register.').waitFor();
    await second.page.page.getByRole('button', { name: 'Settle' }).click();
    await second.page.page.getByText('Settled', { exact: true }).waitFor();
  });

  it('loses neither text when two editors edit the same claim', async () => {
    const { page } = editor.page;
    await expectStatus(
      200,
      editor.client.post(`/rounds/${await roundOf(editor, claimId)}/void`, { reason: 'Worded anew.' }),
    );
    for (const person of [editor, second]) {
      await person.page.open(`/claims/${claimId}`);
      await person.page.page.keyboard.press('e');
      await person.page.page.getByLabel('Statement').waitFor();
    }
    await second.page.page.getByLabel('Statement').fill('The storm destroyed 41 houses.');
    await second.page.page.getByLabel('Topics').fill('storms');
    await second.page.page.getByRole('button', { name: 'Save' }).click();
    await second.page.page.getByRole('heading', { level: 1, name: 'The storm destroyed 41 houses.' }).waitFor();

    await page.getByLabel('Statement').fill('Forty-one houses were destroyed by the storm.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else has changed this meanwhile').waitFor();
    const theirs = page.getByRole('group', { name: 'Saved by somebody else' });
    await theirs.getByText('The storm destroyed 41 houses.').waitFor();
    await page
      .getByRole('group', { name: 'Yours, not saved yet' })
      .getByText(/^Forty-one houses/)
      .waitFor();
    expect(await page.getByLabel('Topics').inputValue()).toBe('storms');
    await editor.page.inspect('claim-conflict');
    await page.reload();
    await editor.page.settled();
    await page.keyboard.press('e');
    expect(await page.getByLabel('Statement').inputValue()).toBe('Forty-one houses were destroyed by the storm.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: /^Forty-one houses/ }).waitFor();
    const { topics, statement } = (await expectStatus(200, editor.client.get(`/claims/${claimId}`))).body;
    expect([statement, topics]).toEqual(['Forty-one houses were destroyed by the storm.', ['storms']]);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('The storm destroyed 41 houses.', { exact: true }).waitFor();
  });

  it('compares old and new words when the source has changed', async () => {
    await changeText(editor.client, documentId, DEMO_ARTICLE.replace('41 houses', '14 houses'));
    await editor.page.open(`/claims/${claimId}`);
    const stale = editor.page.page.getByRole('region', { name: 'Source changed' });
    await stale.locator('del', { hasText: '41' }).waitFor();
    await stale.locator('ins', { hasText: '14' }).waitFor();
    await editor.page.inspect('claim-stale');
  });
});

async function roundOf({ client }: Person, claimId: string): Promise<string> {
  return (await expectStatus(200, client.get(`/claims/${claimId}/rounds`))).body.items[0].id;
}
