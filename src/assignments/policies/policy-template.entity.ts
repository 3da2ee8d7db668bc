import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { UserAccount } from '../../users/user.entity.js';
import type { RoundPolicy } from '../round-policy.js';

/**
 * One version of a desk policy that rounds can be opened with. Immutable (by trigger) but for which one is the default:
 * a round names the version it was opened with.
 */
@Entity('policy_template')
@Unique('policy_template_key_version_unique', ['key', 'templateVersion'])
@Check('policy_template_version_positive', 'template_version > 0')
@Index('policy_template_one_default', ['isDefault'], { unique: true, where: 'is_default' })
export class PolicyTemplate {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'policy_template_pk' })
  id: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'int' })
  templateVersion: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'jsonb' })
  policy: RoundPolicy;

  /** Rounds that name no policy take this one. */
  @Column({ type: 'boolean', default: false })
  isDefault: boolean;

  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'policy_template_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
