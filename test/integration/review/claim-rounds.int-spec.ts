import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { assign, assignmentOn, expectStatus, openRound, rating, readyClaims, submit } from '../../support/journey.js';

describe('the rounds of a claim', () => {
  let app: TestApp;
  let editor: TestClient;
  let adjudicator: TestClient;
  let rater: TestClient;
  let claimId: string;
  let unrated: string;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    rater = await app.person('a@desk.test', ['reviewer', 'adjudicator']);
    [claimId = '', unrated = ''] = (await readyClaims(editor, 2)).claimIds;
    const first = await openRound(editor, claimId);
    await expectStatus(200, editor.post(`/rounds/${first}/void`, { reason: 'opened too early' }));
    await assign(editor, await openRound(editor, claimId), rater);
    await submit(rater, await assignmentOn(rater, claimId), rating('TRUE'));
  }, 60_000);
  afterAll(() => app?.close());

  const rounds = (person: TestClient, id = claimId) => person.get(`/claims/${id}/rounds`);

  it('are listed for editors, newest first, with how far they are', async () => {
    const { items } = (await expectStatus(200, rounds(editor))).body;
    expect(items).toEqual([
      expect.objectContaining({ number: 2, status: 'OPEN', slots: 2, submitted: 1, blind: 'DOUBLE', voidReason: null }),
      expect.objectContaining({ number: 1, status: 'VOID', submitted: 0, voidReason: 'opened too early' }),
    ]);
    await expectStatus(200, editor.get(`/rounds/${items[0].id}`));
  });

  it('tell nobody else how many have submitted', async () => {
    const { items } = (await expectStatus(200, rounds(adjudicator))).body;
    expect(items.map(({ submitted }: { submitted: number | null }) => submitted)).toEqual([null, null]);
  });

  it('are none of the business of those who rate the claim', async () => {
    expect((await expectStatus(404, rounds(rater))).body.code).toBe('NOT_FOUND');
  });

  it('are an empty list before the first, and nothing for a claim that there is not', async () => {
    expect((await expectStatus(200, rounds(editor, unrated))).body.items).toEqual([]);
    await expectStatus(404, rounds(editor, '00000000-0000-4000-8000-000000000000'));
  });
});
