import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CleanUpQueries } from '../../../src/http/clean-up.queries.js';
import { DeliverWebhooksHandler } from '../../../src/webhooks/deliveries/deliver-webhooks.handler.js';
import { Dispatch } from '../../../src/webhooks/deliveries/dispatch.service.js';
import { EventFanOut } from '../../../src/webhooks/events/event-fan-out.service.js';
import { approve, expectStatus } from '../../support/journey.js';
import { PublishingDesk } from '../../support/publishing-desk.js';
import { verified, WebhookReceiver } from '../../support/webhook-receiver.js';

describe('a verdict under embargo, for other systems', () => {
  let receiver: WebhookReceiver;
  let desk: PublishingDesk;
  let webhook: { id: string; secret: string };

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    desk = await PublishingDesk.open(receiver.env);
    const body = { url: receiver.url('/told'), events: ['verdict.*'] };
    webhook = (await expectStatus(201, desk.admin.post('/webhooks', body))).body;
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
    await receiver?.close();
  });

  /** What arrived since it was asked last. */
  async function heard(): Promise<{ type: string; verdictId: string }[]> {
    const before = receiver.at('/told').length;
    await desk.app.get(EventFanOut).run();
    await desk.app.get(DeliverWebhooksHandler).handle({ endpointId: webhook.id }, {});
    return receiver
      .at('/told')
      .slice(before)
      .map((each) => verified(webhook.secret, each))
      .map(({ type, data }) => ({ type, verdictId: String(data.verdictId) }));
  }
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const embargo = (claimId: string, until: string | null) =>
    expectStatus(200, desk.second.post(`/claims/${claimId}/embargo`, { until, reason: 'The study is out on Monday.' }));
  const newest = async () =>
    (await expectStatus(200, desk.admin.get(`/webhooks/${webhook.id}/deliveries?limit=1`))).body.items[0];
  async function approvedUnder(until: string, roofs: number) {
    const made = await desk.proposed({ statement: `The mayor of Norvale said the storm took ${roofs} roofs.` });
    await embargo(made.claimId, until);
    await approve(desk.second, made.verdictId);
    return made;
  }

  it('is not told before the embargo ends, whoever asks, and once it is lifted', async () => {
    const until = inDays(3);
    const { claimId, verdictId } = await approvedUnder(until, 20);
    expect(await heard()).toEqual([]);
    const held = await newest();
    expect(held).toMatchObject({ eventType: 'verdict.approved', state: 'PENDING', attempts: 0, nextAttemptAt: until });
    await expectStatus(202, desk.admin.post(`/webhooks/${webhook.id}/deliveries/${held.id}/redeliver`));
    expect(await heard()).toEqual([]);
    // Nothing is due, so nobody is woken for it again and again.
    await desk.app.sql.query(`UPDATE webhook_endpoint SET woken_at = NULL`);
    expect(await desk.app.get(Dispatch).wakeDue()).toBe(0);
    await embargo(claimId, null);
    expect(await heard()).toEqual([{ type: 'verdict.approved', verdictId }]);
    expect(await newest()).toMatchObject({ state: 'DELIVERED', nextAttemptAt: null });
  });

  it('is told when the time has come, and before the report that is published then', async () => {
    const { claimId, verdictId } = await approvedUnder(inDays(2), 21);
    await embargo(claimId, inDays(4));
    expect(await heard()).toEqual([]);
    expect(Date.parse((await newest()).nextAttemptAt)).toBeGreaterThan(Date.parse(inDays(3)));
    await desk.app.sql.query(`UPDATE claim SET embargo_until = now() - interval '1 second' WHERE id = $1`, [claimId]);
    await expectStatus(200, desk.second.post(`/verdicts/${verdictId}/publish`));
    expect(await heard()).toEqual([
      { type: 'verdict.approved', verdictId },
      { type: 'verdict.published', verdictId },
    ]);
  });

  it('waits for longer than the log is kept', async () => {
    const { claimId, verdictId } = await approvedUnder(inDays(60), 22);
    expect(await heard()).toEqual([]);
    await desk.app.sql.query(`UPDATE webhook_event SET created_at = now() - interval '45 days' WHERE claim_id = $1`, [
      claimId,
    ]);
    await desk.app.get(CleanUpQueries).removeOutdated();
    await embargo(claimId, null);
    expect(await heard()).toEqual([{ type: 'verdict.approved', verdictId }]);
  });

  it('is told at once without an embargo, and holds up nothing else', async () => {
    const { verdictId } = await desk.proposed({ statement: 'The mayor of Norvale said the storm took 23 roofs.' });
    await approvedUnder(inDays(3), 24);
    await approve(desk.second, verdictId);
    expect(await heard()).toEqual([{ type: 'verdict.approved', verdictId }]);
  });
});
