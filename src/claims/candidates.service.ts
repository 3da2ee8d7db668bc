import { Injectable } from '@nestjs/common';
import { type Actor, type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import type { Document } from '../documents/document.entity.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import { statementHash } from '../text/fold.js';
import { describeSpan } from '../text/quote-anchor.js';
import type { Span } from '../text/span.js';
import type { Claim } from './claim.entity.js';
import { type ClaimEvent, claimMachine } from './claim-status.js';
import { candidateThere, claimDuplicate } from './claims.errors.js';
import { ClaimsRepository, type NewClaim, type NewPlacement } from './claims.repository.js';
import type { CreateClaimBody } from './claims.schemas.js';
import { BY_HAND } from './desk-signs.js';
import { DiscardedService } from './discarded.service.js';
import type { FoundClaim } from './found-claim.js';
import { placementMachine } from './placement-status.js';
import { pickedOpinion } from './suggestions.js';

export interface ExtractionTarget {
  document: Document;
  version: DocumentVersion;
  extractorVersion: string;
  /** Of the extraction settings; 0 for the defaults. */
  settingsVersion: number;
}

/** How claims come into being: by extraction (C1) or by an editor's hand. */
@Injectable()
export class CandidatesService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly discarded: DiscardedService,
    private readonly audit: AuditTrail,
  ) {}

  /** The finds whose words the document has in no claim yet, each wording once. */
  async unknown<Find extends FoundClaim>(tx: Tx, documentId: string, found: readonly Find[]): Promise<Find[]> {
    const byHash = new Map<string, Find>();
    for (const claim of found) {
      const hash = statementHash(claim.text);
      if (!byHash.has(hash)) byHash.set(hash, claim);
    }
    const known = await this.claims.knownHashes(tx, documentId, [...byHash.keys()]);
    return [...byHash].filter(([hash]) => !known.has(hash)).map(([, claim]) => claim);
  }

  /**
   * Adds the extractor's finds as candidates. A statement the document already has (whatever became of it) is left
   * alone, so running this twice, or on a new version, never suggests the same words again.
   */
  async addExtracted(tx: Tx, target: ExtractionTarget, found: readonly FoundClaim[]): Promise<{ added: number }> {
    const candidates = found.map((claim) => ({
      values: { ...this.shared(target.document, claim.text), ...extractedValues(target, claim) },
      placement: placementAt(target.version, claim, claim.alsoAt),
    }));
    const ids = await this.create(tx, SYSTEM_ACTOR, 'extract', candidates);
    return { added: ids.filter((id) => id !== null).length };
  }

  /**
   * A claim an editor marks in the text. It is READY at once: choosing it was the triage. When the extractor had set the
   * sentence aside, what it said of it is kept: such a claim is one that it missed. Where it found these very words, its
   * candidate is the claim: otherwise a mark made while it searches would leave a second one on them.
   * @throws AppError SPAN_INVALID, VERSION_CONFLICT (offsets of an older version), CLAIM_DUPLICATE.
   */
  async createByHand(
    tx: Tx,
    actor: PersonActor,
    document: Document,
    version: DocumentVersion,
    body: CreateClaimBody,
  ): Promise<string> {
    if (body.versionNumber !== undefined && body.versionNumber !== version.number) {
      throw new AppError('VERSION_CONFLICT', `The text is at version ${version.number} now. Mark the words there.`, {
        detailCode: 'text-moved-on',
        params: { version: version.number },
        currentVersion: version.number,
      });
    }
    const placement = placementAt(version, body, []);
    const candidate = await this.claims.candidateAt(tx, version.id, body);
    if (candidate) throw candidateThere(candidate);
    const values: Candidate['values'] = {
      ...this.shared(document, body.statement ?? placement.exact ?? ''),
      claimant: body.claimant?.trim() || null,
      claimType: body.claimType ?? 'none',
      score: 1,
      reasons: [BY_HAND],
      origin: 'MANUAL',
      extractorVersion: 'manual',
      checkReason: body.checkReason,
      editorId: actor.id,
      extractorOpinion: await this.discarded.opinionAt(tx, version, body),
      triage: 'ACCEPTED',
      triagedAt: await databaseNow(tx),
    };
    const [id] = await this.create(tx, actor, 'createByHand', [{ values, placement }]);
    if (!id) throw claimDuplicate();
    return id;
  }

  /**
   * One of the things that a claim says, as a claim of its own: READY at once, because splitting it was the triage.
   * @throws AppError CLAIM_DUPLICATE when the document has a claim with this statement.
   */
  async createPart(
    tx: Tx,
    actor: PersonActor,
    whole: Claim,
    version: DocumentVersion,
    part: { statement: string; span: Span; reason: string },
  ): Promise<string> {
    const { claimant, claimantSameAs, claimType, topics, difficulty, context, needsContext } = whole;
    const values: Candidate['values'] = {
      claimant,
      claimantSameAs,
      claimType,
      topics,
      difficulty,
      context,
      needsContext,
      documentId: whole.documentId,
      language: whole.language,
      madeAt: whole.madeAt,
      appearances: whole.appearances,
      statement: part.statement,
      statementHash: statementHash(part.statement),
      score: 1,
      reasons: [BY_HAND],
      origin: 'SPLIT',
      extractorVersion: 'manual',
      checkReason: whole.checkReason ?? part.reason,
      editorId: actor.id,
      splitFromId: whole.id,
      triage: 'ACCEPTED',
      triagedAt: await databaseNow(tx),
    };
    const [id] = await this.create(tx, actor, 'splitOff', [{ values, placement: placementAt(version, part.span, []) }]);
    if (!id) throw claimDuplicate();
    return id;
  }

  /** @param statement what is claimed: two statements may stand in the same words */
  private shared(document: Document, statement: string) {
    return {
      documentId: document.id,
      statement,
      statementHash: statementHash(statement),
      language: document.language,
      madeAt: document.publishedAt,
      appearances: document.url ? [document.url] : [],
    };
  }

  /** @returns the id of each; null where the document has a claim with this statement. */
  private async create(
    tx: Tx,
    actor: Actor,
    event: ClaimEvent,
    candidates: readonly Candidate[],
  ): Promise<(string | null)[]> {
    const workflowState = claimMachine.next(null, event);
    const placed = candidates.map(({ values, placement }) => ({ values: { ...values, workflowState }, placement }));
    const ids = await this.claims.insert(tx, placed, actor.id);
    for (const [index, { values }] of candidates.entries()) {
      const id = ids[index];
      if (!id) continue;
      const { checkReason, extractorVersion, score, splitFromId } = values;
      this.audit.record(tx, actor, {
        event: `claim.${event}`,
        entityType: 'claim',
        entityId: id,
        claimId: id,
        to: workflowState,
        reason: checkReason ?? null,
        data: { extractorVersion, score, ...(splitFromId ? { otherClaimId: splitFromId } : {}) },
      });
    }
    return ids;
  }
}

interface Candidate {
  values: Omit<NewClaim, 'workflowState'>;
  placement: NewPlacement;
}

const extractedValues = (target: ExtractionTarget, claim: FoundClaim) => ({
  claimant: claim.speaker,
  claimType: claim.type,
  score: claim.score,
  reasons: claim.reasons,
  origin: 'EXTRACTED' as const,
  extractorVersion: target.extractorVersion,
  extractorOpinion: pickedOpinion(claim, target),
  context: { ...claim.context, versionNumber: target.version.number },
  needsContext: claim.needsContext,
});

function placementAt(version: DocumentVersion, span: Span, alsoAt: Span[]): NewPlacement {
  const { exact, prefix, suffix, start, end } = describeSpan(version.text, span);
  return {
    documentVersionId: version.id,
    sourceState: placementMachine.next(null, 'found'),
    exact,
    prefix,
    suffix,
    startOffset: start,
    endOffset: end,
    alsoAt: alsoAt.map((other) => ({ start: other.start, end: other.end })),
  };
}
