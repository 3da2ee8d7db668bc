import { Check, Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { Source } from '../documents/source.entity.js';
import { UserAccount } from '../users/user.entity.js';

/** A source of which every document is watched, also those that come later. */
@Entity('source_watch')
@Check('source_watch_interval', 'interval_minutes > 0')
export class SourceWatch {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'source_watch_pk' })
  sourceId: string;

  @OneToOne(() => Source, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'source_watch_source_id_fk' })
  source?: Source;

  @Column({ type: 'int' })
  intervalMinutes: number;

  /** Documents that come in while it is paused are watched, but paused. */
  @Column({ type: 'boolean' })
  paused: boolean;

  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'source_watch_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'int', default: 1 })
  version: number;
}
