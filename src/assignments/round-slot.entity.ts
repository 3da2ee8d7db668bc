import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ReviewRound } from './review-round.entity.js';

/**
 * One place for a rater in a round. Slots are rows so that "never more raters than slots" is a foreign key and so
 * that take-next can lock exactly the place it takes.
 */
@Entity('round_slot')
@Check('round_slot_number_positive', 'number > 0')
export class RoundSlot {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'round_slot_pk' })
  roundId: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'round_slot_pk' })
  number: number;

  @ManyToOne(() => ReviewRound, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'round_id', foreignKeyConstraintName: 'round_slot_round_id_fk' })
  round?: ReviewRound;
}
