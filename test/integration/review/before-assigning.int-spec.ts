import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { assign, expectStatus, markClaim, ingest, openRound } from '../../support/journey.js';

const SAME = 'The storm destroyed 41 houses in Norvale on Monday evening.';
const AGAIN = 'On Monday evening the storm destroyed 41 houses in Norvale, the mayor said.';
const OTHER = 'Unemployment in Ellery fell to 4.1 percent in March.';

describe('what an editor looks at before merging and assigning', () => {
  let app: TestApp;
  let editor: TestClient;
  let rita: TestClient;
  let ralf: TestClient;
  const claims = { same: '', again: '', other: '' };

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('edda@desk.test', ['editor']);
    rita = await app.person('rita@desk.test', ['reviewer'], ['en']);
    ralf = await app.person('ralf@desk.test', ['reviewer'], ['fi']);
    const first = await ingest(editor, `${SAME}\n\n${OTHER}`, { language: 'en' });
    const second = await ingest(editor, AGAIN, { language: 'en' });
    claims.same = await markClaim(editor, first, SAME);
    claims.other = await markClaim(editor, first, OTHER);
    claims.again = await markClaim(editor, second, AGAIN);
  });
  afterAll(() => app.close());

  const alike = async (id: string, who = editor) => {
    const { body } = await expectStatus(200, who.get(`/claims/${id}/alike`));
    return body.items.map((item: { claimId: string }) => item.claimId);
  };
  const eligibility = async (query = '') => {
    const { body } = await expectStatus(200, editor.get(`/claims/${claims.same}/eligibility${query}`));
    return new Map<string, string[]>(
      body.items.map((item: { reviewerId: string; reasons: { code: string }[] }) => [
        item.reviewerId,
        item.reasons.map(({ code }) => code),
      ]),
    );
  };

  it('finds the claim that says the same, and not the one that says something else', async () => {
    expect(await alike(claims.same)).toEqual([claims.again]);
    expect(await alike(claims.other)).toEqual([]);
  });

  it('does not offer a claim that nothing can be merged into', async () => {
    await expectStatus(200, editor.post(`/claims/${claims.again}/reject`, { reason: 'vague' }));
    expect(await alike(claims.same)).toEqual([]);
    await expectStatus(200, editor.post(`/claims/${claims.again}/reopen`, { reason: 'a slip' }));
    expect(await alike(claims.same)).toEqual([claims.again]);
  });

  it('is for editors, and knows only claims that are there', async () => {
    await expectStatus(403, rita.get(`/claims/${claims.same}/alike`));
    await expectStatus(403, rita.get(`/claims/${claims.same}/eligibility`));
    await expectStatus(404, editor.get(`/claims/${editor.id}/alike`));
    await expectStatus(404, editor.get(`/claims/${editor.id}/eligibility`));
    await expectStatus(404, editor.get(`/claims/${claims.same}/eligibility?policyKey=none-such`));
  });

  it('says who may rate a claim before its round is opened', async () => {
    const before = await eligibility();
    expect(before.get(rita.id)).toEqual([]);
    expect(before.get(ralf.id)).toEqual(['language']);
    expect(before.has(editor.id)).toBe(false);
  });

  it('gives a bulk plan the number of raters that was asked for, and applies it so', async () => {
    const ask = { claimIds: [claims.other], openRounds: true, policy: { k: 1 } };
    const { body: plan } = await expectStatus(200, editor.post('/assignments/bulk', ask));
    expect(plan).toMatchObject({ given: 1, missing: 0 });
    const { body: applied } = await expectStatus(200, editor.post('/assignments/bulk', { planId: plan.planId }));
    const roundId = applied.items[0].roundId as string;
    const { body: round } = await expectStatus(200, editor.get(`/rounds/${roundId}`));
    expect(round).toMatchObject({ slots: 1, policy: { k: 1 } });
    const refused = await editor.post('/assignments/bulk', { ...ask, policy: { agreement: 'MEDIAN_WITHIN_1' } });
    expect(refused.body.code).toBe('POLICY_INVALID');
  });

  it('says nothing of a claim to an editor who rates it', async () => {
    const both = await app.person('ella@desk.test', ['editor', 'reviewer'], ['en']);
    const roundId = await openRound(editor, claims.same, { k: 2 });
    await assign(editor, roundId, both, rita);
    await expectStatus(404, both.get(`/claims/${claims.same}/alike`));
    await expectStatus(404, both.get(`/claims/${claims.same}/eligibility`));
    expect(await alike(claims.again, both)).toEqual([]);
    expect((await eligibility()).get(rita.id)).toContain('holds-a-slot');
  });
});
