import { Check, Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import type { ExtractionSettings } from './extraction-settings.js';

/**
 * One version of the extraction settings. Append-only (by trigger): claims and labels name the version they were
 * selected with. Before the first row the defaults hold, as version 0.
 */
@Entity('extraction_settings')
@Unique('extraction_settings_version_unique', ['version'])
@Check('extraction_settings_version_positive', 'version > 0')
export class ExtractionSettingsVersion {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'extraction_settings_pk' })
  id: string;

  /** 1, 2, 3, … */
  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'jsonb' })
  content: ExtractionSettings;

  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'extraction_settings_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
