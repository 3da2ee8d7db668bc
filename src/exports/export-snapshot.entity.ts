import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { ReportFilter } from '../reports/report-filter.js';
import { UserAccount } from '../users/user.entity.js';

/**
 * A set of reports as it was at one moment. Whatever happens to the verdicts later, a file made of it stays the same, byte
 * for byte. Before `frozenAt` it is only a request.
 */
@Entity('export_snapshot')
export class ExportSnapshot {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'export_snapshot_pk' })
  id: string;

  @Column({ type: 'jsonb' })
  filter: ReportFilter;

  /** Who asked for it; null for the command line. */
  @Column({ type: 'uuid', nullable: true })
  requestedBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'requested_by', foreignKeyConstraintName: 'export_snapshot_requested_by_fk' })
  requester?: UserAccount | null;

  /** Where reports have their permanent addresses, and who publishes them: as configured at the time. */
  @Column({ type: 'text' })
  publicUrl: string;

  @Column({ type: 'text' })
  organisationName: string;

  /** Address of the licence it gave its data out under; null for none. */
  @Column({ type: 'text', nullable: true })
  licence: string | null;

  /** Key of the pseudonyms in research data; it never leaves the database. */
  @Column({ type: 'text', select: false })
  pseudonymKey: string;

  @Column({ type: 'timestamptz', nullable: true })
  frozenAt: Date | null;

  /** When anything published last changed before it was frozen. */
  @Column({ type: 'timestamptz', nullable: true })
  changedAt: Date | null;

  /** Reports in it. */
  @Column({ type: 'int', nullable: true })
  total: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** When an export was last asked for from it; a snapshot just taken up again is not removed. */
  @Column({ type: 'timestamptz', default: () => 'now()' })
  usedAt: Date;
}
