import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import type { Resolution, ResolvedState } from '../anchoring/claim-resolver.js';
import { RESOLVER_VERSION } from '../anchoring/claim-resolver.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { ClaimPlacement } from '../claims/claim-placement.entity.js';
import { ClaimsService } from '../claims/claims.service.js';
import { type PlacementEvent, placementMachine } from '../claims/placement-status.js';
import type { Tx } from '../database/transactions.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import { describeSpan } from '../text/quote-anchor.js';
import { ConsequencesService } from './consequences.service.js';
import { PlacementsRepository, type Unplaced } from './placements.repository.js';

const EVENTS: Record<ResolvedState, PlacementEvent> = {
  CURRENT: 'resolvedCurrent',
  CONTEXT_CHANGED: 'resolvedContextChanged',
  REWORDED: 'resolvedReworded',
  CHANGED: 'resolvedChanged',
  GONE: 'resolvedGone',
};

/** Writes what a resolution says of a claim: its place, the audit trail, and what follows for round and verdict. */
@Injectable()
export class PlacementWriter {
  constructor(
    private readonly placements: PlacementsRepository,
    private readonly claims: ClaimsService,
    private readonly consequences: ConsequencesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Settles at once the claims that stand as they stood and have neither round nor verdict, so that nothing follows: a
   * long document has hundreds of them.
   * @returns the ids of the placements settled; the others are to be settled one by one
   */
  async settleUnmoved(
    tx: Tx,
    version: DocumentVersion,
    claims: readonly Unplaced[],
    resolutions: ReadonlyMap<string, Resolution>,
  ): Promise<Set<string>> {
    const to = placementMachine.next('PENDING', EVENTS.CURRENT);
    const anchors = claims.flatMap(({ placementId }) => {
      const resolution = resolutions.get(placementId);
      return resolution?.state === 'CURRENT' ? [{ id: placementId, ...anchorIn(version, resolution) }] : [];
    });
    if (anchors.length === 0) return new Set();
    const settled = new Set(await this.placements.settleUnjudged(tx, anchors, to, RESOLVER_VERSION));
    for (const claim of claims) {
      if (!settled.has(claim.placementId)) continue;
      const { similarity = 1 } = resolutions.get(claim.placementId) ?? {};
      this.recordResolved(tx, version, claim, { from: 'PENDING', to, reason: null, similarity });
    }
    return settled;
  }

  /** Does nothing when the place has been settled meanwhile. */
  async settle(tx: Tx, version: DocumentVersion, claim: Unplaced, resolution: Resolution): Promise<void> {
    // The claim first, as everywhere: whoever changes a claim's review holds its lock.
    await this.claims.lock(tx, claim.claimId);
    const placement = await this.placements.lockUnsettled(tx, claim.placementId);
    if (!placement) return;
    const to = placementMachine.next(pendingAgain(placement), EVENTS[resolution.state]);
    await this.placements.update(tx, placement.id, {
      ...anchorIn(version, resolution),
      sourceState: to,
      resolvedState: to,
      reason: resolution.reason,
      resolverVersion: RESOLVER_VERSION,
    });
    const { reason, similarity } = resolution;
    this.recordResolved(tx, version, claim, { from: placement.sourceState, to, reason, similarity });
    await this.consequences.follow(tx, claim.claimId, to);
  }

  private recordResolved(
    tx: Tx,
    version: DocumentVersion,
    { placementId, claimId, baseVersionNumber }: Unplaced,
    { from, to, reason, similarity }: { from: string; to: string; reason: string | null; similarity: number },
  ): void {
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'source.resolved',
      entityType: 'placement',
      entityId: placementId,
      claimId,
      from,
      to,
      reason,
      data: { versionNumber: version.number, baseVersionNumber, similarity, resolverVersion: RESOLVER_VERSION },
    });
  }

  /** The resolution as a whole failed: nothing is known of any claim in this version. */
  async fail(tx: Tx, version: DocumentVersion, reason: string): Promise<void> {
    for (const { id, claimId, sourceState } of await this.placements.pending(tx, version.id)) {
      await this.claims.lock(tx, claimId);
      if (!(await this.placements.lockUnsettled(tx, id))) continue;
      const to = placementMachine.next(sourceState, 'resolvingFailed');
      await this.placements.update(tx, id, {
        sourceState: to,
        resolvedState: to,
        reason,
        resolverVersion: RESOLVER_VERSION,
      });
      this.audit.record(tx, SYSTEM_ACTOR, {
        event: 'source.resolvingFailed',
        entityType: 'placement',
        entityId: id,
        claimId,
        from: sourceState,
        to,
        reason,
        data: { versionNumber: version.number },
      });
      await this.consequences.follow(tx, claimId, to);
    }
  }
}

/** A place that failed before is tried again: it is PENDING for the moment of this transaction. */
const pendingAgain = ({ sourceState }: ClaimPlacement) =>
  sourceState === 'FAILED' ? placementMachine.next(sourceState, 'retry') : sourceState;

function anchorIn(version: DocumentVersion, { span, alsoAt }: Resolution): Partial<ClaimPlacement> {
  if (span === null) return { exact: null, prefix: null, suffix: null, startOffset: null, endOffset: null, alsoAt: [] };
  const { exact, prefix, suffix, start, end } = describeSpan(version.text, span);
  return { exact, prefix, suffix, startOffset: start, endOffset: end, alsoAt };
}
