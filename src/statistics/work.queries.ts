import { Injectable } from '@nestjs/common';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import {
  STAGES,
  type StagesQuery,
  type StageTime,
  type ThroughputPeriod,
  type ThroughputQuery,
  type Workload,
} from './work.schemas.js';

/** Rounds that only measure a rater are no work on claims. */
const NOT_GOLD = 'review_round.gold_answer_id IS NULL';

/** What is counted per period: its name, and SQL for the time and the claim of each event. */
const EVENTS = {
  found: { at: 'claim.created_at', claim: 'claim.id', from: 'claim' },
  accepted: { at: 'claim.triaged_at', claim: 'claim.id', from: `claim WHERE claim.triage = 'ACCEPTED' AND` },
  rejected: { at: 'claim.triaged_at', claim: 'claim.id', from: `claim WHERE claim.triage = 'REJECTED' AND` },
  roundsOpened: {
    at: 'review_round.opened_at',
    claim: 'review_round.claim_id',
    from: `review_round WHERE ${NOT_GOLD} AND`,
  },
  reviewsSubmitted: {
    at: 'assignment.submitted_at',
    claim: 'review_round.claim_id',
    from: `assignment JOIN review_round ON review_round.id = assignment.round_id WHERE ${NOT_GOLD} AND`,
  },
  published: { at: 'verdict.published_at', claim: 'verdict.claim_id', from: 'verdict' },
} as const satisfies Record<Exclude<keyof ThroughputPeriod, 'start'>, { at: string; claim: string; from: string }>;

/** From where to where each stage goes, as SQL. */
const STAGE_BOUNDS = {
  triage: ['claim.created_at', 'claim.triaged_at'],
  waiting: ['claim.triaged_at', 'review_round.opened_at'],
  rating: ['review_round.opened_at', 'review_round.completed_at'],
  deciding: ['review_round.completed_at', 'review_round.revealed_at'],
  approval: ['review_round.revealed_at', 'verdict.approved_at'],
  publication: ['verdict.approved_at', 'verdict.published_at'],
  whole: ['claim.created_at', 'verdict.published_at'],
} as const satisfies Record<StageTime['stage'], readonly [string, string]>;

/**
 * Figures about the desk's work. In all of them the claims that the reader rates are left out: a number that moves would
 * tell of them.
 */
@Injectable()
export class WorkQueries {
  constructor(private readonly transactions: Transactions) {}

  /** How much was done in each period; a period in which nothing was done is there with zeros. */
  throughput({ from, to, by, timeZone }: ThroughputQuery, readerId: string): Promise<ThroughputPeriod[]> {
    const counted = Object.entries(EVENTS).map(
      ([name, event]) =>
        `SELECT '${name}' AS what, date_trunc($3, ${event.at} AT TIME ZONE $4) AS start, count(*)::int AS number
         FROM ${event.from} ${event.from.includes(' WHERE ') ? '' : 'WHERE'}
           ${event.at} >= $1 AND ${event.at} < $2 AND NOT ${isBlind(event.claim, '$5')}
         GROUP BY 2`,
    );
    const columns = Object.keys(EVENTS).map(
      (name) => `coalesce(sum(event.number) FILTER (WHERE event.what = '${name}'), 0)::int AS "${name}"`,
    );
    return this.transactions.reader.query<ThroughputPeriod[]>(
      `WITH event AS (${counted.join(' UNION ALL ')})
       SELECT to_char(period.start, 'YYYY-MM-DD') AS start, ${columns.join(', ')}
       FROM generate_series(date_trunc($3, $1::timestamptz AT TIME ZONE $4),
         ($2::timestamptz AT TIME ZONE $4) - interval '1 microsecond', ('1 ' || $3)::interval) AS period(start)
       LEFT JOIN event ON event.start = period.start
       GROUP BY period.start ORDER BY period.start`,
      [from, to, by, timeZone, readerId],
    );
  }

  /** How long the stages took, of the claims first published in the span. */
  async stages({ from, to }: StagesQuery, readerId: string): Promise<StageTime[]> {
    const steps = Object.entries(STAGE_BOUNDS).map(
      ([stage, [start, end]]) =>
        `('${stage}', CASE WHEN ${end} >= ${start} THEN extract(epoch FROM ${end} - ${start}) / 3600 END)`,
    );
    const found = await this.transactions.reader.query<StageTime[]>(
      `SELECT step.stage, count(step.hours)::int AS claims,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY step.hours) AS "medianHours",
         percentile_cont(0.9) WITHIN GROUP (ORDER BY step.hours) AS "p90Hours"
       FROM verdict
       JOIN claim ON claim.id = verdict.claim_id
       JOIN review_round ON review_round.id = verdict.round_id
       CROSS JOIN LATERAL (VALUES ${steps.join(', ')}) AS step(stage, hours)
       WHERE verdict.published_at >= $1 AND verdict.published_at < $2
         AND verdict.published_at = verdict.first_published_at AND NOT ${isBlind('verdict.claim_id', '$3')}
       GROUP BY step.stage`,
      [from, to, readerId],
    );
    const nothing = { claims: 0, medianHours: null, p90Hours: null };
    return STAGES.map((stage) => found.find((time) => time.stage === stage) ?? { stage, ...nothing });
  }

  /** What lies with whom: everybody who rates or has rated in the last 30 days, by name. */
  workload(readerId: string): Promise<Workload[]> {
    const open = `assignment.state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED')`;
    const since = `now() - interval '30 days'`;
    return this.transactions.reader.query<Workload[]>(
      `SELECT person.id AS "userId", person.display_name AS "displayName",
         count(*) FILTER (WHERE ${open})::int AS open,
         count(*) FILTER (WHERE ${open} AND assignment.due_at < now())::int AS overdue,
         count(*) FILTER (WHERE ${open} AND assignment.due_at BETWEEN now() AND now() + interval '2 days')::int AS "dueSoon",
         count(*) FILTER (WHERE assignment.state = 'SUBMITTED' AND assignment.submitted_at > ${since})::int AS "submitted30Days",
         count(*) FILTER (WHERE assignment.state = 'DECLINED' AND assignment.created_at > ${since})::int AS "declined30Days",
         count(*) FILTER (WHERE assignment.state = 'EXPIRED' AND assignment.created_at > ${since})::int AS "expired30Days"
       FROM user_account person
       LEFT JOIN (assignment JOIN review_round ON review_round.id = assignment.round_id
           AND NOT ${isBlind('review_round.claim_id', '$1')})
         ON assignment.reviewer_id = person.id AND (${open} OR assignment.created_at > ${since} OR assignment.submitted_at > ${since})
       WHERE (person.status = 'ACTIVE' AND person.roles && ARRAY['reviewer', 'adjudicator']) OR assignment.id IS NOT NULL
       GROUP BY person.id ORDER BY lower(person.display_name), person.id`,
      [readerId],
    );
  }
}
