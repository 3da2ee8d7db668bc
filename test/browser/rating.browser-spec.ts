import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assign,
  assignmentOn,
  changeText,
  expectStatus,
  openRound,
  rating,
  readyClaims,
  saveDraft,
  submit,
} from '../support/journey.js';
import { BrowserDesk, type Person, SIZES } from './support/browser-desk.js';

const CLAIMS = 10;

describe('rating claims', () => {
  let desk: BrowserDesk;
  let editor: Person;
  let rita: Person;
  let rob: Person;

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    [editor, rita, rob] = [
      await desk.person('erik', ['editor']),
      await desk.person('rita', ['reviewer']),
      await desk.person('rob', ['reviewer']),
    ];
  });
  afterAll(() => desk.close());

  const keys = () => rita.page.page.keyboard;
  const heading = (name: string | RegExp) => rita.page.page.getByRole('heading', { level: 1, name });

  it('takes ten claims to their end by keyboard alone, and never sees what another rater wrote', async () => {
    const { page } = rita.page;
    const { claimIds, words } = await readyClaims(editor.client, CLAIMS);
    const tokens: string[] = [];
    for (const claimId of claimIds) {
      const roundId = await openRound(editor.client, claimId, { k: 2 });
      await assign(editor.client, roundId, rob.client);
      const token = randomBytes(9).toString('hex');
      tokens.push(token);
      const body = rating('FALSE', token, { sourcesWaiver: null });
      const id = await assignmentOn(rob.client, claimId);
      // Half of them are drafts: those must not be seen either.
      await (tokens.length % 2 === 0 ? saveDraft(rob.client, id, body) : submit(rob.client, id, body));
    }

    await rita.page.open('/');
    await page.getByText('Nothing is waiting for you').waitFor();
    await keys().press('n');
    for (let count = 0; count < CLAIMS; count += 1) {
      await heading(words[count] ?? '').waitFor();
      await rita.page.settled();
      await keys().press('j');
      await keys().press('e');
      await page.getByRole('textbox', { name: 'Address', exact: true }).and(page.locator(':focus')).waitFor();
      await keys().type(`https://register.example/${count}`);
      await keys().press('Tab');
      await keys().type(`Register, page ${count}`);
      await keys().press('Control+Enter');
      await page.getByRole('link', { name: `Register, page ${count}` }).waitFor();
      await keys().press(String((count % 5) + 1));
      await keys().press('r');
      await page.getByRole('textbox', { name: 'Your reasons' }).and(page.locator(':focus')).waitFor();
      await keys().type(`The register says so in entry ${count}.`);
      if (count === 0) await rita.page.inspect('rate');
      await keys().press('Control+Enter');
    }
    await page.getByRole('heading', { name: 'Your rating' }).waitFor();
    await page
      .getByText('There is no claim you may rate just now.')
      .or(page.getByText('All claims are with'))
      .waitFor();
    await rita.page.inspect('rate-done');

    const { body } = await expectStatus(200, rita.client.get('/me/assignments?state=done'));
    expect(body.items).toHaveLength(CLAIMS);
    const labels: string[] = [];
    for (const { id } of body.items) {
      const { review, state } = (await expectStatus(200, rita.client.get(`/assignments/${id}`))).body;
      expect(state).toBe('SUBMITTED');
      expect(review.evidence).toHaveLength(1);
      labels.push(review.label);
    }
    const scale = ['TRUE', 'MOSTLY_TRUE', 'MIXED', 'MOSTLY_FALSE', 'FALSE'];
    expect(labels.toSorted()).toEqual([...scale, ...scale].toSorted());

    await rita.page.open('/?show=done');
    const received = await rita.page.allReceived();
    expect(received).toContain('The register says so in entry 3.');
    for (const token of tokens) expect(received).not.toContain(token);
  });

  it('says what is missing beside the fields, and is not sent before it is there', async () => {
    const { page } = rita.page;
    const { claimIds } = await readyClaims(editor.client, 1);
    const roundId = await openRound(editor.client, claimIds[0] ?? '', { k: 1, independentSources: 2 });
    await assign(editor.client, roundId, rita.client);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await expectStatus(200, rita.client.patch('/me', { pausedUntil: tomorrow }));
    await rita.page.open('/');
    await page.getByRole('button', { name: 'End the pause' }).press('Enter');
    await page.getByText('You are on a pause').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: /^New for you/ }).waitFor();
    await rita.page.inspect('my-work');
    await keys().press('j');
    await keys().press('Enter');
    await page.getByRole('radio', { name: /^Mostly false/ }).waitFor();
    await keys().press('Control+Enter');
    await page.getByText('Add at least one piece of evidence').waitFor();
    await page.getByText('Choose a label.').waitFor();
    await page.getByText(/at least 20 characters: 20 are missing/).waitFor();
    await rita.page.inspect('rate-missing');
    for (const path of ['a', 'b']) {
      await keys().press('Escape');
      await keys().press('e');
      await page.getByRole('textbox', { name: 'Address', exact: true }).fill(`https://one.example/${path}`);
      await page.getByRole('textbox', { name: 'Title' }).fill(`Page ${path}`);
      if (path === 'a') {
        await page.getByText('Archived copy, time, file, confidentiality').click();
        const scan = { name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from('As counted: 41 houses.') };
        await page.locator('input[type=file]').setInputFiles(scan);
        await page.getByRole('link', { name: 'scan.txt' }).waitFor();
        await page.getByText('Confidential: never leaves the desk').click();
        await page.getByRole('textbox', { name: 'Why the source needs protection' }).fill('Works at the town hall.');
        await rita.page.inspect('rate-evidence');
      }
      await keys().press('Control+Enter');
      await page.getByRole('link', { name: `Page ${path}` }).waitFor();
    }
    await page.getByRole('button', { name: 'Move up: Page b' }).press('Enter');
    await page.locator('article').first().getByRole('link', { name: 'Page b' }).waitFor();
    await keys().press('4');
    await page.getByRole('textbox', { name: 'Your reasons' }).fill('Both pages of the site say otherwise.');
    await keys().press('Control+Enter');
    await page.getByText('Counted so far: one.example.').waitFor();
    await page.getByRole('textbox', { name: 'Why fewer sources are enough' }).fill('Nobody else has counted them.');
    await keys().press('Control+Enter');
    await page.getByRole('heading', { name: 'Your rating' }).waitFor();
    const { review } = (await rita.client.get(`/assignments/${await assignmentOn(rita.client, claimIds[0] ?? '')}`))
      .body;
    expect(review).toMatchObject({ label: 'MOSTLY_FALSE', sourcesWaiver: 'Nobody else has counted them.' });
    const sha256 = createHash('sha256').update('As counted: 41 houses.').digest('hex');
    expect(review.evidence).toMatchObject([
      { title: 'Page b', attachment: null, confidential: false },
      { title: 'Page a', attachment: { filename: 'scan.txt', sha256 }, confidentialNote: 'Works at the town hall.' },
    ]);
  });

  it('says when the source changes under an open rating, and asks before the rating counts for new words', async () => {
    const { page } = rita.page;
    const { documentId, claimIds, words } = await readyClaims(editor.client, 1);
    await assign(editor.client, await openRound(editor.client, claimIds[0] ?? '', { k: 1 }), rita.client);
    const id = await assignmentOn(rita.client, claimIds[0] ?? '');
    await rita.page.open(`/rate/${id}`);
    await keys().press('9');
    const reworded = (words[0] ?? '').replace('destroyed', 'wrecked');
    await changeText(editor.client, documentId, `${reworded}\n\nA new paragraph.`);
    await page.getByRole('textbox', { name: 'Your reasons' }).fill('This cannot be checked by anybody at all.');
    await page.getByText('The source has other words than those you began with').waitFor();
    await rita.page.inspect('rate-reworded');
    await page.getByRole('button', { name: 'What has changed' }).press('Enter');
    await page.getByText('From version 1, when you began, to version 2.').waitFor();
    await rita.page.inspect('rate-changes');
    await keys().press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys().press('Control+Enter');
    await page.getByRole('dialog', { name: 'The words have changed' }).waitFor();
    await rita.page.inspect('rate-confirm');
    expect((await rita.client.get(`/assignments/${id}`)).body.state).toBe('IN_PROGRESS');
    await keys().press('Enter');
    await page.getByRole('heading', { name: 'Your rating' }).waitFor();
    expect((await rita.client.get(`/assignments/${id}`)).body).toMatchObject({
      state: 'SUBMITTED',
      wordingChanged: false,
    });
  });

  it('can be done on a phone, declined with a reason, and asked about', async () => {
    const { claimIds } = await readyClaims(editor.client, 2);
    for (const claimId of claimIds) {
      await assign(editor.client, await openRound(editor.client, claimId, { k: 1, dueDays: 2 }), rita.client);
      await expectStatus(200, editor.client.post(`/claims/${claimId}/urgent`, { urgent: true }));
    }
    const { page } = rita.page;
    await page.setViewportSize(SIZES.phone);
    await rita.page.open('/');
    await rita.page.inspect('my-work-phone');
    await page.locator('[data-row]').first().click();
    await page.getByRole('button', { name: 'Rating', exact: true }).click();
    await page.getByRole('radio', { name: /^Not checkable/ }).waitFor();
    await rita.page.inspect('rate-phone');
    await page.getByRole('button', { name: 'Source', exact: true }).click();
    await rita.page.inspect('rate-phone-source');

    await page.getByRole('button', { name: 'Ask the editors' }).click();
    await page.getByRole('textbox', { name: 'Your question' }).fill('Which storm is meant?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Which storm is meant?').and(page.locator('p')).waitFor();
    await rita.page.inspect('rate-ask-phone');
    await keys().press('Escape');
    // Keys of the page sleep while a drawer is over it.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys().press('x');
    await page.getByRole('button', { name: 'Decline this claim' }).click();
    await page.getByText('Choose a reason.').waitFor();
    await rita.page.inspect('rate-decline-phone');
    await page.getByText('The claim is unclear').click();
    await page.getByRole('button', { name: 'Decline this claim' }).click();
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    const { items } = (await rita.client.get('/me/assignments?state=done')).body;
    expect(items.filter(({ state }: { state: string }) => state === 'DECLINED')).toHaveLength(1);
  });
});
