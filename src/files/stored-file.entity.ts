import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Bytes as they came in (originals, attachments), kept in PostgreSQL so that every process sees them. Immutable. */
@Entity('stored_file')
export class StoredFile {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'stored_file_pk' })
  id: string;

  @Column({ type: 'bytea', select: false })
  bytes: Buffer;

  @Column({ type: 'int' })
  size: number;

  /** SHA-256 (hex) of the bytes. */
  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'text' })
  mediaType: string;

  @Column({ type: 'text', nullable: true })
  filename: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
