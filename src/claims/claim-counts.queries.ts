import { Inject, Injectable } from '@nestjs/common';
import { WAITING_STATES } from '../config/ageing-days.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { SqlValues } from '../database/sql-values.js';
import { Transactions } from '../database/transactions.js';
import { type ClaimCounts, COUNT_LIMIT } from './claim-counts.schemas.js';
import { type ClaimFilter, deskConditions, filterConditions } from './claim-filter.js';
import { CLAIM_STATES } from './claim-status.js';

/** The heaps of the board, each a filter of its own. */
const HEAPS = {
  stale: { stale: 'true' },
  late: { late: 'true' },
  unassigned: { unassigned: 'true' },
  toApprove: { pendingVerdict: 'PROPOSED' },
  toPublish: { pendingVerdict: 'APPROVED' },
  mine: { editor: 'me' },
} as const satisfies Record<string, ClaimFilter>;

@Injectable()
export class ClaimCountsQueries {
  constructor(
    private readonly transactions: Transactions,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Everything on the board in one statement. Every count stops at the limit. */
  async count(filter: ClaimFilter, userId: string): Promise<ClaimCounts> {
    const values = new SqlValues();
    const { ageingDays } = this.config;
    const context = { userId, values, ageingDays };
    const heap = (narrower: ClaimFilter): string => {
      const conditions = [...deskConditions(filter, context), ...filterConditions(narrower, context)];
      return `(SELECT count(*)::int FROM (SELECT FROM claim_board board WHERE ${conditions.join(' AND ')}
         LIMIT ${COUNT_LIMIT}) counted)`;
    };
    const columns = [
      ...CLAIM_STATES.map((state) => `${heap({ state: [state] })} AS "${state}"`),
      ...WAITING_STATES.map((state) => `${heap({ state: [state], aged: 'true' })} AS "aged ${state}"`),
      ...Object.entries(HEAPS).map(([name, narrower]) => `${heap(narrower)} AS "${name}"`),
    ];
    const [row = {}] = await this.transactions.reader.query<Record<string, number>[]>(
      `SELECT ${columns.join(', ')}`,
      values.all,
    );
    const of = (name: string): number => row[name] ?? 0;
    return {
      states: Object.fromEntries(CLAIM_STATES.map((state) => [state, of(state)])) as ClaimCounts['states'],
      stale: of('stale'),
      late: of('late'),
      aged: Object.fromEntries(
        WAITING_STATES.map((state) => [state, { claims: of(`aged ${state}`), afterDays: ageingDays[state] }]),
      ) as ClaimCounts['aged'],
      unassigned: of('unassigned'),
      toApprove: of('toApprove'),
      toPublish: of('toPublish'),
      mine: of('mine'),
      limit: COUNT_LIMIT,
    };
  }
}
