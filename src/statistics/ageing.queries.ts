import { Inject, Injectable } from '@nestjs/common';
import { WAITING_STATES } from '../config/ageing-days.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import { AGE_BOUNDS, type WaitingClaims } from './ageing.schemas.js';

type Row = Pick<WaitingClaims, 'state' | 'claims' | 'aged' | 'medianHours' | 'oldestHours'> & { spans: number[] };

/** Where each span begins, and where it ends. */
const SPANS = [0, ...AGE_BOUNDS].map((fromDays, index) => ({ fromDays, toDays: AGE_BOUNDS[index] ?? null }));

/** For how long claims have waited in the state they are in. The claims that the reader rates are left out. */
@Injectable()
export class AgeingQueries {
  constructor(
    private readonly transactions: Transactions,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Every state in which claims wait, in the order of the work; one where none waits is there with zeros. */
  async ageing(readerId: string): Promise<WaitingClaims[]> {
    const { ageingDays } = this.config;
    const found = await this.transactions.reader.query<Row[]>(
      `SELECT waiting.state, count(*)::int AS claims,
         count(*) FILTER (WHERE waiting.hours > ($2::jsonb ->> waiting.state)::int * 24)::int AS aged,
         floor(percentile_cont(0.5) WITHIN GROUP (ORDER BY waiting.hours))::int AS "medianHours",
         floor(max(waiting.hours))::int AS "oldestHours",
         ARRAY[${SPANS.map(({ fromDays, toDays }) => countBetween(fromDays, toDays)).join(', ')}] AS spans
       FROM (
         SELECT board.workflow_state AS state, extract(epoch FROM now() - board.waiting_since)::float8 / 3600 AS hours
         FROM claim_board board
         WHERE board.waiting_since IS NOT NULL AND NOT ${isBlind('board.claim_id', '$1')}
       ) waiting
       GROUP BY waiting.state`,
      [readerId, JSON.stringify(ageingDays)],
    );
    return WAITING_STATES.map((state) => {
      const row = found.find((each) => each.state === state);
      const { claims = 0, aged = 0, medianHours = null, oldestHours = null } = row ?? {};
      const spans = SPANS.map((span, index) => ({ ...span, claims: row?.spans[index] ?? 0 }));
      return { state, claims, aged, afterDays: ageingDays[state], medianHours, oldestHours, spans };
    });
  }
}

const countBetween = (fromDays: number, toDays: number | null): string =>
  `count(*) FILTER (WHERE waiting.hours >= ${fromDays * 24}${toDays === null ? '' : ` AND waiting.hours < ${toDays * 24}`})::int`;
