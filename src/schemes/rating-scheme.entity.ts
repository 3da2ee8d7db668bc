import { Check, Column, CreateDateColumn, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { RatingSchemeContent } from './rating-scheme.rules.js';

/** One version of a rating scheme. Immutable (by trigger): a verdict names the version whose words it used. */
@Entity('rating_scheme')
@Unique('rating_scheme_key_version_unique', ['key', 'schemeVersion'])
@Check('rating_scheme_version_positive', 'scheme_version > 0')
export class RatingScheme {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'rating_scheme_pk' })
  id: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'int' })
  schemeVersion: number;

  @Column({ type: 'jsonb' })
  content: RatingSchemeContent;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
