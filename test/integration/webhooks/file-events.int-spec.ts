import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliverWebhooksHandler } from '../../../src/webhooks/deliveries/deliver-webhooks.handler.js';
import { EventFanOut } from '../../../src/webhooks/events/event-fan-out.service.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { askFor, ended } from '../../support/exports.js';
import { expectStatus } from '../../support/journey.js';
import { WebhookReceiver } from '../../support/webhook-receiver.js';

describe('exports and imports', () => {
  let app: TestApp;
  let receiver: WebhookReceiver;
  let admin: TestClient;
  let webhookId: string;

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    app = await TestApp.start({ env: receiver.env });
    admin = await app.person('admin@desk.test', ['admin']);
    const body = { url: receiver.url('/files'), events: ['export.*', 'import.finished'] };
    webhookId = (await expectStatus(201, admin.post('/webhooks', body))).body.id;
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await receiver?.close();
  });

  /** What has arrived so far, whoever handed it out: this test or the jobs of the desk. */
  const told = async (count: number): Promise<{ type: string; data: Record<string, unknown> }[]> => {
    for (let turn = 0; turn < 200 && receiver.at('/files').length < count; turn += 1) {
      await app.get(EventFanOut).run();
      await app.get(DeliverWebhooksHandler).handle({ endpointId: webhookId }, { signal: undefined });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return receiver.at('/files').map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> });
  };

  it('are told when they have ended, by id and state alone', async () => {
    const { id } = await askFor(admin, { format: 'csv' });
    expect((await ended(admin, id)).state).toBe('READY');
    const [event] = await told(1);
    expect(event).toMatchObject({ type: 'export.finished', data: { exportId: id, state: 'READY' } });
    expect(Object.keys(event?.data ?? {}).toSorted()).toEqual(['exportId', 'sequence', 'state']);
  });

  it('are told when an import has ended too', async () => {
    const form = new FormData();
    form.append(
      'file',
      new Blob(['title,text\nStorm,The storm destroyed 41 houses in Norvale.\n'], { type: 'text/csv' }),
      'a.csv',
    );
    const { id } = (await expectStatus(202, admin.post('/imports', form))).body;
    const event = (await told(2)).find(({ type }) => type === 'import.finished');
    expect(event?.data).toMatchObject({ importId: id, state: 'DONE', rows: 1 });
  });
});
