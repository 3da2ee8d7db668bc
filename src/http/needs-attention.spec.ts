import { describe, expect, it } from '@jest/globals';
import { needsAttention } from './needs-attention.js';
import type { SystemHealth } from './system-health.schemas.js';

const well: Omit<SystemHealth, 'attention'> = {
  version: '1',
  checks: { database: true, queue: true },
  checkedAt: '2026-03-01T00:00:00Z',
  database: { server: '18', milliseconds: 1, bytes: 1, connections: 5, maxConnections: 100 },
  storage: { originals: 0, made: 0 },
  queues: {
    backend: 'postgres',
    outbox: { waiting: 2, oldestSeconds: 1 },
    items: [{ name: 'mail', waiting: 3, active: 1, delayed: 0, failed: 0, workers: 1 }],
  },
  documents: { failedJobs: 0, running: 1 },
  mail: { delivery: 'SMTP', waiting: 1, failed: 0, lastError: null, lastSentAt: null },
  watching: { total: 2, paused: 1, overdue: 0, byHealth: { ACTIVE: 1, MOVED: 1 } },
  webhooks: { active: 1, disabled: 0 },
};
const [queue] = well.queues.items;
if (!queue) throw new Error('the example has a queue');

describe('what of the system needs somebody', () => {
  it('is nothing while work only waits its turn', () => {
    expect(needsAttention(well)).toEqual([]);
  });

  it.each([
    ['a check of the process that fails', { checks: { database: false } }, 'checks.database'],
    ['a queue nobody works on', { queues: { ...well.queues, items: [{ ...queue, workers: 0 }] } }, 'workers.mail'],
    ['jobs that were given up', { queues: { ...well.queues, items: [{ ...queue, failed: 1 }] } }, 'failed.mail'],
    [
      'jobs that do not reach their queue',
      { queues: { ...well.queues, outbox: { waiting: 1, oldestSeconds: 61 } } },
      'outbox',
    ],
    [
      'a database with hardly a connection left',
      { database: { ...well.database, connections: 95 } },
      'database.connections',
    ],
    ['documents that could not be read', { documents: { failedJobs: 1, running: 0 } }, 'documents'],
    ['mail that was given up', { mail: { ...well.mail, failed: 1 } }, 'mail'],
    ['a watched page that is gone', { watching: { ...well.watching, byHealth: { GONE: 1 } } }, 'watching'],
    ['checks of pages that do not begin', { watching: { ...well.watching, overdue: 1 } }, 'watching'],
    ['a webhook that is off', { webhooks: { active: 0, disabled: 1 } }, 'webhooks'],
  ])('is %s', (_what, change, name) => {
    expect(needsAttention({ ...well, ...change })).toEqual([name]);
  });
});
