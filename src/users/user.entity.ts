import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  PrimaryColumn,
  Unique,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { Role } from '../access/permissions.js';

export const USER_STATUSES = ['ACTIVE', 'DISABLED'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

export const EXPERIENCE_LEVELS = ['NOVICE', 'EXPERIENCED'] as const;
export type ExperienceLevel = (typeof EXPERIENCE_LEVELS)[number];

/** A person with an account. Never deleted, only disabled: verdicts and the audit trail keep pointing here. */
@Entity('user_account')
@Unique('user_account_email_unique', ['email'])
@Check('user_account_email_lower', 'email = lower(email)')
@Check('user_account_status', `status IN ('ACTIVE', 'DISABLED')`)
@Check('user_account_level', `level IN ('NOVICE', 'EXPERIENCED')`)
@Check('user_account_capacity', 'max_open > 0')
@Check('user_account_pause', 'paused_from IS NULL OR paused_until > paused_from')
export class UserAccount {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'user_account_pk' })
  id: string;

  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text' })
  displayName: string;

  /** argon2id in PHC format; null until the person has set a password. */
  @Column({ type: 'text', nullable: true })
  passwordHash: string | null;

  @Column({ type: 'text', array: true })
  roles: Role[];

  /** BCP 47 tags of the languages this person can review; empty means any. */
  @Column({ type: 'text', array: true, default: '{}' })
  languages: string[];

  /** What this person knows well: tags such as "health". They keep nobody out; the strategy EXPERT_TAG looks at them. */
  @Column({ type: 'text', array: true, default: '{}' })
  topics: string[];

  @Column({ type: 'text', default: 'EXPERIENCED' })
  level: ExperienceLevel;

  /** Open assignments this person can take at most, where that is less than the policy allows; null for no own limit. */
  @Column({ type: 'int', nullable: true })
  maxOpen: number | null;

  /** The pause begins here; null: at once. Only together with `pausedUntil`. */
  @Column({ type: 'timestamptz', nullable: true })
  pausedFrom: Date | null;

  /** Gets no new assignments before this time; null when not paused. */
  @Column({ type: 'timestamptz', nullable: true })
  pausedUntil: Date | null;

  @Column({ type: 'text', default: 'ACTIVE' })
  status: UserStatus;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @VersionColumn()
  version: number;
}
