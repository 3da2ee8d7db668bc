import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  VersionColumn,
} from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import type { ClaimFilter } from './claim-filter.js';

/** A filter of the list of claims that somebody keeps under a name, for themselves or for the desk. */
@Entity('saved_filter')
@Index('saved_filter_owner_name_unique', ['ownerId', 'name'], { unique: true })
@Index('saved_filter_shared_idx', ['name'], { where: 'shared' })
@Check('saved_filter_name_not_empty', `btrim(name) <> ''`)
export class SavedFilter {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'saved_filter_pk' })
  id: string;

  @Column({ type: 'uuid' })
  ownerId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'owner_id', foreignKeyConstraintName: 'saved_filter_owner_id_fk' })
  owner?: UserAccount;

  @Column({ type: 'text' })
  name: string;

  /** As given to `GET /claims`; `me` means whoever uses it. */
  @Column({ type: 'jsonb' })
  filter: ClaimFilter;

  /** Everybody of the desk sees it; only its owner changes it. */
  @Column({ type: 'boolean' })
  shared: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
