import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parseHTML } from 'linkedom';
import pg from 'pg';
import { TestApp } from '../support/app.js';
import type { TestClient } from '../support/client.js';
import {
  approveAndPublish,
  changeText,
  correction,
  expectStatus,
  ingest,
  markClaim,
  rate,
  verdictOn,
} from '../support/journey.js';

const HOSTILE = `</mark></p><script>alert(1)</script><img src=x onerror=alert(2)> \u202Edesrever =1+1`;

describe('the public site', () => {
  let app: TestApp;
  let admin: TestClient;
  let editor: TestClient;
  let editor2: TestClient;
  let raters: TestClient[];
  let storm: { documentId: string; claimId: string; number: number };
  let hostile: { documentId: string; claimId: string; number: number };
  let secret: { documentId: string; claimId: string };

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.person('admin@desk.test', ['admin']);
    editor = await app.person('editor@desk.test', ['editor']);
    editor2 = await app.person('editor2@desk.test', ['editor']);
    raters = [await app.person('rater1@desk.test', ['reviewer']), await app.person('rater2@desk.test', ['reviewer'])];
    const first = await ready('The storm destroyed 41 houses in Norvale on Monday.', 'Ada Moss', 'Norvale Gazette');
    storm = { ...first, number: await publish(first.claimId) };
    const second = await ready(`The mayor said ${HOSTILE} on Monday.`, `<b>Eve</b> & \u202Eco`, `<i>Hostile</i> Post`);
    hostile = { ...second, number: await publish(second.claimId) };
    secret = await ready('The council hid 12 letters in a drawer.', 'Unheard Person', 'Silent Times');
  }, 120_000);
  afterAll(() => app?.close());

  async function ready(words: string, claimant: string, source: string) {
    const text = `A headline of its own.\n\nIt rained before that. It was a long week. ${words} Nobody was hurt. A last sentence follows here.\n\nA paragraph nobody judged.`;
    const documentId = await ingest(editor, text, { title: `About ${words.slice(0, 60)}`, source, language: 'en' });
    const claimId = await markClaim(editor, documentId, words);
    const before = await editor.get(`/claims/${claimId}`);
    await expectStatus(
      200,
      editor.patch(
        `/claims/${claimId}`,
        { claimant, topics: ['weather'] },
        { 'if-match': before.headers.get('etag')! },
      ),
    );
    return { documentId, claimId, words };
  }

  async function publish(claimId: string, label = 'FALSE'): Promise<number> {
    await rate(editor, claimId, [
      [raters[0]!, label],
      [raters[1]!, label],
    ]);
    return Number((await approveAndPublish(editor2, claimId)).reportNumber);
  }

  const page = async (path: string, status = 200) => {
    const answer = await expectStatus(status, app.anonymous.get(`/${path}`));
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    return { ...answer, document: parseHTML(answer.text).document };
  };
  const linksOf = ({ document }: Awaited<ReturnType<typeof page>>) =>
    [...document.querySelectorAll('main a[href]')].map((link) => link.getAttribute('href'));
  const sourceOf = async (name: string): Promise<string> =>
    (await app.sql.query<{ id: string }[]>(`SELECT id FROM source WHERE name = $1`, [name]))[0]!.id;
  const everyPage = async () => [
    '/',
    '/?q=storm&all=true',
    '/?from=yesterday',
    `/reports/${storm.number}`,
    `/reports/${hostile.number}`,
    `/documents/${storm.documentId}`,
    `/documents/${hostile.documentId}`,
    '/claimants',
    '/claimants/Ada%20Moss',
    `/claimants/${encodeURIComponent(`<b>Eve</b> & \u202Eco`)}`,
    '/sources',
    `/sources/${await sourceOf('Norvale Gazette')}`,
    '/corrections',
    '/corrections?kind=RETRACTION',
    '/methodology',
    '/methodology/1',
    '/ratings',
    '/ratings/five-point/1',
    '/about',
    '/complaints',
    '/nowhere',
  ];

  it('is well made on every page: one heading at the top, headings in order, ids once, no script, hostile text inert', async () => {
    for (const path of await everyPage()) {
      const { text, headers } = await app.anonymous.get(`/${path}`);
      const { document } = parseHTML(text);
      const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]));
      expect([path, levels.filter((level) => level === 1).length, levels[0]]).toEqual([path, 1, 1]);
      expect([path, levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)]).toEqual([path, []]);
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      expect([path, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([path, []]);
      for (const label of document.querySelectorAll('label')) expect(ids).toContain(label.getAttribute('for'));
      const scripts = [...document.querySelectorAll('script')].map((script) => script.getAttribute('type'));
      expect([path, scripts.filter((type) => type !== 'application/ld+json')]).toEqual([path, []]);
      expect([path, document.querySelectorAll('img, b, main i, [style], [onerror]').length]).toEqual([path, 0]);
      expect([path, document.documentElement.getAttribute('lang'), document.querySelector('main')?.id]).toEqual([
        path,
        'en',
        'content',
      ]);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    }
  });

  it('answers every page with a handful of statements, however much is published', async () => {
    for (const path of await everyPage()) {
      const sent = await statements(() => app.anonymous.get(`/${path}`));
      expect({ path, sent: sent.length > 5 ? sent : [] }).toEqual({ path, sent: [] });
    }
  });

  /** Statements about what is published that reading something sends; those of the job workers are left out. */
  async function statements(read: () => Promise<unknown>): Promise<string[]> {
    const spy = jest.spyOn(pg.Client.prototype, 'query');
    try {
      await read();
      const sent = spy.mock.calls.map(([query]) => (typeof query === 'string' ? query : JSON.stringify(query)));
      return sent.filter((query) =>
        /\b(published_report|document|organisation_profile|methodology|rating_scheme|correction)\b/.test(query),
      );
    } finally {
      spy.mockRestore();
    }
  }

  it('searches in claim, conclusion and claimant, and offers each filter as a link that takes it away', async () => {
    const found = await page('/?q=storm&label=FALSE&claimant=ada+moss&topic=weather&language=en');
    expect(linksOf(found)).toContain(`/reports/${storm.number}`);
    expect(linksOf(found)).not.toContain(`/reports/${hostile.number}`);
    expect(linksOf(found)).toContain('/?q=storm&claimant=ada+moss&topic=weather&language=en');
    expect(found.text).toContain('1 report found.');
    expect(found.document.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
    expect(found.document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe('http://desk.test/');
    expect(linksOf(await page('/?q=moss'))).toContain(`/reports/${storm.number}`);
    expect(linksOf(await page(`/?sourceId=${await sourceOf('Norvale Gazette')}`))).toContain(
      `/reports/${storm.number}`,
    );
    expect((await page('/')).document.querySelector('meta[name=robots]')).toBeNull();
    const none = await page('/?q=nonexistentword');
    expect(none.text).toContain('No report fits all of this.');
  });

  it.each([
    ['from=yesterday', 'First day'],
    ['from=2026-03-02&to=2026-03-01', 'Last day'],
    ['sourceId=1', 'Source'],
    ['all=maybe', 'Everything ever published'],
    ['q=%00', 'Words'],
  ])('says on a page what cannot be searched for: %s', async (query, field) => {
    const { document, headers } = await page(`/?${query}`, 400);
    expect(document.querySelector('[role=alert]')?.textContent).toContain(field);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('answers a cursor that no page gave out, and addresses where nothing is, with a page for people and JSON for machines', async () => {
    expect((await page('/?cursor=bm9wZQ', 400)).text).toContain('cursor');
    expect((await page('/corrections?kind=NONSENSE', 400)).document.querySelector('h1')).not.toBeNull();
    expect((await page('/nowhere', 404)).text).toContain('There is nothing at this address');
    const machine = await app.anonymous.get('//nowhere', { accept: 'application/json' });
    expect([machine.status, machine.body.code]).toEqual([404, 'NOT_FOUND']);
    const api = await app.anonymous.get('/nowhere', { accept: 'text/html' });
    expect([api.status, api.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('shows nothing of what is not published', async () => {
    await page(`/documents/${secret.documentId}`, 404);
    await page('/claimants/Unheard%20Person', 404);
    await page(`/sources/${await sourceOf('Silent Times')}`, 404);
    for (const path of await everyPage()) {
      const { text } = await app.anonymous.get(`/${path}`);
      expect([path, /Unheard|Silent Times|12 letters/.test(text)]).toEqual([path, false]);
    }
    await rate(editor, secret.claimId, [
      [raters[0]!, 'TRUE'],
      [raters[1]!, 'TRUE'],
    ]);
    await expectStatus(200, editor2.post(`/verdicts/${(await verdictOn(editor2, secret.claimId)).id}/approve`));
    await page(`/documents/${secret.documentId}`, 404);
    await page('/claimants/Unheard%20Person', 404);
    expect((await page('/')).text).not.toContain('12 letters');
  });

  it.each(['x', '0', '11111111-1111-4111-8111-111111111111', '%00', "1'--", '..%2f'])(
    'has no document and no source at %s',
    async (id) => {
      for (const folder of ['documents', 'sources']) {
        const answer = await app.anonymous.get(`//${folder}/${id}`);
        expect([folder, answer.status]).toEqual([folder, 404]);
      }
    },
  );

  it('shows the words judged with some around them, their verdict in words, and no more of somebody else’s text', async () => {
    const { document, text } = await page(`/documents/${storm.documentId}`);
    expect([...document.querySelectorAll('.document mark')].map((mark) => mark.textContent)).toEqual([
      'The storm destroyed 41 houses in Norvale on Monday.',
    ]);
    expect(document.querySelector('.verdict-mark')?.textContent).toContain('False');
    expect(document.querySelector('.verdict-mark a')?.getAttribute('href')).toBe(`/reports/${storm.number}`);
    expect(text).toContain('Nobody was hurt.');
    expect(text).not.toContain('A paragraph nobody judged.');
    expect(text).not.toContain('It rained before that.');
    expect(document.querySelector('.document')?.textContent).toContain('… ');
  });

  it('says that the source has changed, and keeps the old wording of what is gone', async () => {
    const changed = await ready('Wombats dug 14 tunnels below the harbour.', 'Ada Moss', 'Norvale Gazette');
    const number = await publish(changed.claimId);
    await changeText(editor, changed.documentId, 'A headline of its own.\n\nNothing of it is left in this text.');
    const { document } = await page(`/documents/${changed.documentId}`);
    expect(document.querySelectorAll('mark')).toHaveLength(0);
    const gone = document.querySelector('section[aria-labelledby=gone]');
    expect(gone?.textContent).toContain('Wombats dug 14 tunnels below the harbour.');
    expect(gone?.textContent).toContain('source has changed');
    expect(linksOf(await page('/'))).not.toContain(`/reports/${number}`);
    expect((await page('/?all=true')).text).toContain('source has changed');
  });

  it('counts the verdicts on a claimant and a source in words, whatever the letter case of the address', async () => {
    const { document } = await page('/claimants/ADA%20MOSS');
    expect(document.querySelector('h1')?.textContent).toBe('Ada Moss');
    expect(document.querySelector('.counts')?.textContent).toContain('False');
    expect(linksOf(await page('/claimants'))).toContain('/claimants/Ada%20Moss');
    const source = await sourceOf('Norvale Gazette');
    expect(linksOf(await page('/sources'))).toContain(`/sources/${source}`);
    expect((await page(`/sources/${source}`)).document.querySelector('h1')?.textContent).toBe('Norvale Gazette');
  });

  it('links the versions of a verdict and shows word by word what changed', async () => {
    const first = await ready('The pier was closed for 9 days.', 'Ada Moss', 'Norvale Gazette');
    const number = await publish(first.claimId);
    const verdict = await verdictOn(editor, first.claimId);
    const asked = await expectStatus(
      201,
      editor.post(`/verdicts/${verdict.id}/correct`, correction('CORRECTION', { label: 'MIXED' })),
    );
    await expectStatus(200, editor2.post(`/corrections/${asked.body.id}/approve`));
    const next = Number((await verdictOn(editor, first.claimId)).reportNumber);
    const { document } = await page(`/reports/${next}`);
    const versions = document.querySelector('section[aria-labelledby=versions]');
    expect([...versions!.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toContain(
      `/reports/${number}`,
    );
    expect(versions?.querySelector('del')?.textContent).toBe('False');
    expect(versions?.querySelector('ins')?.textContent).toBe('Mixed');
    const log = await page('/corrections?kind=CORRECTION');
    expect(linksOf(log)).toEqual(expect.arrayContaining([`/reports/${number}`, `/reports/${next}`]));
    expect((await page('/corrections?kind=RETRACTION')).text).toContain('There is none of this kind yet.');
  });

  it('leads from a report to everything it names, and tells how it was decided', async () => {
    const shown = await page(`/reports/${storm.number}`);
    const { body } = await app.anonymous.get(`/reports/${storm.number}.json`);
    expect(shown.text).toContain(body.contentHash);
    expect(shown.text).toContain(body.document.sha256);
    expect(linksOf(shown)).toEqual(
      expect.arrayContaining([
        '/claimants/Ada%20Moss',
        `/documents/${storm.documentId}`,
        `/sources/${await sourceOf('Norvale Gazette')}`,
        '/ratings/five-point/1',
        '/methodology/1',
        '/?topic=weather',
        `/complaints?report=${storm.number}`,
      ]),
    );
    expect(shown.text).toContain('2 people');
    expect(shown.text).toContain('approved by an editor');
  });

  it('carries a text of a hundred thousand characters', async () => {
    const words = `The harbour counted 77 ships. ${'<b>&"\u202E'.repeat(3)}`.trim();
    const text = `${'Filler of no interest here. '.repeat(3600)}\n\n${words}`;
    const documentId = await ingest(editor, text, { title: `x${'<&>'.repeat(60)}`, language: 'en' });
    const claimId = await markClaim(editor, documentId, 'The harbour counted 77 ships.');
    const number = await publish(claimId, 'TRUE');
    const { document } = await page(`/documents/${documentId}`);
    expect(document.querySelector('mark')?.textContent).toBe('The harbour counted 77 ships.');
    expect(document.querySelectorAll('b')).toHaveLength(0);
    await page(`/reports/${number}`);
  });

  it('publishes the methodology in versions, and verdicts name the one of their day', async () => {
    const { body: list } = await expectStatus(200, app.anonymous.get('/methodology'));
    expect(list.items).toMatchObject([{ version: '1', current: true, builtIn: true }]);
    const body = { version: '2', text: '## Our way\n\nWe look twice.\n\n- one\n- two', note: 'We look twice.' };
    await expectStatus(403, editor.post('/methodology', body));
    await expectStatus(201, admin.post('/methodology', body));
    expect((await expectStatus(409, admin.post('/methodology', body))).body.code).toBe('CONFLICT');
    await expectStatus(409, admin.post('/methodology', { ...body, version: '1' }));
    await expectStatus(400, admin.post('/methodology', { ...body, version: 'a b' }));
    const { document } = await page('/methodology');
    expect([...document.querySelectorAll('h2')].map((each) => each.textContent)).toContain('Our way');
    expect((await page('/methodology/1')).text).toContain('An earlier version.');
    await page('/methodology/3', 404);
    const next = await ready('The bridge carries 300 lorries a day.', 'Ada Moss', 'Norvale Gazette');
    const number = await publish(next.claimId);
    expect((await app.anonymous.get(`/reports/${number}.json`)).body.methodologyVersion).toBe('2');
    expect((await app.anonymous.get(`/reports/${storm.number}.json`)).body.methodologyVersion).toBe('1');
    await expect(app.sql.query(`UPDATE methodology SET text = 'x'`)).rejects.toThrow();
  });

  it('shows what the organisation says of itself, and only an administrator changes it', async () => {
    const { body, headers } = await expectStatus(200, app.anonymous.get('/organisation'));
    expect(body).toMatchObject({ version: 0, displayName: 'Claimdesk demo desk' });
    const profile = {
      name: 'Norvale Checks <b>',
      url: 'https://checks.example',
      about: 'We check.',
      correctionsPolicy: 'We correct within a day.',
      complaintRoutes: [
        { name: 'EFCSN', text: 'If we do not answer, go there.', url: 'https://efcsn.example/complaints' },
      ],
      funding: 'Readers pay.',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
    };
    const etag = headers.get('etag')!;
    await expectStatus(428, admin.put('/organisation', profile));
    await expectStatus(403, editor.put('/organisation', profile, { 'if-match': etag }));
    await expectStatus(
      400,
      admin.put('/organisation', { ...profile, url: 'javascript:alert(1)' }, { 'if-match': etag }),
    );
    for (const licence of ['http://creativecommons.org/licenses/by/4.0/', 'CC BY 4.0', 'javascript:alert(1)', '']) {
      const { body: refused } = await expectStatus(
        400,
        admin.put('/organisation', { ...profile, licence }, { 'if-match': etag }),
      );
      expect(refused.faults).toEqual([expect.objectContaining({ path: 'licence' })]);
    }
    expect((await page('/about')).document.querySelector('footer [rel=license]')).toBeNull();
    await expectStatus(200, admin.put('/organisation', profile, { 'if-match': etag }));
    await expectStatus(412, admin.put('/organisation', { ...profile, funding: null }, { 'if-match': etag }));
    const { text, document } = await page('/about');
    expect(document.querySelector('footer [rel=license]')?.getAttribute('href')).toBe(profile.licence);
    expect(document.querySelector('header .name')?.textContent).toBe('Norvale Checks <b>');
    for (const words of [
      'We correct within a day.',
      'If we do not answer, go there.',
      'https://efcsn.example/complaints',
      'Readers pay.',
    ])
      expect(text).toContain(words);
    expect((await page('/nowhere', 404)).document.querySelector('header .name')?.textContent).toBe(
      'Norvale Checks <b>',
    );
    const { items } = (await expectStatus(200, admin.get('/audit?event=organisation.changed'))).body;
    expect(items).toHaveLength(1);
    await expect(app.sql.query(`DELETE FROM organisation_profile`)).rejects.toThrow();
  });
});
