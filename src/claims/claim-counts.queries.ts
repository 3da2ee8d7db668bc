import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { type ClaimCounts, COUNT_LIMIT } from './claim-counts.schemas.js';
import { type AddValue, type ClaimFilter, deskConditions, filterConditions } from './claim-filter.js';
import { CLAIM_STATES } from './claim-status.js';

/** The heaps of the board, each a filter of its own. */
const HEAPS = {
  stale: { stale: 'true' },
  late: { late: 'true' },
  unassigned: { unassigned: 'true' },
  toApprove: { pendingVerdict: 'PROPOSED' },
  toPublish: { pendingVerdict: 'APPROVED' },
  urgent: { urgent: 'true' },
  scheduled: { scheduled: 'true' },
  mine: { editor: 'me' },
} as const satisfies Record<string, ClaimFilter>;

@Injectable()
export class ClaimCountsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Everything on the board in one statement. Every count stops at the limit. */
  async count(filter: ClaimFilter, userId: string): Promise<ClaimCounts> {
    const values: unknown[] = [];
    const add: AddValue = (value) => `$${values.push(value)}`;
    const heap = (narrower: ClaimFilter): string => {
      const conditions = [...deskConditions(filter, userId, add), ...filterConditions(narrower, userId, add)];
      return `(SELECT count(*)::int FROM (SELECT FROM claim_board board WHERE ${conditions.join(' AND ')}
         LIMIT ${COUNT_LIMIT}) counted)`;
    };
    const columns = [
      ...CLAIM_STATES.map((state) => `${heap({ state: [state] })} AS "${state}"`),
      ...Object.entries(HEAPS).map(([name, narrower]) => `${heap(narrower)} AS "${name}"`),
    ];
    const [row = {}] = await this.transactions.reader.query<Record<string, number>[]>(
      `SELECT ${columns.join(', ')}`,
      values,
    );
    const of = (name: string): number => row[name] ?? 0;
    return {
      states: Object.fromEntries(CLAIM_STATES.map((state) => [state, of(state)])) as ClaimCounts['states'],
      stale: of('stale'),
      late: of('late'),
      unassigned: of('unassigned'),
      toApprove: of('toApprove'),
      toPublish: of('toPublish'),
      urgent: of('urgent'),
      scheduled: of('scheduled'),
      mine: of('mine'),
      limit: COUNT_LIMIT,
    };
  }
}
