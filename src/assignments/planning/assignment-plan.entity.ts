import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../../users/user.entity.js';
import type { PlanContent } from './plan-content.js';

/** A plan that was shown and may be applied, exactly as it was shown, by whoever asked for it. */
@Entity('assignment_plan')
@Check('assignment_plan_kind', `kind IN ('ASSIGN', 'REBALANCE')`)
@Index('assignment_plan_created_at_idx', ['createdAt'])
export class AssignmentPlan {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'assignment_plan_pk' })
  id: string;

  @Column({ type: 'text' })
  kind: 'ASSIGN' | 'REBALANCE';

  @Column({ type: 'jsonb' })
  content: PlanContent;

  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'assignment_plan_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** A plan is applied once. */
  @Column({ type: 'timestamptz', nullable: true })
  appliedAt: Date | null;
}
