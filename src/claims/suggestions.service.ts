import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import type { SetAside } from './best-discarded.js';
import type { FoundClaim } from './found-claim.js';
import { type Revision, REVISION_KINDS, type RevisionKind, revisions, type Searcher } from './suggestions.js';
import { SuggestionsRepository } from './suggestions.repository.js';

/**
 * What another extractor says of candidates that are there already. A candidate is never removed and keeps its first
 * opinion; what somebody has decided on is not touched.
 */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly repository: SuggestionsRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** How a search of the whole version differs from what holds of its candidates. Writes nothing. */
  async compare(
    tx: Tx,
    version: DocumentVersion,
    found: readonly FoundClaim[],
    setAside: readonly SetAside[],
    searcher: Searcher,
  ): Promise<Revision[]> {
    return revisions(await this.repository.find(tx, version.id), found, setAside, searcher);
  }

  /** Stores newer opinions, each with an audit row. The caller holds the document's lock. @returns how many of each kind */
  async apply(tx: Tx, all: readonly Revision[]): Promise<Record<RevisionKind, number>> {
    const revised = all.length === 0 ? new Set<string>() : await this.repository.revise(tx, all);
    const done = all.filter(({ candidate }) => revised.has(candidate.id));
    for (const { kind, candidate, opinion } of done) {
      const { extractorVersion, settingsVersion, score, reasons } = opinion;
      this.audit.record(tx, SYSTEM_ACTOR, {
        event: `claim.${kind}`,
        entityType: 'claim',
        entityId: candidate.id,
        claimId: candidate.id,
        data: { extractorVersion, settingsVersion, score, reasons, before: { score: candidate.score } },
      });
    }
    return countOf(done);
  }
}

/** How many there are of each kind. */
export function countOf(all: readonly Revision[]): Record<RevisionKind, number> {
  const counts = Object.fromEntries(REVISION_KINDS.map((kind) => [kind, 0])) as Record<RevisionKind, number>;
  for (const { kind } of all) counts[kind] += 1;
  return counts;
}
