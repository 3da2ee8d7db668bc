import { z } from 'zod';
import { text } from '../api/text.schema.js';
import { wholeListOf } from '../common/page.js';

const time = z.iso.datetime({ offset: true });
const PERIODS = ['day', 'week', 'month'] as const;
const DAY = 86_400_000;
const LONGEST_DAYS = { day: 400, week: 1500, month: 4000 } as const;

/** From when (inclusive) to when (exclusive). */
const span = { from: time.describe('Inclusive.'), to: time.describe('Exclusive.') };
const isSpan = ({ from, to }: { from: string; to: string }): boolean => Date.parse(from) < Date.parse(to);
const spanFault = { path: ['to'], message: 'must be later than `from`' };

export const stagesQuery = z.object(span).refine(isSpan, spanFault);
export type StagesQuery = z.infer<typeof stagesQuery>;

export const throughputQuery = z
  .object({
    ...span,
    by: z.enum(PERIODS).default('day'),
    timeZone: text(60).refine(isTimeZone, 'is no time zone, such as Europe/Warsaw').default('UTC'),
  })
  .refine(isSpan, spanFault)
  .refine(({ from, to, by }) => (Date.parse(to) - Date.parse(from)) / DAY <= LONGEST_DAYS[by], {
    path: ['to'],
    message: `is too far: at most ${LONGEST_DAYS.day} days by day, ${LONGEST_DAYS.week} by week, ${LONGEST_DAYS.month} by month`,
  });
export type ThroughputQuery = z.infer<typeof throughputQuery>;

export const throughputPeriod = z
  .object({
    start: z.string().describe('First day of the period, YYYY-MM-DD in the time zone asked for.'),
    found: z.int().describe('Claims found or marked.'),
    accepted: z.int(),
    rejected: z.int(),
    roundsOpened: z.int(),
    reviewsSubmitted: z.int(),
    published: z.int().describe('Verdicts published, corrections included.'),
  })
  .meta({ id: 'ThroughputPeriod' });
export type ThroughputPeriod = z.infer<typeof throughputPeriod>;
export const throughputList = wholeListOf(throughputPeriod, 'Throughput');

export const STAGES = ['triage', 'waiting', 'rating', 'deciding', 'approval', 'publication', 'whole'] as const;
export type Stage = (typeof STAGES)[number];

export const stageTime = z
  .object({
    stage: z.enum(STAGES),
    claims: z.int(),
    medianHours: z.number().nullable().describe('Null when no claim went through.'),
    p90Hours: z.number().nullable().describe('Nine of ten took no longer.'),
  })
  .meta({ id: 'StageTime' });
export type StageTime = z.infer<typeof stageTime>;
export const stageTimes = wholeListOf(stageTime, 'StageTimes');

export const workload = z
  .object({
    userId: z.uuid(),
    displayName: z.string(),
    open: z.int().describe('Assignments with work left to do.'),
    overdue: z.int(),
    dueSoon: z.int().describe('Due within two days.'),
    submitted30Days: z.int(),
    declined30Days: z.int(),
    expired30Days: z.int(),
  })
  .meta({ id: 'Workload' });
export type Workload = z.infer<typeof workload>;
export const workloadList = wholeListOf(workload, 'WorkloadList');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
