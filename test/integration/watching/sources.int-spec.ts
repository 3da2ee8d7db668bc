import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { expectStatus, ingest } from '../../support/journey.js';

describe('the list of sources', () => {
  let app: TestApp;
  let editor: TestClient;
  const long = `Ź${'ź'.repeat(199)}`;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.example', ['editor']);
    const sources = ['Ostrand Courier', 'Ostrand Courier', 'Norvale Post', '100% True', long];
    for (const [index, source] of sources.entries()) {
      await ingest(editor, `Text ${index} of them.`, { source, url: `https://news.example/${index}` });
    }
    await ingest(editor, 'A text of nobody.');
  }, 60_000);
  afterAll(() => app?.close());

  const list = async (query = '') => (await expectStatus(200, editor.get(`/sources${query}`))).body;
  const names = async (query: string): Promise<string[]> =>
    (await list(query)).items.map(({ name }: { name: string }) => name);

  it('counts the documents of each source and says how they are watched', async () => {
    const [source] = (await list('?q=courier')).items;
    expect(source).toMatchObject({ name: 'Ostrand Courier', documents: 2, watched: 0, troubled: 0, watch: null });
    const { items } = (await expectStatus(200, editor.get('/documents?source=Ostrand%20Courier'))).body;
    await expectStatus(200, editor.put(`/documents/${items[0].id}/watch`, { intervalMinutes: 60 }));
    await expectStatus(200, editor.put(`/sources/${source.id}/watch`, { intervalMinutes: 720, paused: true }));
    await app.sql.query(`UPDATE scheduled_check SET problem_code = 'URL_NOT_FOUND', health = 'GONE' WHERE id = $1`, [
      items[0].id,
    ]);
    const [again] = (await list('?q=courier')).items;
    expect(again.watch).toEqual({ intervalMinutes: 720, paused: true, version: 1 });
    expect(again.watched).toBeGreaterThanOrEqual(1);
    expect(again.troubled).toBe(1);
  });

  it('goes through all of them page by page, also when a name is long', async () => {
    const all = await names('');
    expect(all).toHaveLength(4);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await list(`?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ name }: { name: string }) => name));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
  });

  it('takes signs of the search for themselves, and refuses a cursor of another list', async () => {
    expect(await names('?q=100%25')).toEqual(['100% True']);
    const cursor = Buffer.from(JSON.stringify(['', 'no id'])).toString('base64url');
    const refused = await expectStatus(400, editor.get(`/sources?cursor=${cursor}`));
    expect(refused.body.code).toBe('CURSOR_INVALID');
  });

  it('is not for who only rates', async () => {
    const reviewer = await app.person('reviewer@desk.example', ['reviewer']);
    await expectStatus(403, reviewer.get('/sources'));
  });
});
