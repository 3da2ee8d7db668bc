import type { SystemHealth } from './system-health.schemas.js';

/** A job that is not in its queue after this long waits for something. */
const OUTBOX_SECONDS = 60;

/** More connections than this share of what the server allows. */
const CONNECTIONS = 0.9;

/** Pages that were checked and could not be had or read. */
const TROUBLE = ['GONE', 'BLOCKED', 'NOT_ARTICLE', 'UNREADABLE', 'UNREACHABLE'];

/** What of this needs somebody to look at it, by name, the most pressing first. */
export function needsAttention(health: Omit<SystemHealth, 'attention'>): string[] {
  const { checks, queues, database, mail, documents, watching, webhooks } = health;
  const found = Object.entries(checks).flatMap(([name, passed]) => (passed ? [] : [`checks.${name}`]));
  const add = (name: string, isSo: boolean): void => {
    if (isSo) found.push(name);
  };
  for (const { name, workers } of queues.items) add(`workers.${name}`, workers === 0);
  add('outbox', (queues.outbox.oldestSeconds ?? 0) > OUTBOX_SECONDS);
  add('database.connections', database.connections > CONNECTIONS * database.maxConnections);
  for (const { name, failed } of queues.items) add(`failed.${name}`, failed > 0);
  add('documents', documents.failedJobs > 0);
  add('mail', mail.failed > 0);
  add('watching', watching.overdue > 0 || TROUBLE.some((state) => (watching.byHealth[state] ?? 0) > 0));
  add('webhooks', webhooks.disabled > 0);
  return found;
}
