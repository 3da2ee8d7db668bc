import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ChunkedFile } from './chunked-file.entity.js';

/** A part of a chunked file. All but the last have the same size, so that a place in the file names its chunk. */
@Entity('file_chunk')
export class FileChunk {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'file_chunk_pk' })
  fileId: string;

  @ManyToOne(() => ChunkedFile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'file_chunk_file_id_fk' })
  file?: ChunkedFile;

  /** 0, 1, 2, … */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'file_chunk_pk' })
  position: number;

  @Column({ type: 'bytea' })
  bytes: Buffer;
}
