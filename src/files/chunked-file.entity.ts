import { Check, Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/**
 * A file of any size that we made ourselves, kept in PostgreSQL in chunks. While it is being written it has no size and
 * no hash; nobody can read it then.
 */
@Entity('chunked_file')
@Check('chunked_file_complete', `(completed_at IS NULL) = (size IS NULL) AND (completed_at IS NULL) = (sha256 IS NULL)`)
export class ChunkedFile {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'chunked_file_pk' })
  id: string;

  /** Bytes. */
  @Column({ type: 'bigint', nullable: true })
  size: string | null;

  /** SHA-256 (hex) of the bytes. */
  @Column({ type: 'text', nullable: true })
  sha256: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  completedAt: Date | null;
}
