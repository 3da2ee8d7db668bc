import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import { Claim } from './claim.entity.js';

/** Every wording a claim's statement has had. Append-only. */
@Entity('claim_statement_revision')
export class StatementRevision {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'claim_statement_revision_pk' })
  claimId: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'claim_statement_revision_pk' })
  revision: number;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'claim_statement_revision_claim_id_fk' })
  claim?: Claim;

  @Column({ type: 'text' })
  statement: string;

  /** Null when the extractor wrote it. */
  @Column({ type: 'uuid', nullable: true })
  authorId: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'claim_statement_revision_author_id_fk' })
  author?: UserAccount | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
