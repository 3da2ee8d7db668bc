import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { RevisionKind } from '../../claims/suggestions.js';
import { Document } from '../../documents/document.entity.js';
import { ExtractionRerun } from './extraction-rerun.entity.js';

export const RERUN_DOCUMENT_STATES = ['WAITING', 'RUNNING', 'DONE', 'SKIPPED', 'FAILED', 'CANCELLED'] as const;
export type RerunDocumentState = (typeof RERUN_DOCUMENT_STATES)[number];

/**
 * Why a document was left as it is: it has a newer text, whose own search is made with the extractor of today; claims
 * are still to be placed in it, after which it is searched anyway; extractor or settings changed under the rerun; the
 * language model did not answer, so that the extractor's own word is not known.
 */
export const SKIP_REASONS = ['OVERTAKEN', 'PLACING', 'EXTRACTOR_CHANGED', 'SETTINGS_CHANGED', 'FALLBACK'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export const CHANGE_KINDS = ['added', 'noLongerSuggested', 'suggestedAgain', 'rescored'] as const;
export type ChangeKind = 'added' | RevisionKind;

/** One change, for a person who decides on a preview. */
export interface SampledChange {
  kind: ChangeKind;
  /** Null for a claim that would be new. */
  claimId: string | null;
  text: string;
  scoreBefore: number | null;
  score: number;
  reasons: string[];
}

/** What the search of a document changed, or would. */
export type RerunResult = Record<ChangeKind, number> & {
  claimsFound: number;
  /** Only of a preview. */
  sample: SampledChange[];
};

/** A document of a rerun and how far it is. */
@Entity('extraction_rerun_document')
@Check('extraction_rerun_document_state', `state IN ('WAITING', 'RUNNING', 'DONE', 'SKIPPED', 'FAILED', 'CANCELLED')`)
@Check('extraction_rerun_document_result', `(state = 'DONE') = (result IS NOT NULL)`)
@Index('extraction_rerun_document_waiting_idx', ['rerunId', 'place'], { where: `state = 'WAITING'` })
@Index('extraction_rerun_document_started_idx', ['startedAt'], { where: 'started_at IS NOT NULL' })
export class RerunDocument {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'extraction_rerun_document_pk' })
  rerunId: string;

  @ManyToOne(() => ExtractionRerun, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'rerun_id', foreignKeyConstraintName: 'extraction_rerun_document_rerun_id_fk' })
  rerun?: ExtractionRerun;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'extraction_rerun_document_pk' })
  documentId: string;

  @ManyToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'extraction_rerun_document_document_id_fk' })
  document?: Document;

  /** The newest text when the rerun was asked for. */
  @Column({ type: 'int' })
  versionNumber: number;

  /** Its turn: 1, 2, 3, … */
  @Column({ type: 'int' })
  place: number;

  @Column({ type: 'text' })
  state: RerunDocumentState;

  /** How often it was handed out. */
  @Column({ type: 'int', default: 0 })
  starts: number;

  /** When it was handed out last. */
  @Column({ type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  result: RerunResult | null;

  /** Why it was skipped (a `SkipReason`), or the error code of its failure. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'text', nullable: true })
  message: string | null;
}
