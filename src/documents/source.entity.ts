import { Column, CreateDateColumn, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Where documents come from: a publisher or a web site. Recusals can name one. */
@Entity('source')
@Unique('source_name_unique', ['name'])
export class Source {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'source_pk' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  homepage: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
