import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
});
