import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions.js';
import { OPEN_STATES } from '../assignment-status.js';
import { storedPolicy } from '../round-policy.js';

/** SQL: the days of the round's policy; rounds from before the field existed have its default. */
const ESCALATE_DAYS = `CASE WHEN round.policy ? 'escalateDays' THEN (round.policy->>'escalateDays')::int
  ELSE ${storedPolicy({}).escalateDays ?? 'NULL'} END`;

/** SQL: percent of the lease that has passed and was not spoken of yet: 50, 90, or null. */
const PERCENT = `CASE
  WHEN assignment.lease_reminder < 90
    AND assignment.lease_until <= now() + (round.policy->>'leaseMinutes')::int * interval '6 seconds' THEN 90
  WHEN assignment.lease_reminder < 50
    AND assignment.lease_until <= now() + (round.policy->>'leaseMinutes')::int * interval '30 seconds' THEN 50
  END`;

@Injectable()
export class RemindersRepository {
  /** Open assignments with a reminder to send, by the database's clock. */
  async toRemind(tx: Tx, limit: number): Promise<string[]> {
    return this.ids(tx, `assignment.lease_until > now() AND ${PERCENT} IS NOT NULL`, 'lease_until', limit);
  }

  /** Overdue assignments of which somebody has to be told. */
  async toEscalate(tx: Tx, limit: number): Promise<string[]> {
    const later = `assignment.escalation = 1 AND assignment.due_at + ${ESCALATE_DAYS} * interval '1 day' <= now()`;
    return this.ids(
      tx,
      `round.gold_answer_id IS NULL AND assignment.due_at <= now() AND (assignment.escalation = 0 OR ${later})`,
      'due_at',
      limit,
    );
  }

  /** Which reminder is due for one assignment. */
  async percentOf(tx: Tx, id: string): Promise<50 | 90 | null> {
    const [row] = await tx.manager.query<{ percent: 50 | 90 | null }[]>(
      `SELECT ${PERCENT} AS percent FROM assignment JOIN review_round round ON round.id = assignment.round_id
       WHERE assignment.id = $1 AND assignment.lease_until > now()`,
      [id],
    );
    return row?.percent ?? null;
  }

  /** Whether all editors are to be told of one assignment, not only the editor of record. */
  async isLate(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      `SELECT FROM assignment JOIN review_round round ON round.id = assignment.round_id
       WHERE assignment.id = $1 AND assignment.due_at + ${ESCALATE_DAYS} * interval '1 day' <= now()`,
      [id],
    );
    return rows.length > 0;
  }

  private async ids(tx: Tx, condition: string, order: 'lease_until' | 'due_at', limit: number): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT assignment.id FROM assignment JOIN review_round round ON round.id = assignment.round_id
       WHERE assignment.state IN (${OPEN_STATES.map((state) => `'${state}'`).join(', ')}) AND ${condition}
       ORDER BY assignment.${order} LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }
}
