import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import {
  approve,
  approveAndPublish,
  changeText,
  correction,
  expectStatus,
  rate,
  readyClaims,
  verdictOn,
} from '../support/journey.js';
import { BrowserDesk, type Person } from './support/browser-desk.js';

const HOUR = 3_600_000;
const at = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString().slice(0, 16);

describe('what an editor does with a verdict on its page', () => {
  let desk: BrowserDesk;
  let editor: Person;
  let second: Person;
  let page: Page;
  let documentId: string;
  let ids: string[];
  let words: string[];

  const dialog = (): Locator => page.getByRole('dialog');
  const alert = (): Locator => dialog().getByRole('alert');
  const open = async (claimId: string): Promise<string> => {
    const { id } = await verdictOn(editor.client, claimId);
    await editor.page.open(`/verdicts/${id}`);
    return id;
  };
  const verdict = async (id: string) => (await expectStatus(200, editor.client.get(`/verdicts/${id}`))).body;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    editor = await desk.person('edda', ['editor']);
    second = await desk.person('sven', ['editor']);
    const rita = await desk.app.person('rita@desk.test', ['reviewer'], ['en']);
    const ralf = await desk.app.person('ralf@desk.test', ['reviewer'], ['en']);
    ({ documentId, claimIds: ids, words } = await readyClaims(editor.client, 3));
    for (const id of ids) {
      await rate(editor.client, id, [
        [rita, 'TRUE'],
        [ralf, 'TRUE'],
      ]);
    }
    page = editor.page.page;
  });
  afterAll(() => desk?.close());

  it('sets a time for its publication, not one that is over, and takes the time away', async () => {
    const [claimId = ''] = ids;
    const { id } = await verdictOn(editor.client, claimId);
    await approve(second.client, id);
    await open(claimId);
    await page.getByRole('button', { name: 'Set a time' }).click();
    await dialog().getByLabel('Why then (for the history)').fill('Before the debate.');
    await dialog().getByLabel('Date and time (your time)').fill(at(-HOUR));
    await dialog().getByRole('button', { name: 'Set the time' }).click();
    await alert().waitFor();
    expect(await dialog().getByLabel('Why then (for the history)').inputValue()).toBe('Before the debate.');
    await dialog()
      .getByLabel('Date and time (your time)')
      .fill(at(48 * HOUR));
    await dialog().getByRole('button', { name: 'Set the time' }).click();
    await page.getByText('Goes out on').waitFor();
    expect((await verdict(id)).publishAt).not.toBeNull();
    await editor.page.settled();
    await editor.page.inspect('verdict-scheduled');
    await page.getByRole('button', { name: 'Take the time away' }).click();
    await page.getByText('Goes out on').waitFor({ state: 'detached' });
    expect(await verdict(id)).toMatchObject({ publishAt: null, state: 'APPROVED' });
  });

  it('says so when somebody else has published it first', async () => {
    const [claimId = ''] = ids;
    const { id } = await verdictOn(editor.client, claimId);
    await page.getByRole('button', { name: 'Set a time' }).click();
    await dialog()
      .getByLabel('Date and time (your time)')
      .fill(at(48 * HOUR));
    await dialog().getByLabel('Why then (for the history)').fill('Before the debate.');
    await expectStatus(200, second.client.post(`/verdicts/${id}/publish`));
    const send = dialog().getByRole('button', { name: 'Set the time' });
    await send.click();
    await alert().waitFor();
    expect(await dialog().getByLabel('Why then (for the history)').inputValue()).toBe('Before the debate.');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'As published', exact: true }).waitFor();
  });

  it('shows what was published as it was, and beside it what has changed since', async () => {
    const [claimId = ''] = ids;
    const { reportNumber } = await verdictOn(editor.client, claimId);
    const since = page.getByRole('region', { name: 'Since it was published' });
    await since.getByText('Nothing has changed.').waitFor();
    const { version } = (await expectStatus(200, second.client.get(`/claims/${claimId}`))).body;
    const statement = 'A storm destroyed forty-one houses.';
    await expectStatus(200, second.client.patch(`/claims/${claimId}`, { statement }, { 'if-match': `"${version}"` }));
    await changeText(second.client, documentId, words.join('\n\n').replace('41 houses', '14 houses'));
    await open(claimId);
    const report = page.getByRole('article', { name: 'As published' });
    await report.getByText(`Report ${reportNumber} · `).waitFor();
    expect(await report.getByText(words[0] ?? '').count()).toBeGreaterThan(0);
    expect(await report.getByText(statement).count()).toBe(0);
    await since.getByText(statement).waitFor();
    await since.getByRole('link', { name: 'says something else' }).waitFor();
    await editor.page.inspect('verdict-since-published');
    await since.getByRole('link', { name: `Read report ${reportNumber} as readers do` }).click();
    await page
      .getByRole('heading', { level: 1 })
      .getByText(words[0] ?? '')
      .waitFor();
  });

  it('corrects what was published, and keeps what was typed when somebody else was quicker', async () => {
    const claimId = ids[1] ?? '';
    const { id, reportNumber } = await approveAndPublish(second.client, claimId);
    await open(claimId);
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    const told = {
      'What was wrong': 'A house was missed.',
      'What it says now': 'All houses.',
      Why: 'We counted again.',
    };
    await dialog().getByLabel('Summary for readers').fill('Forty-two houses, counted again.');
    for (const [label, text] of Object.entries(told)) await dialog().getByLabel(label, { exact: true }).fill(text);
    await editor.page.inspect('verdict-correct');
    const theirs = correction('UPDATE', { shortStatement: 'The register was updated.' });
    await expectStatus(201, second.client.post(`/verdicts/${id}/correct`, theirs));
    await dialog().getByRole('button', { name: 'Correct', exact: true }).click();
    await alert().waitFor();
    expect(await dialog().getByLabel('Summary for readers').inputValue()).toBe('Forty-two houses, counted again.');
    await page.keyboard.press('Escape');
    await page.getByText('A newer verdict has replaced this one').waitFor();

    const next = await open(claimId);
    expect(next).not.toBe(id);
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    await dialog().getByLabel('Label').selectOption({ label: 'False' });
    for (const [label, text] of Object.entries(told)) await dialog().getByLabel(label, { exact: true }).fill(text);
    await dialog().getByRole('button', { name: 'Correct', exact: true }).click();
    await page.getByText('Asked for. A second person has to approve it.').waitFor();
    await page.getByText('A change of this report waits for a second person').waitFor();
    await second.page.open('/corrections');
    await second.page.page.getByRole('button', { name: /^Approve/ }).click();
    await second.page.page.getByText('No change waits').waitFor();
    const corrected = await verdictOn(editor.client, claimId);
    expect(corrected).toMatchObject({ label: 'FALSE', state: 'PUBLISHED' });
    expect(corrected.reportNumber).not.toBe(reportNumber);
  });

  it('retracts a verdict with a second person; its page says so and keeps what it said', async () => {
    const claimId = ids[2] ?? '';
    await approveAndPublish(second.client, claimId);
    const id = await open(claimId);
    await page.getByRole('button', { name: 'Retract' }).click();
    await dialog().getByLabel('Why it is retracted (readers see this)').fill('The register was forged.');
    await dialog().getByRole('button', { name: 'Retract' }).click();
    await page.getByText('A change of this report waits for a second person').waitFor();
    expect(await verdict(id)).toMatchObject({ state: 'PUBLISHED' });
    await second.page.open('/corrections');
    await second.page.page.getByRole('button', { name: 'Approve the retraction' }).click();
    await second.page.page.getByText('No change waits').waitFor();
    await page.getByText('This verdict was retracted').waitFor();
    await page
      .getByRole('article', { name: 'As published' })
      .getByText(words[2] ?? '')
      .first()
      .waitFor();
    await page.getByRole('region', { name: 'Since it was published' }).getByText('Retraction').waitFor();
    await editor.page.settled();
    await editor.page.inspect('verdict-retracted');
    expect(await verdict(id)).toMatchObject({ state: 'RETRACTED' });
  });
});
