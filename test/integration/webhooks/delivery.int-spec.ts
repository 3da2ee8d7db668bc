import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CleanUpQueries } from '../../../src/http/clean-up.queries.js';
import { WebhookNetwork } from '../../../src/webhooks/endpoints/webhook-network.js';
import { expectStatus } from '../../support/journey.js';
import { WebhookDesk } from '../../support/webhook-desk.js';
import { verified } from '../../support/webhook-receiver.js';

describe('sending webhooks', () => {
  let desk: WebhookDesk;

  beforeAll(async () => {
    desk = await WebhookDesk.start({ CLAIMDESK_WEBHOOK_SECONDS: '3', CLAIMDESK_WEBHOOK_RETRIES: '60,120,180' });
  }, 60_000);
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await desk.app.sql.query('DELETE FROM webhook_endpoint');
    await desk.app.sql.query('DELETE FROM webhook_event');
    await desk.handOut();
    desk.receiver.received.length = 0;
  });

  const only = async (id: string) => {
    const items = await desk.deliveries(id);
    expect(items).toHaveLength(1);
    return items[0];
  };
  const detail = async (id: string) => {
    const { id: deliveryId } = await only(id);
    return (await expectStatus(200, desk.admin.get(`/webhooks/${id}/deliveries/${deliveryId}`))).body;
  };

  it('signs what it sends so that a library of others can verify it', async () => {
    const webhook = await desk.webhook('/signed');
    await desk.tell(webhook);
    const [received, ...more] = desk.receiver.at('/signed');
    expect(more).toEqual([]);
    expect(received).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
    const body = verified(webhook.secret, received!);
    expect(body).toMatchObject({ type: 'source.version_created', data: { versionNumber: 1 } });
    expect(Object.keys(body.data).sort()).toEqual(['documentId', 'sequence', 'versionNumber']);
    expect(new Date(body.timestamp).toISOString()).toBe(body.timestamp);
    const sent = await detail(webhook.id);
    expect(sent).toMatchObject({ state: 'DELIVERED', attempts: 1, statusCode: 204, error: null, nextAttemptAt: null });
    expect([sent.eventId, sent.request.body]).toEqual([received!.headers['webhook-id'], received!.body]);
    const stranger = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    expect(() => verified(stranger, received!)).toThrow();
    expect(() => verified(webhook.secret, { ...received!, body: `${received!.body} ` })).toThrow();
  });

  it('signs with the old secret too for a day after a change, and then with the new one alone', async () => {
    const { id, secret: old } = await desk.webhook('/rotated');
    const changed = (await expectStatus(201, desk.admin.post(`/webhooks/${id}/secret`))).body;
    expect(changed.secret).not.toBe(old);
    const hours = (Date.parse(changed.previousSecretUntil) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
    await desk.tell({ id });
    await desk.app.sql.query(`UPDATE webhook_endpoint SET previous_secret_until = now() - interval '1 second'`);
    await desk.tell({ id });
    const [during, after] = desk.receiver.at('/rotated');
    expect(String(during!.headers['webhook-signature']).split(' ')).toHaveLength(2);
    for (const secret of [old, changed.secret]) expect(verified(secret, during!).type).toBe('source.version_created');
    expect(verified(changed.secret, after!).type).toBe('source.version_created');
    expect(() => verified(old, after!)).toThrow();
  });

  it('tries again after an error, under the same id, until it arrives', async () => {
    const webhook = await desk.webhook('/again');
    desk.receiver.answers('/again', 500, {}, `no ${'x'.repeat(50_000)}\u0000`);
    await desk.tell(webhook);
    const failed = await detail(webhook.id);
    expect(failed).toMatchObject({ state: 'PENDING', statusCode: 500, error: 'The endpoint refused it (HTTP 500).' });
    expect(failed.responseBody).toHaveLength(4_000);
    const pause = (Date.parse(failed.nextAttemptAt) - Date.parse(failed.lastAttemptAt)) / 1000;
    expect(pause).toBeGreaterThanOrEqual(60);
    expect(pause).toBeLessThan(70);
    expect((await desk.read(webhook.id)).failures).toBe(1);
    await desk.send(webhook.id);
    expect(desk.receiver.at('/again')).toHaveLength(1);
    desk.receiver.answers('/again', 200);
    await desk.letPausesPass();
    await desk.send(webhook.id);
    const [first, second] = desk.receiver.at('/again');
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.body).toBe(first!.body);
    expect(await only(webhook.id)).toMatchObject({ state: 'DELIVERED', attempts: 2, error: null });
    expect(await desk.read(webhook.id)).toMatchObject({ failures: 0, failingSince: null, waiting: 0 });
    const { tries } = await detail(webhook.id);
    expect(tries).toEqual([
      { startedAt: expect.any(String), statusCode: 200, durationMs: expect.any(Number), error: null, responseBody: '' },
      {
        startedAt: failed.tries[0].startedAt,
        statusCode: 500,
        durationMs: failed.tries[0].durationMs,
        error: 'The endpoint refused it (HTTP 500).',
        // Of the answers before the last one less is kept.
        responseBody: failed.responseBody.slice(0, 500),
      },
    ]);
  });

  it('keeps the newest tries of a delivery, however often it is tried, and none of one that is removed', async () => {
    const webhook = await desk.webhook('/often');
    await desk.tell(webhook);
    for (let turn = 2; turn <= 23; turn += 1) {
      desk.receiver.answers('/often', 500 + turn);
      const { id } = await only(webhook.id);
      await expectStatus(202, desk.admin.post(`/webhooks/${webhook.id}/deliveries/${id}/redeliver`));
      await desk.send(webhook.id);
    }
    const { id, attempts, tries } = await detail(webhook.id);
    expect([attempts, tries.length]).toEqual([23, 20]);
    expect(tries.map(({ statusCode }: { statusCode: number }) => statusCode)).toEqual(
      Array.from({ length: 20 }, (_, at) => 523 - at),
    );
    await desk.app.sql.query(
      `UPDATE webhook_event SET created_at = now() - interval '31 days'
       WHERE id = (SELECT event_id FROM webhook_delivery WHERE id = $1)`,
      [id],
    );
    await desk.app.get(CleanUpQueries).removeOutdated();
    const left = await desk.app.sql.query(`SELECT id FROM webhook_attempt WHERE delivery_id = $1`, [id]);
    expect(left).toEqual([]);
  });

  it('gives a delivery up after the last try, and sends it again when somebody asks', async () => {
    const webhook = await desk.webhook('/up');
    desk.receiver.answers('/up', 500);
    await desk.tell(webhook);
    for (let turn = 0; turn < 5; turn += 1) {
      await desk.letPausesPass();
      await desk.send(webhook.id);
    }
    const given = await only(webhook.id);
    expect(given).toMatchObject({ state: 'FAILED', attempts: 4, nextAttemptAt: null });
    desk.receiver.answers('/up', 200);
    const path = `/webhooks/${webhook.id}/deliveries/${given.id}/redeliver`;
    expect((await expectStatus(202, desk.admin.post(path))).body.state).toBe('PENDING');
    await desk.send(webhook.id);
    expect(await only(webhook.id)).toMatchObject({ state: 'DELIVERED', attempts: 5 });
    const ids = new Set(desk.receiver.at('/up').map(({ headers }) => headers['webhook-id']));
    expect([...ids]).toEqual([given.eventId]);
    const unknown = '11111111-1111-4111-8111-111111111111';
    expect((await desk.admin.post(path.replace(given.id, unknown))).body.code).toBe('NOT_FOUND');
  });

  it('sends again what was given up since a time, and what arrived only when asked', async () => {
    const webhook = await desk.webhook('/since');
    await desk.tell(webhook);
    await desk.tell(webhook);
    await desk.app.sql.query(
      `UPDATE webhook_delivery SET state = 'FAILED' WHERE position = (SELECT min(position) FROM webhook_delivery)`,
    );
    const since = '2026-01-01T00:00:00Z';
    const again = async (body: unknown) =>
      (await expectStatus(202, desk.admin.post(`/webhooks/${webhook.id}/redeliver`, body))).body.deliveries;
    expect(await again({ since: '2999-01-01T00:00:00Z' })).toBe(0);
    expect(await again({ since })).toBe(1);
    await desk.send(webhook.id);
    expect(desk.receiver.at('/since')).toHaveLength(3);
    expect(await again({ since, all: true })).toBe(2);
    const wrong = await desk.admin.post(`/webhooks/${webhook.id}/redeliver`, { since: 'yesterday' });
    expect(wrong.body.code).toBe('VALIDATION_FAILED');
  });

  it('waits for one that hangs no longer than it may, and follows no redirect inward', async () => {
    const [hanging, leading] = [await desk.webhook('/hang'), await desk.webhook('/lead')];
    desk.receiver.on('/hang', () => undefined);
    desk.receiver.answers('/lead', 307, { location: desk.receiver.url('/inside') });
    await desk.tell(hanging, leading);
    const hung = await only(hanging.id);
    expect(hung).toMatchObject({ state: 'PENDING', statusCode: null });
    expect(hung.error).toBe('The endpoint did not answer completely within 3 seconds.');
    const led = await only(leading.id);
    expect(led).toMatchObject({ state: 'PENDING', statusCode: 307 });
    expect(led.error).toContain('Redirects are not followed');
    expect(desk.receiver.at('/inside')).toEqual([]);
  });

  it('does not wait for the end of an answer that never ends', async () => {
    const webhook = await desk.webhook('/endless');
    desk.receiver.on('/endless', (response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write('y'.repeat(8_192)), 1);
      response.on('close', () => clearInterval(more));
    });
    await desk.tell(webhook);
    const sent = await detail(webhook.id);
    expect([sent.state, sent.responseBody.length]).toEqual(['DELIVERED', 4_000]);
  });

  it('says what is wrong with one that cannot be reached', async () => {
    const webhook = await desk.webhook('/reset');
    desk.receiver.on('/reset', (response) => response.socket?.destroy());
    await desk.tell(webhook);
    expect((await only(webhook.id)).error).toMatch(/could not be reached, or the connection broke off/);
  });

  it('disables one that is gone for good and tells the administrators', async () => {
    const webhook = await desk.webhook('/gone');
    desk.receiver.answers('/gone', 410);
    await desk.tell(webhook);
    expect(await desk.read(webhook.id)).toMatchObject({ enabled: false, disabledReason: 'GONE', version: 2 });
    expect((await only(webhook.id)).state).toBe('FAILED');
    await desk.tell(webhook);
    expect(desk.receiver.at('/gone')).toHaveLength(1);
    const { items } = (await expectStatus(200, desk.admin.get('/notifications'))).body;
    expect(items[0]).toMatchObject({ kind: 'webhook.disabled', data: { webhookId: webhook.id, because: 'GONE' } });
    expect(JSON.stringify(items[0])).not.toContain('/gone');
    expect((await desk.admin.post(`/webhooks/${webhook.id}/test`)).body.code).toBe('CONFLICT');
    desk.receiver.answers('/gone', 200);
    const enabled = desk.admin.patch(`/webhooks/${webhook.id}`, { enabled: true }, { 'if-match': '"2"' });
    expect((await expectStatus(200, enabled)).body).toMatchObject({ disabledReason: null, failures: 0 });
    await desk.tell(webhook);
    expect(desk.receiver.at('/gone')).toHaveLength(2);
  });

  it('disables one that has failed for days, not before, and keeps what was waiting for when it is enabled again', async () => {
    const webhook = await desk.webhook('/days');
    desk.receiver.answers('/days', 503);
    await desk.tell(webhook);
    await desk.app.sql.query(`UPDATE webhook_endpoint SET failing_since = now() - interval '119 hours'`);
    await desk.letPausesPass();
    await desk.send(webhook.id);
    expect(await desk.read(webhook.id)).toMatchObject({ enabled: true, failures: 2 });
    await desk.app.sql.query(`UPDATE webhook_endpoint SET failing_since = now() - interval '121 hours'`);
    await desk.letPausesPass();
    await desk.send(webhook.id);
    const { version, ...disabled } = await desk.read(webhook.id);
    expect(disabled).toMatchObject({ enabled: false, disabledReason: 'FAILING', waiting: 1 });
    desk.receiver.answers('/days', 200);
    await expectStatus(
      200,
      desk.admin.patch(`/webhooks/${webhook.id}`, { enabled: true }, { 'if-match': `"${version}"` }),
    );
    await desk.letPausesPass();
    await desk.send(webhook.id);
    expect((await only(webhook.id)).state).toBe('DELIVERED');
  });

  it.each([429, 503])('leaves one alone for as long as it asks with HTTP %i', async (status) => {
    const webhook = await desk.webhook('/pause');
    desk.receiver.answers('/pause', status, { 'retry-after': '600' });
    await desk.tell(webhook);
    const { nextAttemptAt, lastAttemptAt } = await only(webhook.id);
    expect(Math.round((Date.parse(nextAttemptAt) - Date.parse(lastAttemptAt)) / 600_000)).toBe(1);
    expect((Date.parse((await desk.read(webhook.id)).restingUntil) - Date.now()) / 1000).toBeGreaterThan(590);
    await desk.tell(webhook);
    expect(desk.receiver.at('/pause')).toHaveLength(1);
    expect((await desk.read(webhook.id)).waiting).toBe(2);
  });

  it('sends a ping that anybody can check, whatever is subscribed', async () => {
    const webhook = await desk.webhook('/ping', ['complaint.received']);
    const key = { 'idempotency-key': 'ping-1' };
    const ping = (await expectStatus(202, desk.admin.post(`/webhooks/${webhook.id}/test`, undefined, key))).body;
    const repeated = await expectStatus(202, desk.admin.post(`/webhooks/${webhook.id}/test`, undefined, key));
    expect(repeated.body.id).toBe(ping.id);
    await desk.send(webhook.id);
    const received = desk.receiver.at('/ping');
    expect(received).toHaveLength(1);
    expect(verified(webhook.secret, received[0]!)).toMatchObject({
      type: 'webhook.ping',
      data: { webhookId: webhook.id },
    });
  });

  it('sends nothing to a name that leads inward when the time has come, though it led outward before', async () => {
    const network = desk.app.get(WebhookNetwork);
    const system = network.resolve;
    try {
      network.resolve = async () => ['93.184.216.34'];
      const body = { url: 'https://turncoat.example/x', events: ['source.*'] };
      const { id } = (await expectStatus(201, desk.admin.post('/webhooks', body))).body;
      let asked = 0;
      network.resolve = async () => {
        asked += 1;
        return ['127.0.0.1'];
      };
      const { connections } = desk.receiver;
      await desk.tell({ id });
      expect((await only(id)).error).toBe('The address leads into a private or reserved network, so nothing was sent.');
      expect([asked, desk.receiver.connections]).toEqual([1, connections]);
    } finally {
      network.resolve = system;
    }
  });

  it('sends once although the job runs twice at the same time', async () => {
    const webhook = await desk.webhook('/twice');
    desk.receiver.on('/twice', (response) => setTimeout(() => response.writeHead(204).end(), 100));
    await desk.happens(3);
    await desk.handOut();
    await Promise.all([desk.send(webhook.id), desk.send(webhook.id), desk.send(webhook.id)]);
    expect(desk.receiver.at('/twice')).toHaveLength(3);
    expect(new Set(desk.receiver.at('/twice').map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  });

  it('gives back what it is sending when the worker has to stop, as if it had not been tried', async () => {
    const webhook = await desk.webhook('/stop');
    const stop = new AbortController();
    desk.receiver.on('/stop', () => stop.abort(new Error('stopping')));
    await desk.happens();
    await desk.handOut();
    await expect(desk.send(webhook.id, stop.signal)).rejects.toThrow('stopping');
    expect(await only(webhook.id)).toMatchObject({ state: 'PENDING', attempts: 0, error: null });
    desk.receiver.answers('/stop', 200);
    await desk.send(webhook.id);
    expect(await only(webhook.id)).toMatchObject({ state: 'DELIVERED', attempts: 1 });
  });

  it('says so when its secret cannot be read any more', async () => {
    const webhook = await desk.webhook('/sealed');
    const other = await desk.webhook('/other');
    // Sealed for one webhook, it cannot be opened for another.
    await desk.app.sql.query(
      `UPDATE webhook_endpoint SET secret = (SELECT secret FROM webhook_endpoint WHERE id = $2) WHERE id = $1`,
      [webhook.id, other.id],
    );
    await desk.tell(webhook);
    expect((await only(webhook.id)).error).toContain('POST /webhooks/:id/secret');
    expect(desk.receiver.at('/sealed')).toEqual([]);
  });
});
