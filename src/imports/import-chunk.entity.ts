import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ImportRun } from './import-run.entity.js';

/** A piece of a file under way. In pieces, so that no process ever holds all of a large file; gone when the run has ended. */
@Entity('import_chunk')
export class ImportChunk {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'import_chunk_pk' })
  importId: string;

  @ManyToOne(() => ImportRun, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'import_id', foreignKeyConstraintName: 'import_chunk_import_id_fk' })
  import?: ImportRun;

  /** 0, 1, 2, … */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'import_chunk_pk' })
  seq: number;

  @Column({ type: 'bytea' })
  bytes: Buffer;
}
