import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectStatus } from '../support/journey.js';
import { verified, WebhookReceiver } from '../support/webhook-receiver.js';
import { BrowserDesk, type Person, SIZES } from './support/browser-desk.js';

describe('webhooks', () => {
  let desk: BrowserDesk;
  let receiver: WebhookReceiver;
  let ada: Person;
  let page: Page;
  let secret: string;

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    desk = await BrowserDesk.start(receiver.env);
    ada = await desk.person('ada', ['admin']);
    page = ada.page.page;
  });
  afterAll(async () => {
    await desk?.close();
    await receiver?.close();
  });

  const only = async () => (await expectStatus(200, ada.client.get('/webhooks'))).body.items[0];
  const deliveries = async () =>
    (await expectStatus(200, ada.client.get(`/webhooks/${(await only()).id}/deliveries`))).body.items;
  /** Waits, by asking, until the newest delivery has ended so. */
  const delivered = async (state: string, count = 1) => {
    for (let turn = 0; turn < 400; turn += 1) {
      const items = await deliveries();
      if (items.length >= count && items[0].state === state && items[0].lastAttemptAt !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('nothing was delivered in time');
  };

  it('are made with what they tell, and their secret is shown once', async () => {
    await ada.page.open('/admin/webhooks');
    await ada.page.inspect('webhooks-empty');
    await page.getByRole('button', { name: 'New webhook' }).click();
    await page.getByRole('button', { name: 'Make the webhook' }).click();
    await page.getByText('Write the address to send to.').waitFor();
    await page.getByText('Choose at least one type of event.').waitFor();
    await page.getByLabel('Address').fill('http://192.0.2.1/hook');
    await page.getByText('Everything about verdict').click();
    await page.getByRole('button', { name: 'Make the webhook' }).click();
    await page.getByRole('alert').filter({ hasText: 'This did not work' }).waitFor();
    await ada.page.inspect('webhook-new');
    await page.getByLabel('Address').fill(receiver.url('/cms'));
    await page.getByLabel('Name').fill('CMS');
    await page.getByRole('button', { name: 'Make the webhook' }).click();
    const shown = page.getByRole('dialog', { name: 'The secret of this webhook' });
    secret = await shown.locator('code').innerText();
    expect(secret).toMatch(/^whsec_/);
    await ada.page.inspect('webhook-secret');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('link', { name: 'CMS' }).waitFor();
    expect(await page.getByText(secret).count()).toBe(0);
    expect(await only()).toMatchObject({ events: ['verdict.*'], description: 'CMS' });
  });

  it('send a ping that the receiver can verify, and show what was sent and came back', async () => {
    receiver.answers('/cms', 500, {}, 'the CMS is asleep');
    await page.getByRole('link', { name: 'CMS' }).click();
    await page.getByRole('button', { name: 'Send a ping' }).click();
    await page.getByText('A ping is on its way').waitFor();
    await delivered('PENDING');
    await ada.page.open(`/admin/webhooks/${(await only()).id}`);
    await page.getByText('1 try failed').first().waitFor();
    await page.getByRole('button', { name: 'Open the delivery of webhook.ping' }).click();
    const detail = page.getByRole('dialog', { name: 'webhook.ping' });
    await detail.getByText('the CMS is asleep').waitFor();
    await detail.getByText('"type": "webhook.ping"').waitFor();
    await ada.page.inspect('webhook-delivery');
    receiver.answers('/cms', 204);
    await detail.getByRole('button', { name: 'Send again' }).click();
    await delivered('DELIVERED');
    expect(verified(secret, receiver.at('/cms').at(-1) ?? never()).type).toBe('webhook.ping');
    await ada.page.open(`/admin/webhooks/${(await only()).id}`);
    await page.getByRole('cell', { name: 'Arrived' }).waitFor();
    await ada.page.inspect('webhook');
  });

  it('send again what was sent since a time', async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Send again since' }).click();
    await page.getByLabel('Since', { exact: true }).fill('2026-01-01T00:00');
    await page.getByText('Also what arrived').click();
    const before = receiver.at('/cms').length;
    await page.getByRole('button', { name: 'Send again', exact: true }).click();
    await page.getByText('1 delivery is sent again.').waitFor();
    await delivered('DELIVERED');
    expect(receiver.at('/cms').length).toBeGreaterThanOrEqual(before);
  });

  it('get a new secret, rest, and go on', async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'New secret' }).click();
    await page.getByRole('button', { name: 'Make a new secret' }).click();
    const shown = page.getByRole('dialog', { name: 'The secret of this webhook' });
    expect(await shown.locator('code').innerText()).not.toBe(secret);
    await shown.getByText('For 24 hours').waitFor();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('button', { name: 'Disable' }).click();
    await page.getByText('Somebody disabled it.').waitFor();
    await page.getByRole('button', { name: 'Enable' }).click();
    await page.getByRole('button', { name: 'Disable' }).waitFor();
    expect(await only()).toMatchObject({ enabled: true });
  });

  it('fit a phone', async () => {
    const phone = await desk.person('paul', ['admin'], { viewport: SIZES.phone });
    await phone.page.open(`/admin/webhooks/${(await only()).id}`);
    await phone.page.inspect('phone-webhook');
    expect(await phone.page.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });

  it('are removed when somebody says so twice', async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove it for good' }).click();
    await page.getByText('Nothing is told yet').waitFor();
    expect((await expectStatus(200, ada.client.get('/webhooks'))).body.items).toEqual([]);
  });
});

function never(): never {
  throw new Error('nothing was received');
}
