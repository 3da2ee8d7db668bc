import { z } from 'zod';
import { isoTime } from '../api/text.schema.js';

const count = z.int();

export const systemHealthView = z
  .object({
    version: z.string().describe('Of Claimdesk.'),
    checks: z.record(z.string(), z.boolean()).describe('As of `GET /health/ready`, of the process that answers.'),
    checkedAt: isoTime,
    database: z.object({
      server: z.string().describe('Version of PostgreSQL.'),
      milliseconds: z.number().describe('How long it took to answer.'),
      bytes: z.number().describe('Size of the whole database on disk.'),
      connections: count.describe('Open connections to it.'),
      maxConnections: count,
    }),
    storage: z.object({
      originals: z.number().describe('Bytes of originals and files of evidence.'),
      made: z.number().describe('Bytes of exports and of files under import.'),
    }),
    queues: z.object({
      backend: z.enum(['postgres', 'redis']),
      outbox: z.object({
        waiting: count.describe('Jobs that were asked for and are in no queue yet.'),
        oldestSeconds: z.number().nullable(),
      }),
      items: z.array(
        z.object({
          name: z.string(),
          waiting: count,
          active: count,
          delayed: count.describe('Jobs that run again later, after a failed try.'),
          failed: count.describe('Jobs given up within the last 30 days.'),
          workers: count.describe('Workers that take its jobs, over all processes.'),
        }),
      ),
    }),
    documents: z.object({
      failedJobs: count.describe('Jobs of documents that failed within the last 7 days and were not run again well.'),
      running: count,
    }),
    mail: z.object({
      delivery: z.enum(['SMTP', 'FILES']).describe('FILES: no mail server is set; mail is written into files.'),
      waiting: count,
      failed: count.describe('Mails given up within the last 30 days.'),
      lastError: z.string().nullable(),
      lastSentAt: isoTime.nullable(),
    }),
    watching: z.object({
      total: count.describe('Pages and feeds that are watched.'),
      paused: count,
      overdue: count.describe('Checks that should have begun more than an hour ago.'),
      byHealth: z.record(z.string(), count),
    }),
    webhooks: z.object({ active: count, disabled: count }),
    attention: z
      .array(z.string())
      .describe('Names of what needs somebody: `database`, `outbox`, `workers.mail`, `failed.documents`, `mail` …'),
  })
  .meta({ id: 'SystemHealth' });
export type SystemHealth = z.infer<typeof systemHealthView>;
