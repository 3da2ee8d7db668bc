import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { StoredFile } from '../files/stored-file.entity.js';
import { UserAccount } from '../users/user.entity.js';
import { Document } from './document.entity.js';

/** READ makes version 1; UPLOAD reads a file, and REFRESH asks the page, for a new version. */
export const DOCUMENT_JOB_KINDS = ['READ', 'EXTRACT', 'RESOLVE', 'UPLOAD', 'REFRESH'] as const;
export type DocumentJobKind = (typeof DOCUMENT_JOB_KINDS)[number];
export const DOCUMENT_JOB_STATUSES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] as const;
export type DocumentJobStatus = (typeof DOCUMENT_JOB_STATUSES)[number];

export type JobResult = Record<string, number | string>;

/** What people see of a background job on a document: state, progress, and why it failed. */
@Entity('document_job')
@Check('document_job_kind', `kind IN ('READ', 'EXTRACT', 'RESOLVE', 'UPLOAD', 'REFRESH')`)
@Check('document_job_status', `status IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')`)
@Check('document_job_progress', 'progress BETWEEN 0 AND 100')
@Index('document_job_document_idx', ['documentId', 'createdAt'])
// One search of one text at a time: a second request while one is under way gets that one. Files are not the same twice.
@Index('document_job_one_active', ['documentId', 'versionNumber', 'kind'], {
  unique: true,
  where: `status IN ('QUEUED', 'RUNNING') AND kind <> 'UPLOAD'`,
})
export class DocumentJob {
  /** Also the id of the job in the queue. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'document_job_pk' })
  id: string;

  @Column({ type: 'uuid' })
  documentId: string;

  @ManyToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'document_job_document_id_fk' })
  document?: Document;

  /** The version read or searched; 0 for the first reading. */
  @Column({ type: 'int' })
  versionNumber: number;

  @Column({ type: 'text' })
  kind: DocumentJobKind;

  @Column({ type: 'text' })
  status: DocumentJobStatus;

  /** Percent, 0 to 100. */
  @Column({ type: 'int' })
  progress: number;

  @Column({ type: 'int', default: 0 })
  attempts: number;

  /** What UPLOAD reads. */
  @Column({ type: 'uuid', nullable: true })
  fileId: string | null;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'document_job_file_id_fk' })
  file?: StoredFile | null;

  /** The person who asked for it; null where it followed from something else. */
  @Column({ type: 'uuid', nullable: true })
  requestedBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'requested_by', foreignKeyConstraintName: 'document_job_requested_by_fk' })
  requester?: UserAccount | null;

  /** The incoming hook that asked for it. */
  @Column({ type: 'uuid', nullable: true })
  hookId: string | null;

  /**
   * What came of it: `{claimsFound, claimsAdded, discarded, settingsVersion}` for EXTRACT, `{outcome, versionNumber, …}`
   * for UPLOAD and REFRESH.
   */
  @Column({ type: 'jsonb', nullable: true })
  result: JobResult | null;

  @Column({ type: 'text', nullable: true })
  errorCode: string | null;

  /** What happened and what to do, for people. */
  @Column({ type: 'text', nullable: true })
  errorMessage: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}
