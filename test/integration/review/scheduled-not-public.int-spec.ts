import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENT_GROUPS } from '../../../src/webhooks/events/webhook-catalogue.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { download, ready } from '../../support/exports.js';
import { approve, approveAndPublish, expectStatus, rate, readyClaims, verdictOn } from '../../support/journey.js';
import { WebhookReceiver } from '../../support/webhook-receiver.js';

/** In no text that is published. Each is looked for in everything that leaves the desk. */
const SECRETS = ['xqz-summary-xqz', 'xqz-rationale-xqz', 'xqz-note-xqz', 'xqz-embargo-xqz'];

const PAGES = [
  '//',
  '//corrections',
  '//claimants',
  '//sources',
  '//methodology',
  '//ratings',
  '//about',
  '//complaints',
  '/reports',
  '/reports.json',
  '/reports.jsonld',
  '/reports.csv',
  '/corrections',
  '/corrections.atom',
  '/organisation',
  '/methodology',
];

describe('of a verdict under embargo, or to be published at a set time,', () => {
  let app: TestApp;
  let receiver: WebhookReceiver;
  let admin: TestClient;
  let editor: TestClient;
  let second: TestClient;
  let secret: { claimId: string; verdictId: string; documentId: string };

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    app = await TestApp.start({ env: receiver.env });
    admin = await app.person('admin@desk.test', ['admin']);
    const webhook = { url: receiver.url('/all'), events: EVENT_GROUPS };
    await expectStatus(201, admin.post('/webhooks', webhook));
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    const a = await app.person('a@desk.test', ['reviewer']);
    const b = await app.person('b@desk.test', ['reviewer']);
    const pair: [TestClient, string][] = [
      [a, 'TRUE'],
      [b, 'TRUE'],
    ];
    const { claimIds, documentId } = await readyClaims(editor, 2);
    const [open = '', claimId = ''] = claimIds;
    await rate(editor, open, pair);
    await approveAndPublish(second, open);
    await rate(editor, claimId, pair);
    const { id: verdictId } = await verdictOn(second, claimId);
    secret = { claimId, verdictId, documentId };
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await expectStatus(200, second.post(`/claims/${claimId}/embargo`, { until, reason: SECRETS[3] }));
    await approve(second, verdictId, { summary: SECRETS[0], rationale: `It says so: ${SECRETS[1]}.` });
    const schedule = { publishAt: until, note: SECRETS[2] };
    await expectStatus(200, second.post(`/verdicts/${verdictId}/schedule`, schedule));
  }, 90_000);
  afterAll(async () => {
    await app?.close();
    await receiver?.close();
  });

  const expectNothingIn = (text: string, ...also: string[]) => {
    for (const mark of [...SECRETS, secret.verdictId, ...also]) expect(text).not.toContain(mark);
  };

  it('nothing is on a page, in a list or in a feed for readers', async () => {
    for (const path of [...PAGES, `//documents/${secret.documentId}`, '//reports/1', '/reports/1.json']) {
      const { status, text } = await app.anonymous.get(path);
      expect([path, status]).toEqual([path, 200]);
      expectNothingIn(text, secret.claimId);
    }
    expect((await app.anonymous.get('/reports/2.json')).status).toBe(404);
    for (const path of [`/verdicts/${secret.verdictId}`, `/claims/${secret.claimId}`, '/verdicts?scheduled=true'])
      expect((await app.anonymous.get(path)).status).toBe(401);
  });

  it.each(['csv', 'json', 'jsonld', 'html', 'research'])('nothing is in an export as %s', async (format) => {
    const made = await ready(editor, { format });
    const { bytes } = await download(editor, made.id);
    expect(bytes.length).toBeGreaterThan(0);
    expectNothingIn(bytes.toString('utf8'), secret.claimId);
  });

  it('nothing is told to other systems, not even that it was approved', async () => {
    // What happens after the verdict was scheduled is heard after all that could have been told of it.
    const { claimIds } = await readyClaims(editor, 1);
    const heard = () => receiver.at('/all').map(({ body }) => body);
    while (!heard().some((body) => body.includes(claimIds[0] ?? '-')))
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard().filter((body) => body.includes(secret.verdictId))).toEqual([]);
    for (const body of heard()) {
      for (const mark of SECRETS) expect(body).not.toContain(mark);
      expect(body).not.toMatch(/schedule|embargo|publishAt/i);
    }
  }, 60_000);

  it('nothing is shown to a viewer or a rater who is signed in', async () => {
    const viewer = await app.person('viewer@desk.test', ['viewer']);
    const rater = await app.signIn('a@desk.test');
    for (const person of [viewer, rater]) {
      expect((await person.get(`/verdicts/${secret.verdictId}`)).status).toBe(403);
      for (const path of [
        '/verdicts',
        `/claims/${secret.claimId}`,
        '/claims',
        '/me/assignments?state=all',
        '/notifications',
      ])
        expectNothingIn((await person.get(path)).text, 'publishAt', 'embargoUntil');
    }
    expect((await admin.get(`/verdicts/${secret.verdictId}`)).text).toContain(SECRETS[0]);
  });
});
