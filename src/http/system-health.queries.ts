import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { SystemHealth } from './system-health.schemas.js';

type Facts = Pick<SystemHealth, 'storage' | 'documents' | 'watching' | 'webhooks'>;
type MailFacts = Omit<SystemHealth['mail'], 'delivery'>;
type DatabaseFacts = Omit<SystemHealth['database'], 'milliseconds'>;

const FACTS = `
  SELECT json_build_object(
      'originals', pg_total_relation_size('stored_file'),
      'made', pg_total_relation_size('file_chunk') + pg_total_relation_size('import_chunk')) AS storage,
    (SELECT json_build_object(
        'running', count(*) FILTER (WHERE status IN ('QUEUED', 'RUNNING')),
        'failedJobs', count(*) FILTER (WHERE status = 'FAILED' AND created_at > now() - interval '7 days'
          AND NOT EXISTS (SELECT FROM document_job later WHERE later.document_id = job.document_id
            AND later.kind = job.kind AND later.created_at > job.created_at AND later.status <> 'FAILED')))
      FROM document_job job) AS documents,
    (SELECT json_build_object(
        'total', count(*), 'paused', count(*) FILTER (WHERE next_check_at IS NULL),
        'overdue', count(*) FILTER (WHERE next_check_at < now() - interval '1 hour'),
        'byHealth', (SELECT coalesce(json_object_agg(health, number), '{}') FROM (
          SELECT health, count(*) AS number FROM scheduled_check WHERE kind <> 'ENTRY' GROUP BY health) counted))
      FROM scheduled_check WHERE kind <> 'ENTRY') AS watching,
    (SELECT json_build_object('active', count(*) FILTER (WHERE enabled), 'disabled', count(*) FILTER (WHERE NOT enabled))
      FROM webhook_endpoint) AS webhooks`;

/** Daily mails and mails to subscribers, as one. */
const MAIL = `
  WITH mail AS (
    SELECT state, error, created_at, sent_at FROM mail_digest WHERE created_at > now() - interval '30 days'
    UNION ALL
    SELECT state, error, created_at, sent_at FROM subscription_mail WHERE created_at > now() - interval '30 days')
  SELECT (count(*) FILTER (WHERE state IN ('PENDING', 'SENDING')))::int AS waiting,
    (count(*) FILTER (WHERE state = 'FAILED'))::int AS failed,
    (array_agg(error ORDER BY created_at DESC) FILTER (WHERE error IS NOT NULL AND state <> 'SENT'))[1] AS "lastError",
    to_json(max(sent_at)) #>> '{}' AS "lastSentAt"
  FROM mail`;

const DATABASE = `
  SELECT current_setting('server_version') AS server, pg_database_size(current_database())::float8 AS bytes,
    (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections,
    current_setting('max_connections')::int AS "maxConnections"`;

/** What the database knows of the state of the system. Sizes come from its catalogue; no table of contents is read. */
@Injectable()
export class SystemHealthQueries {
  constructor(private readonly transactions: Transactions) {}

  facts(): Promise<Facts> {
    return this.one(FACTS);
  }

  mail(): Promise<MailFacts> {
    return this.one(MAIL);
  }

  database(): Promise<DatabaseFacts> {
    return this.one(DATABASE);
  }

  private async one<Row>(statement: string): Promise<Row> {
    const [row] = await this.transactions.reader.query<Row[]>(statement);
    if (row === undefined) throw new Error('a query of one row gave none');
    return row;
  }
}
