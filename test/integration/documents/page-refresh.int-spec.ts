import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { SecurityLog } from '../../../src/audit/security-log.js';
import { DocumentReader } from '../../../src/documents/reader/document-reader.port.js';
import { ExtractionModule } from '../../../src/extraction/extraction.module.js';
import { ReadDocumentHandler } from '../../../src/extraction/read-document.handler.js';
import { PageRefreshService } from '../../../src/source-changes/page-refresh.service.js';
import { SourceChangesModule } from '../../../src/source-changes/source-changes.module.js';
import { WebSite } from '../../support/web-site.js';
import { type Desk, openDesk } from './desk.js';

const PARAGRAPHS = [
  'The storm destroyed 41 houses in Norvale on Monday, the mayor said.',
  'Repairs will cost $3 million, according to the council, which met on Tuesday in the town hall of Norvale.',
  'The road office said that the bridge over the Nor will stay closed until the middle of June at least.',
];
const page = (paragraphs: readonly string[] = PARAGRAPHS, title = 'Storm costs', head = ''): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>
  ${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}</article></body></html>`;
const CHANGED = page(PARAGRAPHS.map((paragraph) => paragraph.replace('41', '44')));
const OTHER = page([
  'Farmers in the southern valleys expect the smallest harvest of apples since records began, their union told reporters.',
  'A late frost killed most of the blossom in April, and hail in July took much of what was left on the trees.',
]);

describe(PageRefreshService.name, () => {
  let desk: Desk;
  let editor: { id: string; as: string };
  let site: WebSite;
  let path: string;

  const server = () => desk.app.getHttpServer();
  const post = (to: string, body?: object) => request(server()).post(to).set('x-user', editor.as).send(body);
  const get = async (from: string) => (await request(server()).get(from).set('x-user', editor.as)).body;
  /** A document that was fetched from the page at `path`. */
  const taken = async (over: object = {}): Promise<string> => {
    const { body } = await post('/documents', { url: site.url(path), ...over });
    const context = { jobId: body.jobs[0].id, attempt: 1, lastAttempt: true, progress: () => Promise.resolve() };
    await desk.app.get(ReadDocumentHandler).handle({ documentId: body.id, versionNumber: 0 }, context);
    return body.id;
  };
  const refresh = (id: string, over: object = {}) =>
    desk.app.get(PageRefreshService).refresh(id, { origin: 'WATCH', ...over });
  const events = async (id: string): Promise<string[]> =>
    (await desk.database.query(`SELECT event FROM audit_event WHERE entity_id = $1 ORDER BY seq`, [id])).map(
      (row: { event: string }) => row.event,
    );

  beforeAll(async () => {
    site = await WebSite.start();
    const fetch = { contact: null, seconds: 40, ports: [], allow: [{ host: '127.0.0.1', port: site.port }] };
    desk = await openDesk([ExtractionModule, SourceChangesModule], { fetch, maxUploadBytes: 200_000 });
    editor = await desk.addUser('editor');
  }, 60_000);
  beforeEach(() => {
    path = `/${randomUUID()}`;
    site.requests.length = 0;
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await desk.close();
    await site.close();
  });

  it('makes a version of what has changed, with its file, and has its claims looked for', async () => {
    site.page(path, page());
    const id = await taken();
    site.page(path, CHANGED);
    const result = await refresh(id, { origin: 'REFETCH', requestedBy: editor.id });
    expect(result).toMatchObject({
      outcome: 'NEW_VERSION',
      versionNumber: 2,
      httpStatus: 200,
      finalUrl: site.url(path),
      movedTo: null,
      code: null,
    });
    const document = await get(`/documents/${id}`);
    expect(document).toMatchObject({ status: 'READY', currentVersion: { number: 2, hasOriginal: true } });
    expect(document.jobs[0]).toMatchObject({ kind: 'RESOLVE', versionNumber: 2, status: 'QUEUED' });
    expect((await get(`/documents/${id}/versions/2`)).text).toContain('destroyed 44 houses');
    const original = await request(server()).get(`/documents/${id}/original`).set('x-user', editor.as);
    expect(original.body.toString()).toBe(CHANGED);
    expect(await events(id)).toContain('source.version_created');
    const [row] = await desk.database.query(
      `SELECT origin, created_by FROM document_version WHERE document_id = $1 AND number = 2`,
      [id],
    );
    expect(row).toEqual({ origin: 'REFETCH', created_by: editor.id });
    expect(await refresh(id)).toMatchObject({ outcome: 'UNCHANGED', versionNumber: 2 });
  });

  it('asks only for what changed, by what the site said the last time', async () => {
    site.on(path, (asked, response) => {
      if (asked.headers['if-none-match'] === '"a1"') response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'text/html', etag: '"a1"' }).end(page());
    });
    const id = await taken();
    expect(await refresh(id)).toMatchObject({ outcome: 'NOT_MODIFIED', versionNumber: 1, httpStatus: 304 });
    expect(site.requests).toHaveLength(2);
    expect(await get(`/documents/${id}`)).toMatchObject({ page: { httpStatus: 304, etag: '"a1"' } });
  });

  it.each([
    ['white space and attributes', page().replaceAll('<p>', '\n  <p class="lead" data-id="7">\n  ')],
    ['typography', page([PARAGRAPHS[0]!.replace('Monday', '<em>Monday</em>'), ...PARAGRAPHS.slice(1)])],
    ['what stands around the article', page().replace('<article>', '<nav><a href="/">Home</a></nav><article>')],
  ])('makes no version when nothing changed but %s', async (_, noisy) => {
    site.page(path, page());
    const id = await taken();
    site.page(path, noisy);
    expect(await refresh(id)).toMatchObject({ outcome: 'UNCHANGED', versionNumber: 1 });
    expect(await desk.count(`document_job WHERE document_id = '${id}' AND kind = 'RESOLVE'`)).toBe(0);
  });

  it('leaves a text that a person edited alone until the page itself changes', async () => {
    site.page(path, page());
    const id = await taken();
    await post(`/documents/${id}/versions`, { text: `${PARAGRAPHS.join('\n\n')}\n\nA note by the desk.` });
    expect(await refresh(id)).toMatchObject({ outcome: 'UNCHANGED', versionNumber: 2 });
    site.page(path, CHANGED);
    expect(await refresh(id)).toMatchObject({ outcome: 'NEW_VERSION', versionNumber: 3 });
  });

  it.each([
    ['another article', OTHER, 'NOT_ARTICLE', 'DOCUMENT_UNRELATED'],
    [
      'a message',
      page(['The page you asked for is not here.'], 'Page not found'),
      'NOT_ARTICLE',
      'DOCUMENT_NOT_ARTICLE',
    ],
    ['an empty page', '<!doctype html><body></body>', 'NOT_ARTICLE', 'DOCUMENT_EMPTY'],
    [
      'a paywall',
      page([PARAGRAPHS[0]!, 'Subscribe to continue reading this article.']),
      'NOT_ARTICLE',
      'DOCUMENT_PAYWALLED',
    ],
    ['binary data', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0]), 'UNREADABLE', 'DOCUMENT_BINARY'],
    ['a huge page', page(['a '.repeat(150_000)]), 'UNREADABLE', 'URL_TOO_LARGE'],
  ])('makes no version of %s, and sees the article again when it is back', async (_, body, outcome, code) => {
    site.page(path, page(), 'text/html', { etag: '"good"' });
    const id = await taken();
    site.page(path, body, 'text/html', { etag: '"bad"' });
    const result = await refresh(id);
    expect(result).toMatchObject({ outcome, code, versionNumber: 1 });
    expect(result.message.length).toBeGreaterThan(20);
    expect(await get(`/documents/${id}`)).toMatchObject({
      status: 'READY',
      currentVersion: { number: 1 },
      page: { etag: '"good"' },
    });
    site.page(path, CHANGED);
    expect(await refresh(id)).toMatchObject({ outcome: 'NEW_VERSION', versionNumber: 2 });
  });

  it.each([
    [404, {}, 'GONE', 'URL_NOT_FOUND'],
    [410, {}, 'GONE', 'URL_NOT_FOUND'],
    [403, {}, 'BLOCKED', 'URL_BLOCKED'],
    [451, {}, 'BLOCKED', 'URL_BLOCKED'],
    [429, { 'retry-after': '120' }, 'TEMPORARY', 'URL_BLOCKED'],
    [503, { 'retry-after': '60' }, 'TEMPORARY', 'URL_SERVER_ERROR'],
  ])('tells HTTP %i apart', async (status, headers, outcome, code) => {
    site.page(path, page());
    const id = await taken();
    site.status(path, status, headers as Record<string, string>);
    const retryAfterSeconds = 'retry-after' in headers ? Number(headers['retry-after']) : null;
    expect(await refresh(id)).toMatchObject({ outcome, code, httpStatus: status, retryAfterSeconds, versionNumber: 1 });
    expect(await get(`/documents/${id}`)).toMatchObject({ status: 'READY', page: { httpStatus: status } });
  });

  it('follows a page that moved for good, and notes it once', async () => {
    site.page(path, page());
    const id = await taken();
    const there = `${path}-new`;
    site.redirect(path, there, 301);
    site.page(there, CHANGED);
    expect(await refresh(id)).toMatchObject({
      outcome: 'NEW_VERSION',
      movedTo: site.url(there),
      finalUrl: site.url(there),
    });
    expect(await get(`/documents/${id}`)).toMatchObject({ url: site.url(there) });
    site.requests.length = 0;
    expect(await refresh(id)).toMatchObject({ outcome: 'UNCHANGED', movedTo: null });
    expect(site.requests.map(({ url }) => url)).toEqual([there]);
    expect((await events(id)).filter((event) => event === 'document.pageMoved')).toHaveLength(1);
  });

  it('does not follow one that moved for a while, nor one that leads to another page', async () => {
    site.page(path, page());
    const id = await taken();
    const there = `${path}-new`;
    site.page(there, page());
    site.redirect(path, there, 302);
    expect(await refresh(id)).toMatchObject({ outcome: 'UNCHANGED', movedTo: null, finalUrl: site.url(there) });
    site.redirect(path, there, 308);
    site.page(there, OTHER);
    expect(await refresh(id)).toMatchObject({ outcome: 'MOVED', movedTo: site.url(there), code: 'DOCUMENT_UNRELATED' });
    site.requests.length = 0;
    await refresh(id);
    expect(site.requests[0]?.url).toBe(path);
  });

  it('reports an address that leads into a private network', async () => {
    site.page(path, page());
    const id = await taken();
    const warn = jest.spyOn(desk.app.get(SecurityLog), 'warn').mockImplementation(() => undefined);
    site.redirect(path, 'http://169.254.169.254/', 302);
    expect(await refresh(id)).toMatchObject({ outcome: 'UNREACHABLE', code: 'URL_FORBIDDEN_ADDRESS' });
    expect(warn).toHaveBeenCalledWith('fetch.address_refused', expect.objectContaining({ documentId: id }));
  });

  it('lets the document follow the title of its page, unless a person named it', async () => {
    site.page(path, page());
    const [id, named] = [await taken(), await taken({ allowDuplicate: true, title: 'Our title' })];
    site.page(path, page(PARAGRAPHS, 'Storm costs rise'));
    await refresh(id);
    await refresh(named);
    expect((await get(`/documents/${id}`)).title).toBe('Storm costs rise');
    expect((await get(`/documents/${named}`)).title).toBe('Our title');
  });

  it('looks at the page that words were published on', async () => {
    site.page(path, CHANGED);
    const { body } = await post('/documents', { text: PARAGRAPHS.join('\n\n'), url: site.url(path) });
    expect(await refresh(body.id)).toMatchObject({ outcome: 'NEW_VERSION', versionNumber: 2 });
    const { body: without } = await post('/documents', { text: PARAGRAPHS.join('\n\n') });
    await expect(refresh(without.id)).rejects.toMatchObject({ code: 'DOCUMENT_NO_ADDRESS' });
    await expect(refresh(randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('compares anew with a text that came meanwhile, and gives way to a later one', async () => {
    site.page(path, page());
    const id = await taken();
    site.page(path, CHANGED);
    const reader = desk.app.get(DocumentReader);
    const read = reader.read.bind(reader);
    jest.spyOn(reader, 'read').mockImplementationOnce(async (...args) => {
      const done = await read(...args);
      await post(`/documents/${id}/versions`, { text: `${PARAGRAPHS.join('\n\n')}\n\nTyped meanwhile.` });
      return done;
    });
    expect(await refresh(id)).toMatchObject({ outcome: 'OVERTAKEN', versionNumber: 2 });
    expect(await refresh(id)).toMatchObject({ outcome: 'NEW_VERSION', versionNumber: 3 });
  });

  it('makes one version when several look at once, and none when it is let go', async () => {
    site.page(path, page());
    const id = await taken();
    site.page(path, CHANGED);
    await expect(refresh(id, { signal: AbortSignal.abort(new Error('let go')) })).rejects.toThrow('let go');
    const results = await Promise.all([refresh(id), refresh(id), refresh(id)]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['NEW_VERSION', 'UNCHANGED', 'UNCHANGED']);
    expect((await get(`/documents/${id}/versions`)).items).toHaveLength(2);
  });
});
