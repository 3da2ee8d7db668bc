import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Health, HEALTHS } from './health.js';

/** What is checked: the page of a document, a feed, or (once) the page of a feed's entry that is taken in. */
export const CHECK_KINDS = ['PAGE', 'FEED', 'ENTRY'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/**
 * One thing that is checked again and again: when it is due, who is at it, and how the last checks went. Written by the
 * scheduler; what people set is on the watch or feed of the same id.
 */
@Entity('scheduled_check')
@Check('scheduled_check_kind', `kind IN (${CHECK_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Check('scheduled_check_health', `health IN (${HEALTHS.map((health) => `'${health}'`).join(', ')})`)
@Check('scheduled_check_interval', 'interval_minutes > 0')
@Check('scheduled_check_lease', '(lease_id IS NULL) = (leased_until IS NULL)')
// The most urgent of each host: those that a person asked for, then by time (nulls come last).
@Index('scheduled_check_urgency_idx', ['host', 'requestedAt', 'nextCheckAt', 'id'], {
  where: 'next_check_at IS NOT NULL',
})
@Index('scheduled_check_requested_idx', ['requestedAt'], { where: 'requested_at IS NOT NULL' })
@Index('scheduled_check_leased_idx', ['leasedUntil'], { where: 'leased_until IS NOT NULL' })
export class ScheduledCheck {
  /** Id of the document, feed or entry. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'scheduled_check_pk' })
  id: string;

  @Column({ type: 'text' })
  kind: CheckKind;

  /** Checks of one host come one after the other, with time in between. */
  @Column({ type: 'text' })
  host: string;

  @Column({ type: 'int' })
  intervalMinutes: number;

  /** Null while paused. */
  @Column({ type: 'timestamptz', nullable: true })
  nextCheckAt: Date | null;

  /** A person asked for a check and waits for it. */
  @Column({ type: 'timestamptz', nullable: true })
  requestedAt: Date | null;

  /** The check under way. Whoever finishes has to hold this very lease. */
  @Column({ type: 'uuid', nullable: true })
  leaseId: string | null;

  /** The lease has been taken up: no second worker may, even when the queue hands it the same job. */
  @Column({ type: 'boolean', default: false })
  leaseBegun: boolean;

  @Column({ type: 'timestamptz', nullable: true })
  leasedUntil: Date | null;

  @Column({ type: 'text', default: 'ACTIVE' })
  health: Health;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  healthSince: Date;

  /** Error code of the last check; null when it went well. */
  @Column({ type: 'text', nullable: true })
  problemCode: string | null;

  /** What happened and what to do, for people; also where a page moved to. */
  @Column({ type: 'text', nullable: true })
  problemMessage: string | null;

  /** Checks in a row that failed. */
  @Column({ type: 'int', default: 0 })
  failures: number;

  /** Checks in a row that found nothing new. */
  @Column({ type: 'int', default: 0 })
  unchanged: number;

  @Column({ type: 'timestamptz', nullable: true })
  lastCheckedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  lastChangedAt: Date | null;
}
