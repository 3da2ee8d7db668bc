import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';

/** What the LLM did on one day, in UTC. */
export interface LlmDay {
  day: string;
  model: string;
  requests: number;
  answered: number;
  promptTokens: number;
  completionTokens: number;
  /** Null when no prices were set for any of them. */
  cost: number | null;
  accepted: number;
  rejected: Record<string, number>;
  outcomes: Record<string, number>;
}

@Injectable()
export class LlmUsageQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Totals of the last `days` days with today, newest first, for each model. Days without a request are left out. */
  byDay(days: number): Promise<LlmDay[]> {
    return this.transactions.reader.query(
      `WITH calls AS (
         SELECT *, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day FROM llm_call
         WHERE created_at >= (date_trunc('day', now() AT TIME ZONE 'UTC') - ($1::int - 1) * interval '1 day') AT TIME ZONE 'UTC'
       ),
       reasons AS (
         SELECT day, model, jsonb_object_agg(reason, count) AS rejected
         FROM (SELECT day, model, key AS reason, sum(value::int)::int AS count
               FROM calls, jsonb_each_text(rejected) GROUP BY day, model, key) counted
         GROUP BY day, model
       ),
       ends AS (
         SELECT day, model, jsonb_object_agg(outcome, count) AS outcomes
         FROM (SELECT day, model, outcome, count(*)::int AS count FROM calls GROUP BY day, model, outcome) counted
         GROUP BY day, model
       )
       SELECT day, model, count(*)::int AS requests,
              (count(*) FILTER (WHERE outcome = 'ANSWERED'))::int AS answered,
              sum(prompt_tokens)::float8 AS "promptTokens", sum(completion_tokens)::float8 AS "completionTokens",
              sum(cost)::float8 AS cost, coalesce(sum(accepted), 0)::int AS accepted,
              coalesce(reasons.rejected, '{}') AS rejected, ends.outcomes
       FROM calls JOIN ends USING (day, model) LEFT JOIN reasons USING (day, model)
       GROUP BY day, model, reasons.rejected, ends.outcomes
       ORDER BY day DESC, model`,
      [days],
    );
  }
}
