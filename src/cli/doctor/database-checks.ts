import type { Client } from 'pg';
import { AppError } from '../../common/app-error.js';
import type { AppConfig } from '../../config/app-config.js';
import { withConnection } from '../../embedded/admin-connection.js';
import { chooseQueueBackend } from '../../jobs/queue-backend.js';
import { failureOf } from '../failures.js';
import { migrationState } from '../migration-state.js';
import { type Check, fail, ok, warn } from './check.js';

/** BullMQ's tables need it. */
const OLDEST_POSTGRES = 130_000;
/** The relay looks every second: what is older waits for something. */
const LATE_OUTBOX_SECONDS = 60;
const LATE_JOB_MINUTES = 30;
const MAIL_DAYS = 7;

/** Everything that can be told of a database. When it cannot be reached, that is the only thing said. */
export async function databaseChecks(config: AppConfig, url: string): Promise<Check[]> {
  try {
    const version = await withConnection(url, versionCheck);
    const migrations = await migrationsCheck(url);
    const rest = [version, migrations, await queueCheck(config, url)];
    // The other tables may not be there yet.
    if (migrations.state === 'fail') return rest;
    const looks = [outboxCheck, jobsCheck, mailCheck, webhooksCheck, auditHeadCheck];
    return await withConnection(url, async (client) => {
      for (const look of looks) rest.push(await look(client));
      return rest;
    });
  } catch (error) {
    return [fail('database', failureOf(error).message, 'Check DATABASE_URL, and that PostgreSQL runs and lets us in.')];
  }
}

async function versionCheck(client: Client): Promise<Check> {
  const { rows } = await client.query<{ name: string; number: number }>(
    `SELECT current_setting('server_version') AS name, current_setting('server_version_num')::int AS number`,
  );
  const { name = 'unknown', number = 0 } = rows[0] ?? {};
  const message = `PostgreSQL ${name}`;
  return number < OLDEST_POSTGRES ? fail('database', message, 'Use PostgreSQL 13 or newer.') : ok('database', message);
}

async function migrationsCheck(url: string): Promise<Check> {
  const name = 'migrations';
  const { pending, unknown } = await migrationState(url);
  if (pending.length > 0) return fail(name, `not run yet: ${pending.join(', ')}`, 'Run: claimdesk migrate');
  if (unknown.length > 0) {
    const advice = 'Update this installation before it writes to the database.';
    return warn(name, `the database belongs to a newer Claimdesk (${unknown.join(', ')})`, advice);
  }
  return ok(name, 'current');
}

async function queueCheck({ redisUrl }: AppConfig, url: string): Promise<Check> {
  const backend = chooseQueueBackend({ redisUrl, databaseUrl: url });
  try {
    await backend.assertUsable();
    return ok('queue', backend.kind === 'redis' ? 'Redis answers' : 'tables of BullMQ are current');
  } catch (error) {
    const advice = backend.kind === 'redis' ? 'Check REDIS_URL, and that Redis runs.' : 'Run: claimdesk migrate';
    return fail('queue', error instanceof AppError ? error.message : failureOf(error).message, advice);
  } finally {
    await backend.close();
  }
}

async function outboxCheck(client: Client): Promise<Check> {
  const { rows } = await client.query<{ count: number; seconds: number | null }>(
    `SELECT count(*)::int AS count, extract(epoch FROM clock_timestamp() - min(created_at))::float8 AS seconds
     FROM outbox_job`,
  );
  const { count = 0, seconds = null } = rows[0] ?? {};
  if (count === 0 || seconds === null) return ok('outbox', 'empty');
  const message = `${count} jobs not handed to the queue, the oldest for ${Math.round(seconds)} s`;
  if (seconds < LATE_OUTBOX_SECONDS) return ok('outbox', message);
  return warn('outbox', message, 'Start a worker: claimdesk serve --worker');
}

async function jobsCheck(client: Client): Promise<Check> {
  const { rows } = await client.query<{ pending: number; late: number; failed: number }>(
    `SELECT count(*) FILTER (WHERE status IN ('QUEUED', 'RUNNING'))::int AS pending,
       count(*) FILTER (WHERE status IN ('QUEUED', 'RUNNING')
         AND created_at < now() - make_interval(mins => $1))::int AS late,
       count(*) FILTER (WHERE status = 'FAILED' AND finished_at > now() - interval '1 day')::int AS failed
     FROM document_job`,
    [LATE_JOB_MINUTES],
  );
  const { pending = 0, late = 0, failed = 0 } = rows[0] ?? {};
  const message = `${pending} pending, ${failed} failed within a day`;
  if (late === 0) return ok('jobs', message);
  const advice = 'See that a worker runs (claimdesk serve --worker) and what it logs.';
  return warn('jobs', `${message}; ${late} wait for more than ${LATE_JOB_MINUTES} minutes`, advice);
}

/** Digests that were given up: their readers heard nothing. */
async function mailCheck(client: Client): Promise<Check> {
  const { rows } = await client.query<{ failed: number; people: number }>(
    `SELECT count(*)::int AS failed, count(DISTINCT user_id)::int AS people FROM mail_digest
     WHERE state = 'FAILED' AND created_at > now() - make_interval(days => $1)`,
    [MAIL_DAYS],
  );
  const { failed = 0, people = 0 } = rows[0] ?? {};
  if (failed === 0) return ok('mail', `none given up within ${MAIL_DAYS} days`);
  const message = `${failed} mails to ${people} people given up within ${MAIL_DAYS} days`;
  return warn(
    'mail',
    message,
    'Check CLAIMDESK_SMTP_URL and what the worker logs. What was in them is in the product.',
  );
}

async function webhooksCheck(client: Client): Promise<Check> {
  const name = 'webhooks';
  const { rows } = await client.query<{ enabled: number; failing: string[]; disabled: string[] }>(
    `SELECT count(*) FILTER (WHERE enabled)::int AS enabled,
       coalesce(array_agg(id::text ORDER BY id) FILTER (WHERE enabled AND failing_since < now() - interval '1 hour'), '{}') AS failing,
       coalesce(array_agg(id::text ORDER BY id) FILTER (WHERE disabled_reason IN ('GONE', 'FAILING')), '{}') AS disabled
     FROM webhook_endpoint`,
  );
  const { enabled = 0, failing = [], disabled = [] } = rows[0] ?? {};
  const message = `${enabled} enabled`;
  if (failing.length === 0 && disabled.length === 0) return ok(name, message);
  const failed = failing.length === 0 ? '' : `; nothing arrives since more than an hour at ${failing.join(', ')}`;
  const given = disabled.length === 0 ? '' : `; disabled because it failed: ${disabled.join(', ')}`;
  const advice = 'Look at GET /api/v1/webhooks/ID/deliveries for the reason; mend, enable or remove it.';
  return warn(name, `${message}${failed}${given}`, advice);
}

async function auditHeadCheck(client: Client): Promise<Check> {
  const { rows } = await client.query<{ seq: string; hash: string; last: string; fits: boolean }>(
    `SELECT head.seq, head.hash, coalesce(event.seq, 0) AS last,
       head.seq = coalesce(event.seq, 0) AND (event.seq IS NULL OR event.hash = head.hash) AS fits
     FROM audit_head head
     LEFT JOIN LATERAL (SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1) event ON true`,
  );
  const [head] = rows;
  if (!head) return fail('audit', 'the chain has no head', 'Run: claimdesk audit verify');
  if (head.fits) return ok('audit', `head at row ${head.seq} (${head.hash.slice(0, 12)}…)`);
  const message = `the head says row ${head.seq}, the last row is ${head.last}, or their hashes differ`;
  return fail('audit', message, 'Run: claimdesk audit verify');
}
