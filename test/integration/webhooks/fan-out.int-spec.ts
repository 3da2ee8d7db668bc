import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { AuditTrail } from '../../../src/audit/audit-trail.js';
import { Transactions } from '../../../src/database/transactions.js';
import { CleanUpQueries } from '../../../src/http/clean-up.queries.js';
import { expectStatus } from '../../support/journey.js';
import { WebhookDesk } from '../../support/webhook-desk.js';
import { verified } from '../../support/webhook-receiver.js';

describe('what webhooks are told', () => {
  let desk: WebhookDesk;

  beforeAll(async () => {
    desk = await WebhookDesk.start({ CLAIMDESK_WEBHOOK_SECONDS: '5' });
  }, 60_000);
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await desk.app.sql.query('DELETE FROM webhook_endpoint');
    await desk.app.sql.query('DELETE FROM webhook_event');
    await desk.handOut();
    desk.receiver.received.length = 0;
  });

  const told = async (id: string): Promise<number> => (await desk.deliveries(id)).length;
  const sequencesAt = (path: string): number[] =>
    desk.receiver.at(path).map(({ body }) => JSON.parse(body).data.sequence as number);

  it('is what was committed: nothing that was rolled back, nothing twice, in the order in which it happened', async () => {
    const webhook = await desk.webhook('/order');
    const transactions = desk.app.get(Transactions);
    const failing = transactions.run(async () => {
      await desk.happens(5);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await Promise.all(Array.from({ length: 10 }, () => desk.happens(2)));
    await Promise.all(Array.from({ length: 5 }, () => desk.handOut()));
    await desk.handOut();
    expect(await told(webhook.id)).toBe(20);
    while ((await desk.read(webhook.id)).waiting > 0) await desk.send(webhook.id);
    const sequences = sequencesAt('/order');
    expect(new Set(sequences).size).toBe(20);
    // Eight go out at a time; within these the receiver may see any order.
    for (const [n, sequence] of sequences.entries()) {
      expect(sequences.slice(0, Math.max(0, n - 8)).every((earlier) => earlier < sequence)).toBe(true);
    }
  });

  it('waits for a transaction that is not committed yet instead of passing it over', async () => {
    const webhook = await desk.webhook('/late');
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow = desk.app.get(Transactions).run(async () => {
      await desk.happens();
      await gate;
    });
    await desk.happens();
    await desk.handOut();
    expect(await told(webhook.id)).toBe(1);
    go();
    await slow;
    await desk.handOut();
    expect(await told(webhook.id)).toBe(2);
  });

  it('is each item of a bulk act by itself, also over more than one batch', async () => {
    const webhook = await desk.webhook('/bulk');
    await desk.happens(1_203);
    expect(await desk.handOut()).toBe(1_203);
    const [row] = await desk.app.sql.query(`SELECT count(DISTINCT seq)::int AS count FROM webhook_event`);
    expect([row.count, (await desk.read(webhook.id)).waiting]).toEqual([1_203, 1_203]);
  });

  it('is only what was asked for, from then on, and nothing while disabled', async () => {
    await desk.happens(3);
    const sources = await desk.webhook('/sources', ['source.version_created']);
    const verdicts = await desk.webhook('/verdicts', ['verdict.*']);
    const off = await desk.webhook('/off', ['source.*'], { enabled: false });
    await desk.happens(2);
    await desk.handOut();
    expect([await told(sources.id), await told(verdicts.id), await told(off.id)]).toEqual([2, 0, 0]);
    const [events] = await desk.app.sql.query(`SELECT count(*)::int AS count FROM webhook_event`);
    expect(events.count).toBe(2);
  });

  it('passes over a row that makes no sense, and tells what follows', async () => {
    const webhook = await desk.webhook('/sense');
    await desk.app.get(Transactions).run(async (tx) => {
      const strange = { event: 'source.version_created', entityType: 'document', entityId: randomUUID() };
      desk.app.get(AuditTrail).record(tx, SYSTEM_ACTOR, { ...strange, data: { versionNumber: 'many' } });
    });
    await desk.tell(webhook);
    expect(desk.receiver.at('/sense')).toHaveLength(1);
  });

  it('reaches everybody else although one of three hangs on a thousand events', async () => {
    const [first, hanging, third] = [await desk.webhook('/a'), await desk.webhook('/hang'), await desk.webhook('/c')];
    desk.receiver.on('/hang', () => undefined);
    await desk.happens(1_000);
    await desk.handOut();
    const drain = async (id: string): Promise<void> => {
      while ((await desk.read(id)).waiting > 0) await desk.send(id);
    };
    await Promise.all([drain(first.id), drain(third.id), desk.send(hanging.id)]);
    for (const path of ['/a', '/c']) {
      expect(new Set(desk.receiver.at(path).map(({ headers }) => headers['webhook-id'])).size).toBe(1_000);
      expect(desk.receiver.at(path)).toHaveLength(1_000);
    }
    // After the first eight it is left alone for a while: it does not get a thousand tries in a row.
    const { waiting, failures } = await desk.read(hanging.id);
    const [rest] = await desk.app.sql.query(`SELECT resting_until FROM webhook_endpoint WHERE id = $1`, [hanging.id]);
    expect([waiting, failures, rest.resting_until !== null]).toEqual([1_000, 8, true]);
    expect(desk.receiver.at('/hang')).toHaveLength(8);
    expect(verified(first.secret, desk.receiver.at('/a')[0]!).type).toBe('source.version_created');
  }, 120_000);

  it('is kept for thirty days, and the secret before the last change for its day', async () => {
    const webhook = await desk.webhook('/old');
    await desk.tell(webhook);
    await desk.tell(webhook);
    await expectStatus(201, desk.admin.post(`/webhooks/${webhook.id}/secret`));
    await desk.app.sql.query(
      `UPDATE webhook_event SET created_at = now() - interval '31 days' WHERE seq = (SELECT min(seq) FROM webhook_event)`,
    );
    await desk.app.sql.query(`UPDATE webhook_endpoint SET previous_secret_until = now() - interval '1 minute'`);
    await desk.app.get(CleanUpQueries).removeOutdated();
    expect(await told(webhook.id)).toBe(1);
    const [row] = await desk.app.sql.query(`SELECT previous_secret FROM webhook_endpoint`);
    expect(row.previous_secret).toBeNull();
  });

  it('goes with its webhook when that is removed, but for what went to another too', async () => {
    const [one, other] = [await desk.webhook('/one', ['source.*']), await desk.webhook('/other', ['source.*'])];
    await desk.tell(one, other);
    await expectStatus(202, desk.admin.post(`/webhooks/${one.id}/test`));
    await expectStatus(204, desk.admin.delete(`/webhooks/${one.id}`));
    const rows = await desk.app.sql.query(`SELECT type FROM webhook_event`);
    expect(rows).toEqual([{ type: 'source.version_created' }]);
    expect(await told(other.id)).toBe(1);
  });
});
