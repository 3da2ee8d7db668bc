import { Check, Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';

/** One version of the published methodology. Append-only (by trigger): verdicts name the version they followed. */
@Entity('methodology')
@Unique('methodology_number_unique', ['number'])
@Unique('methodology_version_unique', ['version'])
@Check('methodology_number_positive', 'number > 0')
export class Methodology {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'methodology_pk' })
  id: string;

  /** 1, 2, 3, … in the order of publication. */
  @Column({ type: 'int' })
  number: number;

  /** Name of the version, as verdicts carry it. */
  @Column({ type: 'text' })
  version: string;

  /** Paragraphs parted by empty lines; `## ` begins a heading, `- ` an item of a list. */
  @Column({ type: 'text' })
  text: string;

  /** What changed against the version before, for readers. */
  @Column({ type: 'text', nullable: true })
  note: string | null;

  /** Null for the text that comes with the product, kept as it was when the first verdict named it. */
  @Column({ type: 'uuid', nullable: true })
  createdBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'methodology_created_by_fk' })
  creator?: UserAccount | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
