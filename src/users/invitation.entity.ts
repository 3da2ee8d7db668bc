import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Role } from '../access/permissions.js';
import { UserAccount } from './user.entity.js';

/** An invitation by link: whoever holds the link may set up an account with these roles, once, before it expires. */
@Entity('invitation')
@Index('invitation_token_hash_unique', ['tokenHash'], { unique: true })
export class Invitation {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'invitation_pk' })
  id: string;

  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text', array: true })
  roles: Role[];

  /** SHA-256 (hex) of the token in the link. */
  @Column({ type: 'text' })
  tokenHash: string;

  @Column({ type: 'uuid' })
  invitedBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'invited_by', foreignKeyConstraintName: 'invitation_invited_by_fk' })
  inviter?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  acceptedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}
