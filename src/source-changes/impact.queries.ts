import { Injectable } from '@nestjs/common';
import type { SourceState } from '../claims/placement-status.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import { CLAIM_FACTS, type ClaimFactsRow, FROM_CLAIM_FACTS, toFacts, toVerdicts } from './claim-facts.js';
import { impactSentence } from './impact-sentence.js';
import type { ImpactView } from './impact.schemas.js';
import { type PageProblem, pageProblemOf, toPageProblem } from './page-problem.js';
import { askedOf } from './staleness-actions.js';

interface VersionRow {
  id: string;
  created_at: Date;
  newest: boolean;
  page: PageProblem;
}

interface FateRow extends ClaimFactsRow {
  fate: SourceState;
  fate_reason: string | null;
  is_new: boolean;
}

const COUNTED: Record<SourceState, keyof ImpactView['counts']> = {
  CURRENT: 'stand',
  CONTEXT_CHANGED: 'contextChanged',
  REWORDED: 'reworded',
  CHANGED: 'changed',
  GONE: 'gone',
  FAILED: 'failed',
  PENDING: 'pending',
};

/** Reckoned anew at every reading: nothing of it is stored. */
@Injectable()
export class ImpactQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Claims that this person rates are left out. Null when the document has no such version. */
  async find(documentId: string, versionNumber: number, userId: string): Promise<ImpactView | null> {
    const [version] = await this.transactions.reader.query<VersionRow[]>(
      `SELECT version.id, version.created_at, version.number = document.current_version AS newest, ${pageProblemOf('document.id')}
       FROM document_version version JOIN document ON document.id = version.document_id
       WHERE version.document_id = $1 AND version.number = $2`,
      [documentId, versionNumber],
    );
    if (!version) return null;
    const rows = await this.transactions.reader.query<FateRow[]>(
      `SELECT ${CLAIM_FACTS}, coalesce(here.resolved_state, here.source_state) AS fate, here.reason AS fate_reason,
         NOT EXISTS (SELECT FROM claim_placement earlier
           JOIN document_version earlier_version ON earlier_version.id = earlier.document_version_id
           WHERE earlier.claim_id = claim.id AND earlier_version.number < $2) AS is_new
       ${FROM_CLAIM_FACTS}
       JOIN claim_placement here ON here.claim_id = claim.id AND here.document_version_id = $1
       WHERE NOT ${isBlind('claim.id', '$3')}
       ORDER BY claim.created_at, claim.id`,
      [version.id, versionNumber, userId],
    );
    return toImpact(documentId, versionNumber, version, rows);
  }
}

function toImpact(documentId: string, versionNumber: number, version: VersionRow, rows: FateRow[]): ImpactView {
  const looked = rows.filter(({ is_new }) => !is_new).map(toClaim);
  const candidates = rows
    .filter(({ is_new }) => is_new)
    .map((row) => ({ claimId: row.id, statement: row.statement, workflowState: row.workflow_state }));
  const counts = countsOf(looked, candidates.length);
  const claims = looked.toSorted((a, b) => Number(a.asked === 'nothing') - Number(b.asked === 'nothing'));
  const { newest, created_at, page } = version;
  const sentence = impactSentence(counts);
  return {
    documentId,
    versionNumber,
    newest,
    createdAt: created_at.toISOString(),
    page: toPageProblem(page),
    sentence,
    counts,
    claims,
    candidates,
  };
}

function countsOf(claims: readonly ImpactView['claims'][number][], added: number): ImpactView['counts'] {
  const counts: ImpactView['counts'] = {
    claims: claims.length,
    stand: 0,
    contextChanged: 0,
    reworded: 0,
    changed: 0,
    gone: 0,
    failed: 0,
    pending: 0,
    new: added,
    verdictsStale: claims.flatMap(({ verdicts }) => verdicts).filter(({ standing }) => standing === 'stale').length,
    asked: claims.filter(({ asked }) => asked !== 'nothing').length,
  };
  for (const { fate } of claims) counts[COUNTED[fate]] += 1;
  return counts;
}

const toClaim = (row: FateRow): ImpactView['claims'][number] => ({
  claimId: row.id,
  statement: row.statement,
  workflowState: row.workflow_state,
  fate: row.fate,
  reason: row.fate_reason,
  sourceState: row.source_state,
  verdicts: toVerdicts(row),
  asked: askedOf(toFacts(row)),
});
