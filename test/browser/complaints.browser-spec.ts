import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrowserDesk, type Person } from './support/browser-desk.js';
import { approveAndPublish, expectStatus, rate, readyClaims } from '../support/journey.js';

describe('complaints and replies of readers', () => {
  let desk: BrowserDesk;
  let editor: Person;
  let number: string;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    editor = await desk.person('edda', ['editor']);
    const second = await desk.app.person('sven@desk.test', ['editor']);
    const rater = await desk.app.person('rita@desk.test', ['reviewer']);
    const [claimId = ''] = (await readyClaims(editor.client)).claimIds;
    await rate(editor.client, claimId, [[rater, 'FALSE']]);
    number = (await approveAndPublish(second, claimId)).reportNumber;
    const reader = desk.app.anonymous;
    await expectStatus(
      201,
      reader.post('/complaints', {
        reportNumber: number,
        text: 'The register was updated a week before this report.',
        contactEmail: 'reader@example.org',
      }),
    );
    await expectStatus(
      201,
      reader.post('/replies', {
        reportNumber: number,
        author: 'Council of Norvale',
        text: 'We counted the houses again and stand by our figure.',
        contactEmail: 'council@example.org',
      }),
    );
  });
  afterAll(() => desk?.close());

  it('a complaint is acknowledged, the reader is known in confidence, and gets an answer', async () => {
    const { page } = editor.page;
    await editor.page.open('/complaints');
    await editor.page.inspect('complaints');
    await page.getByRole('link', { name: /The register was updated/ }).click();
    await page.getByRole('button', { name: 'Acknowledge it' }).waitFor();
    expect(await editor.page.allReceived()).not.toContain('reader@example.org');
    await page.getByRole('button', { name: 'Acknowledge it' }).click();
    await page.getByLabel('Answer to the reader').fill('You are right about the date; we checked the new register.');
    await page.getByText('The reader is partly right').click();
    await page.getByRole('button', { name: 'Show the address' }).click();
    await page.getByRole('link', { name: 'reader@example.org' }).waitFor();
    await page.reload();
    await editor.page.settled();
    expect(await page.getByLabel('Answer to the reader').inputValue()).toContain('You are right about the date');
    await editor.page.inspect('complaint');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page.getByText('Partly upheld').waitFor();
    await editor.page.open('/complaints?show=done');
    await page.getByRole('link', { name: /The register was updated/ }).waitFor();
  });

  it('a reply is published under the report for readers', async () => {
    const { page } = editor.page;
    await editor.page.open('/replies');
    await editor.page.inspect('replies');
    await page.getByRole('button', { name: 'Publish it' }).click();
    await page.getByText('No reply here').waitFor();
    const reader = await desk.page();
    await reader.page.goto(`${desk.app.url}/reports/${number}`);
    await reader.page.getByText('We counted the houses again and stand by our figure.').waitFor();
  });
});
