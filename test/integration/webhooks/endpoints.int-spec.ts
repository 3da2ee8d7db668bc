import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestClient } from '../../support/client.js';
import { expectStatus } from '../../support/journey.js';
import { WebhookDesk } from '../../support/webhook-desk.js';
import { WebhookNetwork } from '../../../src/webhooks/endpoints/webhook-network.js';
import { EVENT_TYPES } from '../../../src/webhooks/events/webhook-catalogue.js';

describe('webhooks as administrators set them up', () => {
  let desk: WebhookDesk;
  let admin: TestClient;

  beforeAll(async () => {
    desk = await WebhookDesk.start();
    ({ admin } = desk);
  }, 60_000);
  afterAll(() => desk?.close());

  it('shows the secret once and never again, and keeps it unreadable', async () => {
    const { id, secret } = await desk.webhook('/once?key=of-the-receiver');
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const seen = [
      await admin.get(`/webhooks/${id}`),
      await admin.get('/webhooks'),
      await admin.get('/audit?limit=200'),
      await admin.get(`/webhooks/${id}/deliveries`),
    ];
    for (const answer of seen) expect(answer.text).not.toContain(secret.slice(6, 30));
    const rows = await desk.app.sql.query(`SELECT row_to_json(webhook_endpoint) AS row FROM webhook_endpoint`);
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6, 30));
    // The rest of an address is often a key of the receiver.
    expect(seen[2]?.text).toContain('webhook.created');
    expect(seen[2]?.text).not.toContain('of-the-receiver');
  });

  it('changes only the version that was read, and is gone when it is removed', async () => {
    const { id } = await desk.webhook('/change');
    const path = `/webhooks/${id}`;
    await expectStatus(428, admin.patch(path, { description: 'x' }));
    const { headers } = await expectStatus(200, admin.get(path));
    expect(headers.get('etag')).toBe('"1"');
    const body = { description: 'CMS', events: ['verdict.*', 'verdict.*', 'claim.accepted'] };
    const changed = await expectStatus(200, admin.patch(path, body, { 'if-match': '"1"' }));
    expect(changed.body).toMatchObject({ description: 'CMS', events: ['verdict.*', 'claim.accepted'], version: 2 });
    expect((await admin.patch(path, body, { 'if-match': '"1"' })).body.code).toBe('VERSION_CONFLICT');
    expect((await admin.delete(path, { 'if-match': '"1"' })).body.code).toBe('VERSION_CONFLICT');
    await expectStatus(204, admin.delete(path, { 'if-match': '"2"' }));
    for (const gone of [admin.get(path), admin.post(`${path}/secret`), admin.post(`${path}/test`)]) {
      expect((await gone).body.code).toBe('NOT_FOUND');
    }
    expect((await admin.get(`${path}/deliveries`)).status).toBe(404);
  });

  it('is for administrators alone', async () => {
    const { id } = await desk.webhook('/alone');
    const editor = await desk.app.person('editor@desk.example', ['editor']);
    for (const path of ['/webhooks', `/webhooks/${id}`, `/webhooks/${id}/deliveries`, '/webhooks/event-types']) {
      expect((await editor.get(path)).body.code).toBe('FORBIDDEN');
      expect((await desk.app.anonymous.get(path)).body.code).toBe('NOT_AUTHENTICATED');
    }
    expect((await editor.post(`/webhooks/${id}/secret`)).body.code).toBe('FORBIDDEN');
  });

  it.each([
    ['http on the public internet', 'http://hooks.example/x', 'URL_INVALID'],
    ['another scheme', 'ftp://hooks.example/x', 'VALIDATION_FAILED'],
    ['a password in it', 'https://me:secret@hooks.example/x', 'URL_INVALID'],
    ['a port nobody listed', 'https://hooks.example:8444/x', 'URL_INVALID'],
    ['a loopback address on another port', 'http://127.0.0.1:1/x', 'URL_FORBIDDEN_ADDRESS'],
    ['a private address', 'https://10.1.2.3/x', 'URL_FORBIDDEN_ADDRESS'],
    ['the metadata service, spelled as one number', 'https://2852039166/latest', 'URL_FORBIDDEN_ADDRESS'],
    ['loopback inside IPv6', 'https://[::ffff:127.0.0.1]/x', 'URL_FORBIDDEN_ADDRESS'],
    ['localhost by name', 'https://localhost/x', 'URL_FORBIDDEN_ADDRESS'],
    ['no address at all', 'hooks', 'VALIDATION_FAILED'],
  ])('refuses %s', async (_what, url, code) => {
    const before = (await admin.get('/webhooks')).text;
    const answer = await admin.post('/webhooks', { url, events: ['verdict.*'] });
    expect([answer.body.code, answer.body.faults?.[0]?.path]).toEqual([code, 'url']);
    expect((await admin.get('/webhooks')).text).toBe(before);
  });

  it('refuses a name that leads inward today, without saying where, and takes one that nobody knows yet', async () => {
    const network = desk.app.get(WebhookNetwork);
    const system = network.resolve;
    network.resolve = async (name) => {
      if (name === 'inward.example') return ['93.184.216.34', '192.168.7.7'];
      throw Object.assign(new Error('no'), { code: 'ENOTFOUND' });
    };
    try {
      const url = 'https://inward.example/x';
      const refused = await expectStatus(422, admin.post('/webhooks', { url, events: ['verdict.*'] }));
      expect(refused.body.code).toBe('URL_FORBIDDEN_ADDRESS');
      expect(refused.text).not.toContain('192.168');
      const { id } = await desk.webhook('/later');
      const change = admin.patch(`/webhooks/${id}`, { url }, { 'if-match': '"1"' });
      expect((await change).body.code).toBe('URL_FORBIDDEN_ADDRESS');
      const later = { url: 'https://tomorrow.example/x', events: ['verdict.*'] };
      await expectStatus(201, admin.post('/webhooks', later));
    } finally {
      network.resolve = system;
    }
  });

  it.each([
    ['an unknown type', { events: ['verdict.imagined'] }],
    ['everything at once', { events: ['*'] }],
    ['no type', { events: [] }],
    ['a field nobody knows', { events: ['verdict.*'], secret: 'mine' }],
    ['a description that is a book', { events: ['verdict.*'], description: 'x'.repeat(501) }],
  ])('refuses %s', async (_what, body) => {
    const answer = await admin.post('/webhooks', { url: desk.receiver.url('/x'), ...body });
    expect(answer.body.code).toBe('VALIDATION_FAILED');
  });

  it('lists what it can tell, with the shape of each', async () => {
    const { items } = (await expectStatus(200, admin.get('/webhooks/event-types'))).body;
    const published = items.find(({ type }: { type: string }) => type === 'verdict.published');
    expect(Object.keys(published.data.properties)).toContain('reportUrl');
    // What the desk does, and the ping.
    expect(items.map(({ type }: { type: string }) => type)).toEqual(expect.arrayContaining([...EVENT_TYPES]));
  });

  it('pages through webhooks, newest first', async () => {
    const made = [await desk.webhook('/p1'), await desk.webhook('/p2'), await desk.webhook('/p3')];
    const ids: string[] = [];
    for (let cursor = ''; ids.length < 3;) {
      const { items, nextCursor } = (await expectStatus(200, admin.get(`/webhooks?limit=1${cursor}`))).body;
      ids.push(items[0].id);
      cursor = `&cursor=${nextCursor}`;
    }
    expect(ids).toEqual(made.map(({ id }) => id).reverse());
    expect((await admin.get('/webhooks?cursor=nonsense')).body.code).toBe('CURSOR_INVALID');
  });
});
