import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Permission } from '../access/permissions.js';
import { UserAccount } from '../users/user.entity.js';

/** A bearer token for machines. Shown once when made; only its hash is kept. */
@Entity('api_token')
@Index('api_token_token_hash_unique', ['tokenHash'], { unique: true })
@Index('api_token_user_id_idx', ['userId'])
export class ApiToken {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_token_pk' })
  id: string;

  @Column({ type: 'uuid' })
  userId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'api_token_user_id_fk' })
  user?: UserAccount;

  @Column({ type: 'text' })
  name: string;

  /** First characters of the token, to tell tokens apart in a list. */
  @Column({ type: 'text' })
  prefix: string;

  /** SHA-256 (hex) of the whole token. */
  @Column({ type: 'text' })
  tokenHash: string;

  /** What the token may do at most; never more than its owner may. */
  @Column({ type: 'text', array: true })
  scopes: Permission[];

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}
