import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { isGoldTurn } from '../../src/assignments/gold/gold-draw.js';
import { loadSecrets } from '../../src/config/secrets.js';
import { changeText, expectStatus, ingest, markClaim, openRound, rate, readyClaims } from '../support/journey.js';
import { BrowserDesk, type Person } from './support/browser-desk.js';
import type { DeskPage } from './support/desk-page.js';

const DAY = 86_400_000;
const at = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString().slice(0, 16);

describe('what an editor does with a claim on its page', () => {
  let desk: BrowserDesk;
  let editor: Person;
  let second: Person;
  let page: Page;
  let ids: string[];
  let words: string[];
  const raters: Person['client'][] = [];

  const claimOf = async (id: string) => (await expectStatus(200, editor.client.get(`/claims/${id}`))).body;
  const open = async (id: string) => {
    await editor.page.open(`/claims/${id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const dialog = (): Locator => page.getByRole('dialog');
  const more = async (act: string) => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: act }).click();
  };
  /** Sends the dialog; it is refused, says so, and still has what was typed. */
  const refused = async (send: string, label: string, typed: string, says: RegExp) => {
    await dialog().getByRole('button', { name: send, exact: true }).click();
    await dialog().getByRole('alert').getByText(says).waitFor();
    expect(await dialog().getByLabel(label).inputValue()).toBe(typed);
  };
  const done = async (send: string) => {
    await dialog().getByRole('button', { name: send, exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    desk = await BrowserDesk.start();
    editor = await desk.person('edda', ['editor', 'admin']);
    second = await desk.person('sven', ['editor']);
    raters.push(await desk.app.person('rita@desk.test', ['reviewer'], ['en']));
    raters.push(await desk.app.person('ralf@desk.test', ['reviewer'], ['en']));
    ({ claimIds: ids, words } = await readyClaims(editor.client, 8));
    page = editor.page.page;
  });
  afterAll(() => desk?.close());

  it('marks it as urgent, and takes that back', async () => {
    const [id = ''] = ids;
    await open(id);
    await more('Mark as urgent');
    await dialog().getByRole('textbox').fill('It is on every channel.');
    await done('Mark as urgent');
    await page.getByText('Urgent', { exact: true }).waitFor();
    expect(await claimOf(id)).toMatchObject({ urgent: true });
    await more('No longer urgent');
    await done('No longer urgent');
    await page.getByText('Urgent', { exact: true }).waitFor({ state: 'detached' });
    expect(await claimOf(id)).toMatchObject({ urgent: false });
  });

  it('refuses an embargo that is over before it begins, keeps what was typed, then sets and lifts one', async () => {
    const [id = ''] = ids;
    await more('Set an embargo');
    await dialog().getByLabel('Nothing is published before').fill(at(-DAY));
    await dialog().getByLabel('What was agreed, and with whom').fill('Agreed with the council.');
    await refused(
      'Set the embargo',
      'What was agreed, and with whom',
      'Agreed with the council.',
      /future|past|later/i,
    );
    await dialog()
      .getByLabel('Nothing is published before')
      .fill(at(5 * DAY));
    await editor.page.inspect('claim-embargo');
    await done('Set the embargo');
    await page
      .getByRole('heading', { level: 1 })
      .locator('xpath=../..')
      .getByText('Embargo', { exact: true })
      .waitFor();
    expect(await claimOf(id)).toMatchObject({ embargoReason: 'Agreed with the council.' });
    await more('Change the embargo');
    await dialog().getByLabel('What was agreed, and with whom').fill('The council has spoken.');
    await done('Lift it');
    expect(await claimOf(id)).toMatchObject({ embargoUntil: null });
  });

  it('merges it into another claim, when that one is still there, and undoes the merge', async () => {
    const [, id = '', gone = '', kept = ''] = ids;
    await open(id);
    await more('Merge into another claim');
    await dialog().getByLabel('Words or address of another claim').fill('43 houses');
    await dialog()
      .getByText(words[2] ?? '')
      .click();
    await expectStatus(200, second.client.post(`/claims/${gone}/archive`, { reason: 'Not ours.' }));
    await dialog().getByLabel('Why?').fill('The same storm.');
    await refused('Merge', 'Why?', 'The same storm.', /./);
    await dialog().getByLabel('Words or address of another claim').fill(`https://desk.test/desk/claims/${kept}`);
    await dialog()
      .getByText(words[3] ?? '')
      .click();
    await editor.page.inspect('claim-merge');
    await done('Merge');
    await page.getByText('A duplicate', { exact: true }).waitFor();
    expect(await claimOf(id)).toMatchObject({ workflowState: 'REJECTED', duplicateOfId: kept });
    await page.getByRole('button', { name: 'Undo the last decision' }).click();
    await page.getByRole('button', { name: 'Open a round' }).waitFor();
    expect(await claimOf(id)).toMatchObject({ workflowState: 'READY', duplicateOfId: null });
  });

  it('splits it, and says when words of a part are not in the claim', async () => {
    const id = ids[4] ?? '';
    await open(id);
    await more('Split');
    const first = dialog().getByRole('group', { name: 'Part 1' });
    const other = dialog().getByRole('group', { name: 'Part 2' });
    await first.getByLabel('Its words in the source').fill('forty-five houses');
    await dialog().getByText('The claim does not have these words.', { exact: false }).waitFor();
    await first.getByLabel('Its words in the source').fill('The storm destroyed 45 houses in Norvale');
    await first.getByLabel('Statement').fill('The storm destroyed 45 houses in Norvale.');
    await other.getByLabel('Its words in the source').fill('report 5 said');
    await other.getByLabel('Statement').fill('A report of that number exists.');
    await editor.page.inspect('claim-split');
    await done('Split');
    await page.getByText('Split into 2 claims').waitFor();
    expect(await claimOf(id)).toMatchObject({ workflowState: 'ARCHIVED' });
    const { items } = (
      await expectStatus(200, editor.client.get(`/claims?q=${encodeURIComponent('A report of that number')}`))
    ).body;
    expect(items[0]).toMatchObject({ splitFromId: id, workflowState: 'READY' });
  });

  it('archives it once nobody rates it any more, and takes it back by keyboard', async () => {
    const id = ids[5] ?? '';
    await open(id);
    await more('Archive');
    await dialog().getByLabel('Reason').fill('The story is over.');
    const round = await openRound(second.client, id, { k: 1 });
    await refused('Archive', 'Reason', 'The story is over.', /./);
    await expectStatus(200, second.client.post(`/rounds/${round}/void`, { reason: 'By mistake.' }));
    await done('Archive');
    await page.getByText('Archived', { exact: true }).first().waitFor();
    expect(await claimOf(id)).toMatchObject({ workflowState: 'ARCHIVED' });
    await page.keyboard.press('o');
    await dialog().getByLabel('Reason').fill('It is told again.');
    await page.keyboard.press('Tab');
    await done('Take back');
    await page.getByRole('button', { name: 'Open a round' }).waitFor();
    expect(await claimOf(id)).toMatchObject({ workflowState: 'READY' });
  });

  /** A reviewer whose first turn is one for a known answer, at half of all turns, and whose second is not. */
  const dueForKnown = async (): Promise<DeskPage> => {
    const key = loadSecrets(desk.app.config).goldKey;
    for (let count = 0; ; count += 1) {
      const { id } = await desk.app.person(`next${count}@desk.test`, ['reviewer'], ['en']);
      if (isGoldTurn(key, id, 0, 0.5) && !isGoldTurn(key, id, 1, 0.5)) return desk.signedIn(`next${count}`);
    }
  };

  it('says which answer is right, measures a rater with it, and gives it out no more', async () => {
    const [, , , , , , id = '', place = ''] = ids;
    await open(id);
    const known = page.getByRole('region', { name: 'Known answer' });
    await known.getByRole('button', { name: 'Set it' }).click();
    await dialog().getByText('True', { exact: true }).click();
    await dialog().getByLabel('Why they are right').fill('The register counts 47 houses.');
    await editor.page.inspect('claim-gold');
    await done('Save');
    await known.getByText('The register counts 47 houses.').waitFor();
    expect((await expectStatus(200, editor.client.get(`/claims/${id}/gold`))).body).toMatchObject({ labels: ['TRUE'] });

    const policy = { k: 1, requireEvidence: false, goldRate: 0.5, goldFeedback: true };
    await openRound(second.client, place, policy);
    const measured = await dueForKnown();
    measured.page.setDefaultTimeout(15_000);
    await measured.open('/');
    await measured.page.keyboard.press('n');
    await measured.page.getByRole('heading', { level: 1, name: words[6] ?? '' }).waitFor();
    await measured.settled();
    await measured.page.keyboard.press('5');
    await measured.page.getByRole('textbox', { name: 'Your reasons' }).fill('Nobody in the town knows of any storm.');
    await measured.allReceived();
    const answers = measured.received.filter((each) => each.startsWith(`${desk.app.url}/api/`)).join('\n');
    expect(answers).toContain(words[6]);
    expect(answers).not.toMatch(/The register counts|gold/i);
    await measured.page.getByRole('button', { name: 'Submit' }).click();
    await measured.page.getByText('The desk knew the answer to this one. It was: True.').waitFor();
    await measured.page.getByText('The register counts 47 houses.').waitFor();
    await measured.inspect('rate-known-answer');
    // Another claim waits, and waits until the answer has been read.
    await measured.page.keyboard.press('n');
    await measured.page.getByRole('heading', { level: 1, name: words[7] ?? '' }).waitFor();
    await open(id);
    await known.getByText('Given to 1, rated by 1.').waitFor();
    await known.getByRole('button', { name: 'Give it out no more' }).click();
    await dialog().getByLabel('Reason').fill('Everybody knows it by now.');
    await done('Give it out no more');
    await known.getByText('It is not given out any more.').waitFor();
    expect((await expectStatus(200, editor.client.get(`/claims/${id}/gold`))).body).toMatchObject({ pause: 'ended' });
  });

  it('shows where a claim stands now that its words are gone, in words that are there', async () => {
    const [before, now] = [
      'The ferry carried 900 people on Sunday.',
      'About 850 passengers took the boat that weekend.',
    ];
    const documentId = await ingest(editor.client, `Harbour\n\n${before}\n\nThe quay was closed.`, { language: 'en' });
    const id = await markClaim(editor.client, documentId, before);
    await changeText(editor.client, documentId, `Harbour\n\n${now}\n\nThe quay was closed.`);
    await open(id);
    const stale = page.getByRole('region', { name: 'Source changed' });
    await stale.getByRole('button', { name: 'Show where it stands now' }).click();
    await dialog().getByLabel('The words there').fill('The boat sank.');
    await dialog().getByLabel('Reason').fill('The same trips, told anew.');
    await refused('Show where it stands now', 'Reason', 'The same trips, told anew.', /./);
    await dialog().getByLabel('The words there').fill(now);
    await refused('Show where it stands now', 'Reason', 'The same trips, told anew.', /Another claim stands/);
    await dialog().getByRole('link', { name: now }).waitFor();
    await editor.page.inspect('claim-reattach');
    const found = (await expectStatus(200, editor.client.get(`/claims?documentId=${documentId}&q=850`))).body.items[0];
    await expectStatus(200, second.client.post(`/claims/${found.id}/merge`, { intoId: id, reason: 'The same.' }));
    await done('Show where it stands now');
    await stale.waitFor({ state: 'detached' });
    expect((await claimOf(id)).placement).toMatchObject({ exact: now, sourceState: 'CURRENT' });
  });

  it('keeps several verdicts at once after a typo was mended in the source', async () => {
    const said = [
      'The bridge cost 4 million euros altogehter, the council said.',
      'The bridge is 120 metres long altogehter, the council said.',
    ];
    const text = `The bridge\n\n${said.join('\n\n')}`;
    const documentId = await ingest(editor.client, text, { language: 'en' });
    const claims = [];
    for (const each of said) claims.push(await markClaim(editor.client, documentId, each));
    const labels = raters.map((rater) => [rater, 'TRUE'] as [Person['client'], string]);
    for (const each of claims) await rate(editor.client, each, labels);
    const version = await changeText(editor.client, documentId, text.replaceAll('altogehter', 'altogether'));
    await editor.page.open(`/documents/${documentId}/versions?from=1&to=${version}`);
    await page.getByRole('button', { name: 'Keep 2 at once' }).click();
    await dialog().getByLabel('Why?').fill('Only a typo was mended.');
    await editor.page.inspect('keep-several');
    await done('Keep 2 claims');
    await page.getByText('2 claims were kept.').waitFor();
    for (const each of claims) expect(await claimOf(each)).toMatchObject({ stale: false, workflowState: 'DECIDED' });
  });
});
