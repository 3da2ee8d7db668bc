import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ClaimState } from './claim-status.js';
import type { SourceState } from './placement-status.js';

/** The state of a verdict that is not published yet. */
export const PENDING_VERDICTS = ['PROPOSED', 'APPROVED'] as const;
export type PendingVerdict = (typeof PENDING_VERDICTS)[number];

/**
 * What lists of claims filter and sort by, one row for each claim: facts that otherwise lie in five tables, where no index
 * could find the first page of "stale" or "unassigned" among a million claims. Triggers keep it (migration
 * `AddClaimBoard`, from the view `claim_board_source`, which is its definition); nothing else writes to it. So no
 * foreign keys: rows come from the rows they would refer to, and those are never deleted.
 */
@Entity('claim_board')
@Index('claim_board_created_idx', ['createdAt', 'claimId'])
@Index('claim_board_state_idx', ['workflowState', 'createdAt', 'claimId'])
@Index('claim_board_document_idx', ['documentId', 'createdAt', 'claimId'])
@Index('claim_board_source_idx', ['sourceId', 'createdAt', 'claimId'])
@Index('claim_board_editor_idx', ['editorId', 'createdAt', 'claimId'])
@Index('claim_board_type_idx', ['claimType', 'createdAt', 'claimId'])
@Index('claim_board_claimant_idx', ['claimantKey', 'createdAt', 'claimId'])
@Index('claim_board_stale_idx', ['createdAt', 'claimId'], { where: 'stale' })
@Index('claim_board_unassigned_idx', ['createdAt', 'claimId'], { where: 'free_slots > 0' })
@Index('claim_board_pending_verdict_idx', ['pendingVerdict', 'createdAt', 'claimId'], {
  where: 'pending_verdict IS NOT NULL',
})
@Index('claim_board_due_idx', ['dueAt', 'claimId'], { where: 'due_at IS NOT NULL' })
@Index('claim_board_waiting_idx', ['waitingSince', 'claimId'], { where: 'waiting_since IS NOT NULL' })
@Index('claim_board_state_waiting_idx', ['workflowState', 'waitingSince', 'claimId'], {
  where: 'waiting_since IS NOT NULL',
})
// GIN; made by the migration.
@Index('claim_board_words_idx', { synchronize: false })
@Index('claim_board_topics_idx', { synchronize: false })
@Index('claim_board_holders_idx', { synchronize: false })
export class ClaimBoardRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'claim_board_pk' })
  claimId: string;

  @Column({ type: 'uuid' })
  documentId: string;

  @Column({ type: 'uuid', nullable: true })
  sourceId: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'text' })
  workflowState: ClaimState;

  /** The editor of record: who accepted it. */
  @Column({ type: 'uuid', nullable: true })
  editorId: string | null;

  @Column({ type: 'text' })
  claimType: string;

  /** The claimant in lower case. */
  @Column({ type: 'text', nullable: true })
  claimantKey: string | null;

  @Column({ type: 'text' })
  language: string;

  @Column({ type: 'text', array: true })
  topics: string[];

  /** The statement's words, for full text search. */
  @Column({ type: 'tsvector' })
  words: string;

  /** Of the newest version; null between the claim and its first place, inside one transaction. */
  @Column({ type: 'text', nullable: true })
  sourceState: SourceState | null;

  /**
   * The source no longer stands on the same words, and nobody has acknowledged it or decided that the verdict holds for
   * the archived version.
   */
  @Column({ type: 'boolean' })
  stale: boolean;

  /** Places of the running round that nobody holds; 0 without one. */
  @Column({ type: 'int' })
  freeSlots: number;

  /** Who holds a place in the running round, in no telling order. */
  @Column({ type: 'uuid', array: true })
  holders: string[];

  /** When the earliest unfinished assignment of the running round is due. */
  @Column({ type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  @Column({ type: 'text', nullable: true })
  pendingVerdict: PendingVerdict | null;

  /**
   * Since when it has been in its state, where somebody of the desk has yet to act: triage, open a round, rate, adjudicate,
   * approve or publish. Null for all others.
   */
  @Column({ type: 'timestamptz', nullable: true })
  waitingSince: Date | null;

  /** It has a published verdict. */
  @Column({ type: 'boolean' })
  published: boolean;
}
