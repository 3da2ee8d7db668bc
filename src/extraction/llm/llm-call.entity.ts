import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

export const LLM_OUTCOMES = [
  // Under way, or cut off before its end was noted; its tokens are an estimate and count as spent.
  'STARTED',
  'ANSWERED',
  // The answer is not the JSON that was asked for, or was cut off at its limit, or the model refused.
  'MALFORMED',
  'TRUNCATED',
  'REFUSED',
  'RATE_LIMITED',
  'SERVER_ERROR',
  'CLIENT_ERROR',
  'REDIRECTED',
  'NETWORK',
  'TIMEOUT',
  // The job was let go meanwhile.
  'ABORTED',
] as const;
export type LlmOutcome = (typeof LLM_OUTCOMES)[number];

/**
 * One request to the LLM: what it cost, and the answer, so that a search that runs again need not pay for it again.
 * There is no foreign key: what has been spent stays spent, whatever becomes of the document.
 */
@Entity('llm_call')
@Check('llm_call_outcome', `outcome IN (${LLM_OUTCOMES.map((outcome) => `'${outcome}'`).join(', ')})`)
@Check('llm_call_tokens', 'prompt_tokens >= 0 AND completion_tokens >= 0')
@Index('llm_call_created_at_idx', ['createdAt'])
@Index('llm_call_document_idx', ['documentId', 'versionNumber'])
@Index('llm_call_answer_idx', ['requestHash'], { where: `outcome = 'ANSWERED'` })
export class LlmCall {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'llm_call_pk' })
  id: string;

  @Column({ type: 'uuid' })
  documentId: string;

  @Column({ type: 'int' })
  versionNumber: number;

  /** Position of the passage in the document, from 0. */
  @Column({ type: 'int' })
  windowIndex: number;

  @Column({ type: 'text' })
  model: string;

  /** SHA-256 of model, prompt and passage: what has the same hash has the same answer. */
  @Column({ type: 'text' })
  requestHash: string;

  @Column({ type: 'text' })
  outcome: LlmOutcome;

  @Column({ type: 'int' })
  promptTokens: number;

  @Column({ type: 'int' })
  completionTokens: number;

  /** The endpoint did not say how many tokens; these are reckoned from the length, rather too many than too few. */
  @Column({ type: 'boolean', default: true })
  estimated: boolean;

  /** In the desk's currency; null when no prices were set. */
  @Column({ type: 'numeric', precision: 14, scale: 6, nullable: true })
  cost: string | null;

  /** How long the request took, in milliseconds; null until it has ended. */
  @Column({ type: 'int', nullable: true })
  ms: number | null;

  /** Claims of the answer that the document bore out, and how often what was not believed: `{"quote-not-found": 1}`. */
  @Column({ type: 'int', nullable: true })
  accepted: number | null;

  @Column({ type: 'jsonb', default: {} })
  rejected: Record<string, number>;

  /** The content of the answer when it was ANSWERED; holds words of the document. */
  @Column({ type: 'text', nullable: true })
  answer: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
