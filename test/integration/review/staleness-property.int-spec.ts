import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Resolution, ResolvedState } from '../../../src/anchoring/claim-resolver.js';
import { Transactions } from '../../../src/database/transactions.js';
import { DocumentsService } from '../../../src/documents/documents.service.js';
import { PlacementWriter } from '../../../src/source-changes/placement-writer.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { expectStatus, ingest, markClaim, openRound, rate, verdictOn } from '../../support/journey.js';

const CLAIM = 'The harbour of Ostrand handled 41 million tonnes in 2023, its director said.';
const WORDS: Record<Exclude<ResolvedState, 'GONE'>, string> = {
  CURRENT: CLAIM,
  CONTEXT_CHANGED: CLAIM,
  REWORDED: CLAIM.replace('handled', 'processed'),
  CHANGED: CLAIM.replace('41 million', '44 million'),
};

type Result = ResolvedState | 'FAILED' | 'PENDING';
const ACTS = ['none', 'acknowledge', 'finish', 'void', 'reattach', 'openRound', 'approve', 'publish'] as const;
type Act = (typeof ACTS)[number];

interface Standing {
  state: string;
  stale: boolean;
  basis: string;
  source: string;
}

describe('whatever is found in however many versions, and whatever editors do meanwhile', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let raters: TestClient[];

  beforeAll(async () => {
    // Without workers: the results of the comparisons are chosen here.
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    raters = [await app.person('a@desk.test', ['reviewer']), await app.person('b@desk.test', ['reviewer'])];
  }, 90_000);
  afterAll(() => app?.close());

  async function decided(): Promise<{ documentId: string; claimId: string }> {
    const documentId = await ingest(editor, `${CLAIM}\n\nMore.`, { language: 'en' });
    const claimId = await markClaim(editor, documentId, CLAIM);
    await rate(editor, claimId, [
      [raters[0]!, 'TRUE'],
      [raters[1]!, 'TRUE'],
    ]);
    return { documentId, claimId };
  }

  async function newVersion(documentId: string, claimId: string, result: Result, turn: number): Promise<void> {
    const words = result === 'GONE' || result === 'FAILED' || result === 'PENDING' ? '' : WORDS[result];
    const text = `${words}\n\nVersion ${turn} of the article.`;
    await expectStatus(201, editor.post(`/documents/${documentId}/versions`, { text }));
    if (result === 'PENDING') return;
    await app.get(Transactions).run(async (tx) => {
      const { version } = await app.get(DocumentsService).lockNewest(tx, documentId);
      const writer = app.get(PlacementWriter);
      if (result === 'FAILED') return writer.fail(tx, version, 'INTERNAL');
      const [row] = await tx.manager.query<{ id: string }[]>(
        `SELECT id FROM claim_placement WHERE claim_id = $1 AND document_version_id = $2`,
        [claimId, version.id],
      );
      const unplaced = { placementId: row!.id, claimId, baseVersionNumber: 1, start: 0, end: CLAIM.length, alsoAt: [] };
      return writer.settle(tx, version, unplaced, resolutionOf(result, version.text));
    });
  }

  const resolutionOf = (state: ResolvedState, text: string): Resolution => {
    const start = state === 'GONE' ? -1 : text.indexOf(WORDS[state]);
    const span = state === 'GONE' ? null : { start, end: start + WORDS[state].length };
    const rest = { alsoAt: [], similarity: 1, contextScore: 1, via: null, closest: null };
    return { state, span, reason: state === 'CURRENT' ? null : 'chosen by the test', ...rest };
  };

  async function act(documentId: string, claimId: string, what: Act): Promise<void> {
    const reason = 'decided by the test';
    const verdict = await verdictOn(second, claimId);
    const { currentVersion } = (await second.get(`/documents/${documentId}`)).body;
    const acts: Record<Act, () => Promise<unknown>> = {
      none: () => Promise.resolve(),
      acknowledge: () => second.post(`/claims/${claimId}/staleness/acknowledge`, { reason }),
      finish: () => second.post(`/claims/${claimId}/source-gone`, { choice: 'finish', reason }),
      void: () => second.post(`/claims/${claimId}/source-gone`, { choice: 'void', reason }),
      reattach: () =>
        second.post(`/claims/${claimId}/reattach`, {
          reason,
          versionNumber: currentVersion.number,
          exact: `Version ${currentVersion.number} of the article.`,
        }),
      openRound: () => openRound(second, claimId).catch(() => null),
      approve: () => second.post(`/verdicts/${verdict.id}/approve`, {}),
      publish: () => second.post(`/verdicts/${verdict.id}/publish`),
    };
    await acts[what]();
  }

  const standing = (claimId: string): Promise<Standing[]> =>
    app.sql.query(
      `SELECT verdict.state, verdict.stale_since IS NOT NULL AS stale, verdict.basis,
         (SELECT placement.source_state FROM claim_placement placement
          JOIN document_version version ON version.id = placement.document_version_id
          WHERE placement.claim_id = $1 ORDER BY version.number DESC LIMIT 1) AS source
       FROM verdict WHERE claim_id = $1 AND state IN ('APPROVED', 'PUBLISHED')`,
      [claimId],
    );

  /** A verdict whose words are not known to stand is marked, or an editor said that it holds for the archived version. */
  const isMarked = ({ stale, basis, source }: Standing): boolean =>
    stale || source === 'CURRENT' || source === 'PENDING' || (basis === 'ARCHIVED_VERSION' && source !== 'CHANGED');

  const results = fc.constantFrom<Result>(
    'CURRENT',
    'CONTEXT_CHANGED',
    'REWORDED',
    'CHANGED',
    'GONE',
    'FAILED',
    'PENDING',
  );
  const steps = fc.array(fc.record({ result: results, act: fc.constantFrom(...ACTS) }), { minLength: 1, maxLength: 6 });

  it('no approved or published verdict is left unmarked, and none is approved or published on other words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.boolean(), steps, async (approvedFirst, publishedFirst, sequence) => {
        const { documentId, claimId } = await decided();
        if (approvedFirst) await act(documentId, claimId, 'approve');
        if (publishedFirst) await act(documentId, claimId, 'publish');
        for (const [turn, step] of sequence.entries()) {
          await newVersion(documentId, claimId, step.result, turn + 2);
          expect((await standing(claimId)).filter((each) => !isMarked(each))).toEqual([]);
          await act(documentId, claimId, step.act);
          const before = await standing(claimId);
          expect(before.filter((each) => !isMarked(each))).toEqual([]);
          await refusedUnlessStanding(claimId, documentId);
        }
      }),
      { numRuns: 20, seed: 4 },
    );
  }, 240_000);

  /** V1 and V2, tried at every turn: what goes through must stand. */
  async function refusedUnlessStanding(claimId: string, documentId: string): Promise<void> {
    const verdict = await verdictOn(second, claimId);
    for (const step of ['approve', 'publish'] as const) {
      const answer = await second.post(`/verdicts/${verdict.id}/${step}`, step === 'approve' ? {} : undefined);
      if (answer.status !== 200) continue;
      const { state, standing: mark, sourceState, basis } = answer.body;
      expect(['current', 'archived']).toContain(mark);
      expect({ state, ok: sourceState === 'CURRENT' || basis === 'ARCHIVED_VERSION' }).toEqual({ state, ok: true });
    }
    expect((await second.get(`/documents/${documentId}`)).status).toBe(200);
  }
});
