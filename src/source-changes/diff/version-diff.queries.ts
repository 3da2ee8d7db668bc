import { Injectable } from '@nestjs/common';
import { isBlind } from '../../database/blind-claim.js';
import { Transactions } from '../../database/transactions.js';

/** Where a claim stands in each of two versions; null where it has no place or was not there yet. */
export interface ClaimInVersions {
  claimId: string;
  statement: string;
  oldState: string | null;
  oldStart: number | null;
  oldEnd: number | null;
  newState: string | null;
  newStart: number | null;
  newEnd: number | null;
  reason: string | null;
}

@Injectable()
export class VersionDiffQueries {
  constructor(private readonly transactions: Transactions) {}

  /** The claims of two versions of a document, as far as this person sees them otherwise than as their rater. */
  claims(versionIds: { old: string; new: string }, readerId: string): Promise<ClaimInVersions[]> {
    return this.transactions.reader.query<ClaimInVersions[]>(
      `SELECT claim.id AS "claimId", claim.statement,
              older.source_state AS "oldState", older.start_offset AS "oldStart", older.end_offset AS "oldEnd",
              newer.source_state AS "newState", newer.start_offset AS "newStart", newer.end_offset AS "newEnd",
              newer.reason
       FROM claim
       LEFT JOIN claim_placement older ON older.claim_id = claim.id AND older.document_version_id = $1
       LEFT JOIN claim_placement newer ON newer.claim_id = claim.id AND newer.document_version_id = $2
       WHERE (older.id IS NOT NULL OR newer.id IS NOT NULL) AND NOT ${isBlind('claim.id', '$3')}
       ORDER BY coalesce(newer.start_offset, older.start_offset), claim.id`,
      [versionIds.old, versionIds.new, readerId],
    );
  }
}
