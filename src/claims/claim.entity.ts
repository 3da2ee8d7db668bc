import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  Unique,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import { Document } from '../documents/document.entity.js';
import { UserAccount } from '../users/user.entity.js';
import type { StoredContext } from './claim-context.js';
import { CLAIM_STATES, type ClaimState } from './claim-status.js';
import type { ExtractorOpinion } from './extractor-opinion.js';
import type { TriageBefore } from './triage-before.js';

export const CLAIM_ORIGINS = ['EXTRACTED', 'MANUAL', 'SPLIT'] as const;
export type ClaimOrigin = (typeof CLAIM_ORIGINS)[number];

export const REJECT_REASONS = [
  'opinion',
  'prediction',
  'duplicate',
  'vague',
  'out-of-scope',
  'extractor-error',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export const CLAIMANT_KINDS = ['PERSON', 'ORGANISATION'] as const;
export type ClaimantKind = (typeof CLAIMANT_KINDS)[number];

export const TRIAGE = ['ACCEPTED', 'REJECTED'] as const;
export type Triage = (typeof TRIAGE)[number];

/** A statement that may be checked. What it says is here; where it stands in each version is in its placements. */
@Entity('claim')
@Unique('claim_statement_unique', ['documentId', 'statementHash'])
@Check('claim_workflow_state', `workflow_state IN (${CLAIM_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('claim_statement_not_empty', `btrim(statement) <> ''`)
@Check('claim_score', 'score BETWEEN 0 AND 1')
@Check('claim_claimant_kind', `claimant_kind IN ('PERSON', 'ORGANISATION')`)
@Check('claim_difficulty', 'difficulty BETWEEN 1 AND 3')
@Check('claim_reject_reason', `(workflow_state = 'REJECTED') = (reject_reason IS NOT NULL)`)
@Check('claim_triage', `(triage IS NULL) = (triaged_at IS NULL) AND (triage_reason IS NULL OR triage = 'REJECTED')`)
@Check('claim_embargo', `(embargo_until IS NULL) = (embargo_reason IS NULL)`)
@Check('claim_triage_value', `triage IN ('ACCEPTED', 'REJECTED')`)
@Index('claim_triaged_at_idx', ['triagedAt', 'id'], { where: 'extractor_opinion IS NOT NULL AND triage IS NOT NULL' })
@Index('claim_decided_at_idx', ['triagedAt'], { where: 'triaged_at IS NOT NULL' })
@Index('claim_unsuggested_idx', ['id'], { where: 'unsuggested_since IS NOT NULL' })
@Index('claim_duplicate_of_idx', ['duplicateOfId'], { where: 'duplicate_of_id IS NOT NULL' })
@Index('claim_split_from_idx', ['splitFromId'], { where: 'split_from_id IS NOT NULL' })
@Index('claim_created_at_idx', ['createdAt', 'id'])
@Index('claim_state_idx', ['workflowState', 'createdAt', 'id'])
export class Claim {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'claim_pk' })
  id: string;

  @Column({ type: 'uuid' })
  documentId: string;

  @ManyToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'claim_document_id_fk' })
  document?: Document;

  /** What is to be checked; starts as the verbatim quote. Earlier wordings are in `claim_statement_revision`. */
  @Column({ type: 'text' })
  statement: string;

  @Column({ type: 'int' })
  statementRevision: number;

  /** Hash of the folded wording at extraction: the same words in one document are one claim. */
  @Column({ type: 'text' })
  statementHash: string;

  /** Who said it; null when the document's author speaks. */
  @Column({ type: 'text', nullable: true })
  claimant: string | null;

  /** Address that identifies the claimant (for example Wikidata); never the article. */
  @Column({ type: 'text', nullable: true })
  claimantSameAs: string | null;

  /** Whether the claimant is a person or an organisation; null where nobody has said, and then the name tells. */
  @Column({ type: 'text', nullable: true })
  claimantKind: ClaimantKind | null;

  /** When the claim was made. */
  @Column({ type: 'timestamptz', nullable: true })
  madeAt: Date | null;

  /** Further addresses where the claim occurs. */
  @Column({ type: 'text', array: true, default: '{}' })
  appearances: string[];

  @Column({ type: 'text' })
  claimType: string;

  /** What it is about: tags such as "health". A person may be recused from one, or be chosen for knowing it. */
  @Column({ type: 'text', array: true, default: '{}' })
  topics: string[];

  /** How much work it is, by the desk's estimate: 1, 2 or 3. It is the weight when work is shared out. */
  @Column({ type: 'smallint', default: 1 })
  difficulty: number;

  /** Check-worthiness by the extractor, 0 to 1; 1 for claims added by hand. Never shown to raters. */
  @Column({ type: 'real' })
  score: number;

  /** Why the extractor chose it. */
  @Column({ type: 'text', array: true })
  reasons: string[];

  /** What the extractor said of the sentence; null when it said nothing of it. Never changed, never shown to raters. */
  @Column({ type: 'jsonb', nullable: true })
  extractorOpinion: ExtractorOpinion | null;

  /**
   * What a later extractor, or the same one with other settings, said of the candidate where it came to something else.
   * `score`, `reasons` and `claimType` are then from it. Null while the first opinion holds.
   */
  @Column({ type: 'jsonb', nullable: true })
  latestOpinion: ExtractorOpinion | null;

  /** Since when the extractor no longer picks the sentence of this candidate; null while it does, or was never asked again. */
  @Column({ type: 'timestamptz', nullable: true })
  unsuggestedSince: Date | null;

  /** What stands around the words in the source; null for a claim that was not extracted. */
  @Column({ type: 'jsonb', nullable: true })
  context: StoredContext | null;

  /** The words cannot be judged without what stands around them. */
  @Column({ type: 'boolean', default: false })
  needsContext: boolean;

  @Column({ type: 'text' })
  language: string;

  @Column({ type: 'text' })
  origin: ClaimOrigin;

  /** `manual` for claims added by hand. */
  @Column({ type: 'text' })
  extractorVersion: string;

  @Column({ type: 'text' })
  workflowState: ClaimState;

  /** Why an editor chose to check it (asked by the IFCN code). */
  @Column({ type: 'text', nullable: true })
  checkReason: string | null;

  @Column({ type: 'text', nullable: true })
  rejectReason: RejectReason | null;

  /** It is to be worked on before others. Says nothing of anybody's rating, so raters may know. */
  @Column({ type: 'boolean', default: false })
  urgent: boolean;

  /** No verdict on it may be published before; null without an embargo. Stays when it has passed. */
  @Column({ type: 'timestamptz', nullable: true })
  embargoUntil: Date | null;

  @Column({ type: 'text', nullable: true })
  embargoReason: string | null;

  @Column({ type: 'uuid', nullable: true })
  duplicateOfId: string | null;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'duplicate_of_id', foreignKeyConstraintName: 'claim_duplicate_of_id_fk' })
  duplicateOf?: Claim | null;

  /** The desk's latest decision on whether it is worth checking; null while it is a candidate. */
  @Column({ type: 'text', nullable: true })
  triage: Triage | null;

  /** Why it was rejected: stays when the claim is archived, unlike `rejectReason`. */
  @Column({ type: 'text', nullable: true })
  triageReason: RejectReason | null;

  @Column({ type: 'timestamptz', nullable: true })
  triagedAt: Date | null;

  /** The editor who accepted it; may not rate it. */
  @Column({ type: 'uuid', nullable: true })
  editorId: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'editor_id', foreignKeyConstraintName: 'claim_editor_id_fk' })
  editor?: UserAccount | null;

  /** Who was the editor before and handed the claim over: they chose it too, and may not rate it. */
  @Column({ type: 'uuid', array: true, default: '{}' })
  formerEditorIds: string[];

  /** What the last accept or reject replaced; null as soon as anything else happens to the state. */
  @Column({ type: 'jsonb', nullable: true })
  triageBefore: TriageBefore<RejectReason> | null;

  /** The claim that said several things, of which this is one. */
  @Column({ type: 'uuid', nullable: true })
  splitFromId: string | null;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'split_from_id', foreignKeyConstraintName: 'claim_split_from_id_fk' })
  splitFrom?: Claim | null;

  /** Since when it has been in its workflow state; a trigger keeps it, by the database's clock. */
  @Column({ type: 'timestamptz', default: () => 'now()', insert: false, update: false })
  stateSince: Date;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @VersionColumn()
  version: number;
}
