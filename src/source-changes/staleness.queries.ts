import { Injectable } from '@nestjs/common';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import { toWholeCharacters } from '../text/whole-characters.js';
import { CLAIM_FACTS, type ClaimFactsRow, FROM_CLAIM_FACTS, toFacts, toVerdicts } from './claim-facts.js';
import { type PageProblem, pageProblemOf, toPageProblem } from './page-problem.js';
import type { StalenessView } from './staleness.schemas.js';
import { askedOf, stalenessActions } from './staleness-actions.js';
import { wordingDiff } from './wording-diff.js';

interface PlaceRow {
  number: number;
  start_offset: number;
  end_offset: number;
  text: string;
}

type Side = NonNullable<StalenessView['old']>;

/** Code units of text shown on each side of the words. */
const AROUND = 300;

@Injectable()
export class StalenessQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Null when there is no such claim, or this person may see it only as its rater. */
  async find(claimId: string, userId: string): Promise<StalenessView | null> {
    const [row] = await this.transactions.reader.query<(ClaimFactsRow & { page: PageProblem })[]>(
      `SELECT ${CLAIM_FACTS}, ${pageProblemOf('claim.document_id')} ${FROM_CLAIM_FACTS} WHERE claim.id = $1 AND NOT ${isBlind('claim.id', '$2')}`,
      [claimId, userId],
    );
    if (!row) return null;
    const before = await this.place(claimId, `version.number < $2 AND placement.source_state = 'CURRENT'`, row);
    const after = await this.place(claimId, 'version.number = $2', row);
    const facts = toFacts(row);
    return {
      claimId: row.id,
      documentId: row.document_id,
      statement: row.statement,
      workflowState: row.workflow_state,
      versionNumber: row.version_number,
      sourceState: row.source_state,
      foundState: row.resolved_state,
      reason: row.reason,
      old: before,
      new: after,
      diff: before && after && differenceOf(before, after),
      verdicts: toVerdicts(row),
      page: toPageProblem(row.page),
      asked: askedOf(facts),
      actions: stalenessActions(facts),
    };
  }

  private async place(claimId: string, condition: string, { version_number }: ClaimFactsRow): Promise<Side | null> {
    const [row] = await this.transactions.reader.query<PlaceRow[]>(
      `SELECT version.number, version.text, placement.start_offset, placement.end_offset
       FROM claim_placement placement
       JOIN document_version version ON version.id = placement.document_version_id
       WHERE placement.claim_id = $1 AND placement.start_offset IS NOT NULL AND ${condition}
       ORDER BY version.number DESC LIMIT 1`,
      [claimId, version_number],
    );
    return row ? toSide(row) : null;
  }
}

function toSide({ number, text, start_offset: start, end_offset: end }: PlaceRow): Side {
  return {
    versionNumber: number,
    words: text.slice(start, end),
    before: toWholeCharacters(text.slice(Math.max(0, start - AROUND), start)),
    after: toWholeCharacters(text.slice(end, end + AROUND)),
  };
}

const differenceOf = (before: Side, after: Side): StalenessView['diff'] => ({
  words: wordingDiff(before.words, after.words),
  before: wordingDiff(before.before, after.before),
  after: wordingDiff(before.after, after.after),
});
