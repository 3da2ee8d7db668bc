import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClaimsRepository, type PlacedClaim } from '../../../src/claims/claims.repository.js';
import { Claim } from '../../../src/claims/claim.entity.js';
import { Transactions } from '../../../src/database/transactions.js';
import { statementHash } from '../../../src/text/fold.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { expectStatus, ingest, jobDone } from '../../support/journey.js';

const SENTENCE = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';

describe('marking a claim while the extractor searches', () => {
  let app: TestApp;
  let editor: TestClient;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
  }, 60_000);
  afterAll(() => app?.close());

  const mark = (documentId: string, statement: string) =>
    editor.post(`/documents/${documentId}/claims`, { start: 0, end: SENTENCE.length, checkReason: 'asked', statement });
  const onWords = async (documentId: string) => {
    const { items } = (await expectStatus(200, editor.get(`/claims?documentId=${documentId}&limit=200`))).body;
    return items.filter((claim: { placement: { exact: string } }) => claim.placement.exact === SENTENCE);
  };

  it('leaves one claim on the words, whoever was quicker', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const documentId = await ingest(editor, `${SENTENCE}\n\nReport ${turn} of the town.`, { language: 'en' });
      await new Promise((resolve) => setTimeout(resolve, turn * 25));
      const marked = await mark(documentId, `In Norvale 41 houses fell, report ${turn}.`);
      expect([201, 409]).toContain(marked.status);
      await jobDone(editor, documentId);
      const claims = await onWords(documentId);
      expect(claims).toHaveLength(1);
      expect(claims[0].origin).toBe(marked.status === 201 ? 'MANUAL' : 'EXTRACTED');
    }
  }, 60_000);

  it('names the candidate that is there, and takes a second statement once that one is accepted', async () => {
    const documentId = await ingest(editor, SENTENCE, { language: 'en' });
    await jobDone(editor, documentId);
    const [candidate] = await onWords(documentId);
    expect(candidate.workflowState).toBe('CANDIDATE');
    const refused = await mark(documentId, 'It was a Monday.');
    expect(refused.body).toMatchObject({ code: 'CLAIM_DUPLICATE', claimId: candidate.id });
    await expectStatus(200, editor.post(`/claims/${candidate.id}/accept`, { checkReason: 'asked' }));
    await expectStatus(201, mark(documentId, 'It was a Monday.'));
    expect(await onWords(documentId)).toHaveLength(2);
  });

  it('stores all the others when one of many has come to be meanwhile, each at its own words', async () => {
    const documentId = await ingest(editor, SENTENCE, { language: 'en' });
    await jobDone(editor, documentId);
    const claims = app.get(ClaimsRepository);
    const ids = await app.get(Transactions).run(async (tx) => {
      const there = await tx.manager.findOneByOrFail(Claim, { documentId });
      const { alsoAt, documentVersionId, prefix, suffix } = await claims.newestPlacement(tx, there.id);
      const at = { alsoAt, documentVersionId, prefix, suffix, sourceState: 'CURRENT' as const };
      const placed = ['The storm', SENTENCE, '41 houses'].map((words): PlacedClaim => {
        const startOffset = SENTENCE.indexOf(words);
        const span = { startOffset, endOffset: startOffset + words.length };
        const { claimant, claimType, score, reasons, language, origin, extractorVersion, workflowState } = there;
        const shared = { documentId, claimant, claimType, score, reasons, language, origin, extractorVersion };
        const values = { ...shared, workflowState, statement: words, statementHash: statementHash(words) };
        return { values, placement: { ...at, ...span, exact: words } };
      });
      return claims.insert(tx, placed, null);
    });
    expect(ids).toEqual([expect.any(String), null, expect.any(String)]);
    for (const [id, words] of [
      [ids[0], 'The storm'],
      [ids[2], '41 houses'],
    ]) {
      const { statement, placement, statementRevision } = (await expectStatus(200, editor.get(`/claims/${id}`))).body;
      expect({ statement, exact: placement.exact, statementRevision }).toEqual({
        statement: words,
        exact: words,
        statementRevision: 1,
      });
    }
  });
});
