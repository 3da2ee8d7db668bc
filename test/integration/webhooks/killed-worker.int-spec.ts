import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductProcess } from '../runtime/product-process.js';
import { WebhookDesk } from '../../support/webhook-desk.js';
import { verified } from '../../support/webhook-receiver.js';

const SECRET = 'a-desk-of-two-processes-with-one-key-0123456789';

/** A worker that has no chance to clean up, in the middle of sending. */
describe('webhooks and a worker that is killed', () => {
  let desk: WebhookDesk;
  let folder: string;
  const workers: ProductProcess[] = [];

  beforeAll(async () => {
    desk = await WebhookDesk.start({ CLAIMDESK_SECRET: SECRET });
    folder = await mkdtemp(join(tmpdir(), 'claimdesk-hooks-'));
  }, 60_000);
  afterAll(async () => {
    for (const worker of workers) await worker.remove();
    await desk?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const startWorker = async (): Promise<ProductProcess> => {
    const env = {
      DATABASE_URL: desk.app.database.url,
      CLAIMDESK_SECRET: SECRET,
      CLAIMDESK_DATA: folder,
      NODE_ENV: 'test',
    };
    const worker = await ProductProcess.start({ program: 'worker', env: { ...env, ...desk.receiver.env } });
    workers.push(worker);
    return worker;
  };
  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it('sends again what was cut off, under the same id, and everything else once', async () => {
    const webhook = await desk.webhook('/killed');
    desk.receiver.on('/killed', () => undefined);
    await desk.happens(20);
    const first = await startWorker();
    await until(() => desk.receiver.at('/killed').length >= 8);
    first.kill('SIGKILL');
    await first.ended();
    const cutOff = desk.receiver.received.splice(0);
    desk.receiver.answers('/killed', 204);
    // Half a minute later, as far as the leases of the dead process are concerned.
    await desk.app.sql.query(`UPDATE bullmq.job SET locked_until_ms = 0, stalled_marked = true WHERE state = 'active'`);
    await desk.app.sql.query(`UPDATE webhook_endpoint SET leased_until = now(), woken_at = NULL`);
    await desk.letPausesPass();
    const second = await startWorker();
    await until(async () => (await desk.read(webhook.id)).waiting === 0);
    const received = desk.receiver.at('/killed');
    const ids = received.map(({ headers }) => String(headers['webhook-id']));
    expect([received.length, new Set(ids).size]).toEqual([20, 20]);
    for (const { headers } of cutOff) expect(ids).toContain(headers['webhook-id']);
    for (const each of received) expect(verified(webhook.secret, each).type).toBe('source.version_created');
    for (const { output } of [first, second]) expect(output).not.toContain(webhook.secret.slice(6));
  }, 120_000);
});
