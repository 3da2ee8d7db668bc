import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { expectStatus } from '../../support/journey.js';
import { WebSite } from '../../support/web-site.js';

const page = (houses: number): string =>
  `<!doctype html><html lang="en"><head><title>Norvale counts</title></head><body><article><h1>Norvale counts</h1>
   <p>The storm destroyed ${houses} houses in Norvale on Monday, the mayor said.</p>
   <p>Repairs will cost $3 million, according to the council, which met on Tuesday in the town hall of Norvale.</p>
   <p>Unemployment in Norvale fell to 4.1 percent in March, the labour office of the town said in its report.</p>
   </article></body></html>`;

/** The schedulers, the queue and the workers as they run in the product. */
describe('watching in a running desk', () => {
  let app: TestApp;
  let site: WebSite;
  let editor: TestClient;

  beforeAll(async () => {
    site = await WebSite.start();
    const env = { CLAIMDESK_FETCH_ALLOW: `127.0.0.1:${site.port}`, CLAIMDESK_WATCH_HOST_SECONDS: '0' };
    app = await TestApp.start({ env });
    editor = await app.person('editor@desk.example', ['editor']);
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await site?.close();
  });

  const until = async <T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
    for (;;) {
      const value = await ask();
      if (holds(value)) return value;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const documentOf = async (id: string) => (await expectStatus(200, editor.get(`/documents/${id}`))).body;

  it('discovers an article by its feed, takes it in, watches it with its source, and notices its change', async () => {
    site.page('/story', page(41));
    site.page(
      '/feed',
      `<rss version="2.0"><channel><title>N</title><item><title>Norvale counts</title><link>${site.url('/story')}</link></item></channel></rss>`,
      'application/rss+xml',
    );
    const text = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
    const other = (await expectStatus(201, editor.post('/documents', { text, title: 'x', source: 'Norvale Post' })))
      .body;
    await expectStatus(200, editor.put(`/sources/${other.source.id}/watch`, { intervalMinutes: 5 }));
    const feed = { url: site.url('/feed'), mode: 'ingest', sourceId: other.source.id };
    const { id: feedId } = (await expectStatus(201, editor.post('/feeds', feed))).body;

    const entries = async () => (await expectStatus(200, editor.get(`/feeds/${feedId}/entries`))).body.items;
    const [entry] = await until(entries, (items) => items[0]?.state === 'INGESTED');
    const id = entry.documentId as string;
    await until(
      () => documentOf(id),
      ({ status }) => status === 'READY',
    );
    // The sources are looked through every minute; asking for it again does the same at once.
    await expectStatus(200, editor.put(`/sources/${other.source.id}/watch`, { intervalMinutes: 5 }));
    const watch = await expectStatus(200, editor.get(`/documents/${id}/watch`));
    expect(watch.body).toMatchObject({ followsSource: true, health: 'ACTIVE', intervalMinutes: 5 });

    site.page('/story', page(57));
    await expectStatus(202, editor.post(`/documents/${id}/watch/check`));
    const changed = await until(
      () => documentOf(id),
      ({ currentVersion }) => currentVersion.number === 2,
    );
    expect(changed.status).toBe('READY');
    site.status('/story', 404);
    await expectStatus(202, editor.post(`/documents/${id}/watch/check`));
    const gone = await until(
      async () => (await expectStatus(200, editor.get('/watches?health=GONE'))).body.items,
      (items) => items.length > 0,
    );
    expect(gone[0]).toMatchObject({ documentId: id, code: 'URL_NOT_FOUND', failures: 1 });
  }, 90_000);
});
