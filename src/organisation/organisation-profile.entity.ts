import { Check, Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import type { OrganisationProfile } from './organisation-profile.schemas.js';

/** One version of what the organisation says of itself. Append-only (by trigger); the newest is in force. */
@Entity('organisation_profile')
@Unique('organisation_profile_version_unique', ['version'])
@Check('organisation_profile_version_positive', 'version > 0')
export class OrganisationProfileVersion {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'organisation_profile_pk' })
  id: string;

  /** 1, 2, 3, … */
  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'jsonb' })
  content: OrganisationProfile;

  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'organisation_profile_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
