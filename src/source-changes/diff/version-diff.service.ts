import { Injectable } from '@nestjs/common';
import { can, type PersonActor } from '../../access/actor.js';
import { diffTexts, type TextDiff } from '../../anchoring/diff/text-diff.js';
import { AppError } from '../../common/app-error.js';
import { Transactions, type Tx } from '../../database/transactions.js';
import type { Document } from '../../documents/document.entity.js';
import type { DocumentVersion } from '../../documents/document-version.entity.js';
import { DocumentsService } from '../../documents/documents.service.js';
import { type ClaimInVersions, VersionDiffQueries } from './version-diff.queries.js';
import type { ComparedClaimView, DiffParams } from './version-diff.schemas.js';

/** Two versions of a document and how they differ. */
export interface ComparedVersions {
  document: Document;
  older: DocumentVersion;
  newer: DocumentVersion;
  diff: TextDiff;
  /** Null when this person may not see claims. */
  claims: ComparedClaimView[] | null;
}

@Injectable()
export class VersionDiffService {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: DocumentsService,
    private readonly queries: VersionDiffQueries,
  ) {}

  /** Compares any two versions, in the order asked for. @throws AppError NOT_FOUND, DOCUMENT_NOT_READY */
  async compare(actor: PersonActor, { id, n, m }: DiffParams): Promise<ComparedVersions> {
    const { document, older, newer } = await this.transactions.run(async (tx) => ({
      document: (await this.documents.newestVersion(tx, id)).document,
      older: await this.version(tx, id, n),
      newer: await this.version(tx, id, m),
    }));
    // Whoever only rates sees claims in the rater's shape alone, which says nothing of where they stand.
    const seesDesk = can(actor, 'claim.read') && can(actor, 'round.read');
    const claims = seesDesk
      ? (await this.queries.claims({ old: older.id, new: newer.id }, actor.id)).map(toComparedClaim)
      : null;
    return { document, older, newer, diff: diffTexts(older, newer), claims };
  }

  private async version(tx: Tx, id: string, number: number): Promise<DocumentVersion> {
    const version = await this.documents.findVersion(tx, id, number);
    if (!version) throw new AppError('NOT_FOUND', `This document has no version ${number}.`);
    return version;
  }
}

const toComparedClaim = (row: ClaimInVersions): ComparedClaimView => ({
  claimId: row.claimId,
  statement: row.statement,
  old: row.oldState === null ? null : { state: row.oldState, start: row.oldStart, end: row.oldEnd },
  new: row.newState === null ? null : { state: row.newState, start: row.newStart, end: row.newEnd },
  reason: row.reason,
});
