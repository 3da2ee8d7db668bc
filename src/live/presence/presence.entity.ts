import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../../users/user.entity.js';

export const PRESENCE_KINDS = ['claim', 'document'] as const;
export type PresenceKind = (typeof PRESENCE_KINDS)[number];

/** An editor looks at something just now. Short-lived, so the table is not in the write-ahead log (a migration says so). */
@Entity('presence')
@Check('presence_kind', `kind IN (${PRESENCE_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Index('presence_seen_at_idx', ['seenAt'])
export class Presence {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'presence_pk' })
  kind: PresenceKind;

  /** Of the claim or document. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'presence_pk' })
  entityId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'presence_pk' })
  userId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'presence_user_id_fk' })
  user?: UserAccount;

  @Column({ type: 'timestamptz' })
  seenAt: Date;
}
