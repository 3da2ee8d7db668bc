import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says how many checks may start, for all processes. Whoever hands out checks locks it. */
@Entity('check_pace')
@Check('check_pace_single', 'id = 1')
export class CheckPace {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'check_pace_pk' })
  id: number;

  /** Starts saved up. */
  @Column({ type: 'double precision' })
  saved: number;

  @Column({ type: 'timestamptz' })
  at: Date;
}
