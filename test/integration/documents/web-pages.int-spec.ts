import { createHash, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { SecurityLog } from '../../../src/audit/security-log.js';
import { ClaimsModule } from '../../../src/claims/claims.module.js';
import { DocumentReadingService } from '../../../src/documents/document-reading.service.js';
import { ExtractionModule } from '../../../src/extraction/extraction.module.js';
import { ReadDocumentHandler } from '../../../src/extraction/read-document.handler.js';
import type { JobContext } from '../../../src/jobs/job-handler.decorator.js';
import { pdfOf } from '../../support/pdf.fixture.js';
import { WebSite } from '../../support/web-site.js';
import { type Desk, openDesk } from './desk.js';

const MAX_BYTES = 100_000;
const article = (
  title: string,
  head = '',
): string => `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head>
  <body><article><h1>${title}</h1><p>The storm destroyed 41 houses in Norvale on Monday, the mayor said.</p>
  <p>Repairs will cost $3 million, according to the council, which met on Tuesday in the town hall of Norvale.</p>
  </article></body></html>`;

describe('documents from the web', () => {
  let desk: Desk;
  let editor: { id: string; as: string };
  let site: WebSite;
  /** Nobody may ever connect here. */
  let sentinel: WebSite;
  let path: string;

  const post = (to: string, body?: object) =>
    request(desk.app.getHttpServer()).post(to).set('x-user', editor.as).send(body);
  const get = async (from: string) => (await request(desk.app.getHttpServer()).get(from).set('x-user', editor.as)).body;
  const read = (id: string, jobId: string, over: Partial<JobContext> = {}) =>
    desk.app
      .get(ReadDocumentHandler)
      .handle(
        { documentId: id, versionNumber: 0 },
        { jobId, attempt: 1, lastAttempt: false, progress: () => Promise.resolve(), ...over },
      );
  const create = async (url: string, over: object = {}) => {
    const { status, body } = await post('/documents', { url, ...over });
    expect([status, body.code]).toEqual([201, undefined]);
    return { id: body.id as string, jobId: body.jobs[0].id as string };
  };
  /** Takes a page in and runs its job to the end. */
  const fetched = async (url: string, over: object = {}) => {
    const { id, jobId } = await create(url, over);
    await read(id, jobId, { lastAttempt: true });
    return get(`/documents/${id}`);
  };
  const events = async (id: string): Promise<string[]> =>
    (await desk.database.query(`SELECT event FROM audit_event WHERE entity_id = $1 ORDER BY seq`, [id])).map(
      (row: { event: string }) => row.event,
    );

  beforeAll(async () => {
    [site, sentinel] = await Promise.all([WebSite.start(), WebSite.start()]);
    const fetch = {
      seconds: 40,
      contact: 'https://desk.example/robots',
      ports: [],
      allow: [{ host: '127.0.0.1', port: site.port }],
    };
    desk = await openDesk([ClaimsModule, ExtractionModule], { fetch, maxUploadBytes: MAX_BYTES });
    editor = await desk.addUser('editor');
  }, 60_000);
  beforeEach(() => {
    // The desk remembers addresses, so each test has its own.
    path = `/${randomUUID()}`;
    site.requests.length = 0;
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    expect(sentinel.connections).toBe(0);
    await desk.close();
    await Promise.all([site.close(), sentinel.close()]);
  });

  describe('taken in', () => {
    it('take publisher and times from what the page says of itself, where nobody stated them', async () => {
      const head = [
        '<meta property="og:site_name" content="Norvale Herald">',
        '<meta property="article:published_time" content="2026-03-02T08:00:00Z">',
        '<meta property="article:modified_time" content="2026-03-03T09:30:00+01:00">',
      ].join('');
      site.page(path, article('Storm costs', head));
      const document = await fetched(site.url(path));
      expect(document).toMatchObject({
        source: { name: 'Norvale Herald' },
        publishedAt: '2026-03-02T08:00:00.000Z',
        currentVersion: { sourceModifiedAt: '2026-03-03T08:30:00.000Z' },
      });
      expect(await fetched(site.url(path), { source: 'Other Paper', allowDuplicate: true })).toMatchObject({
        source: { name: 'Other Paper' },
      });
    });

    it('are noted at once and fetched by a job', async () => {
      const { status, body } = await post('/documents', { url: `${site.url(path)}#part`, source: 'Norvale Gazette' });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        title: site.url(path),
        url: site.url(path),
        status: 'READING',
        source: { name: 'Norvale Gazette' },
        currentVersion: null,
        page: { requestedUrl: site.url(path), finalUrl: null, httpStatus: null, fetchedAt: null },
        jobs: [{ kind: 'READ', status: 'QUEUED', versionNumber: 0 }],
      });
      expect(site.requests).toEqual([]);
    });

    it('may be PDFs, also of a site that does not say so', async () => {
      const pdf = await pdfOf((page) => page.text('The storm destroyed 41 houses in Norvale on Monday.'));
      site.page(path, pdf, 'application/octet-stream');
      const { id, status } = await fetched(site.url(path));
      expect(status).toBe('READY');
      expect((await get(`/documents/${id}/versions/1`)).blocks).toEqual([
        { kind: 'paragraph', start: 0, end: 51, page: 1 },
      ]);
    });

    it('become text with a title, a place and the bytes as they came', async () => {
      site.page(path, article('Storm costs'), 'text/html; charset=utf-8', {
        etag: '"7"',
        'last-modified': 'Sun, 01 Mar 2026 10:00:00 GMT',
      });
      const document = await fetched(site.url(path));
      expect(document).toMatchObject({
        title: 'Storm costs',
        url: site.url(path),
        status: 'READY',
        language: 'en',
        currentVersion: { number: 1, hasOriginal: true },
        page: {
          requestedUrl: site.url(path),
          finalUrl: site.url(path),
          httpStatus: 200,
          etag: '"7"',
          lastModified: 'Sun, 01 Mar 2026 10:00:00 GMT',
          fetchedAt: expect.any(String),
        },
      });
      expect(document.jobs.map((job: { kind: string; status: string }) => [job.kind, job.status])).toEqual([
        ['EXTRACT', 'QUEUED'],
        ['READ', 'DONE'],
      ]);
      const { text } = await get(`/documents/${document.id}/versions/1`);
      expect(text).toContain('destroyed 41 houses');
      const original = await request(desk.app.getHttpServer())
        .get(`/documents/${document.id}/original`)
        .set('x-user', editor.as)
        .buffer(true);
      expect(original.body.toString()).toBe(article('Storm costs'));
      const [file] = await desk.database.query(`SELECT sha256, media_type FROM stored_file WHERE id = $1`, [
        document.jobs[1].id,
      ]);
      expect(file).toEqual({
        sha256: createHash('sha256').update(article('Storm costs')).digest('hex'),
        media_type: 'text/html; charset=utf-8',
      });
      expect(await events(document.id)).toEqual(['document.created', 'document.fetched', 'document.read']);
      expect(site.requests[0]!.headers['user-agent']).toMatch(
        /^Claimdesk\/\d+\.\d+\.\d+ \(\+https:\/\/desk\.example\/robots\)$/,
      );
    });

    it('keep what the sender states', async () => {
      site.page(path, article('Storm costs'));
      const stated = { title: 'Mine', byline: 'A. Writer', language: 'de', publishedAt: '2026-03-01' };
      expect(await fetched(site.url(path), stated)).toMatchObject({
        title: 'Mine',
        byline: 'A. Writer',
        language: 'de',
      });
    });

    it('know where a redirect led', async () => {
      site.redirect(path, `${path}/moved?a=1`, 301);
      site.page(`${path}/moved?a=1`, article('Storm costs'));
      expect(await fetched(site.url(path))).toMatchObject({
        status: 'READY',
        url: site.url(`${path}/moved?a=1`),
        page: { requestedUrl: site.url(path), finalUrl: site.url(`${path}/moved?a=1`) },
      });
      const [{ data }] = await desk.database.query(
        `SELECT data FROM audit_event WHERE event = 'document.fetched' ORDER BY seq DESC LIMIT 1`,
      );
      expect(data).toMatchObject({ redirects: [{ status: 301, to: site.url(`${path}/moved?a=1`) }] });
    });

    it.each([
      ['names of itself on its own site', (at: string) => `${at}/clean`, '/clean'],
      ['does not, when it names another site', () => 'https://other.example/a', ''],
      ['does not, when it names the front page', () => site.url('/'), ''],
      ['does not, when it names no page', () => 'javascript:alert(1)', ''],
    ])('stand under the address a page %s', async (_name, canonicalOf, ending) => {
      const canonical = canonicalOf(site.url(path));
      site.page(path, article('Storm costs', `<link rel="canonical" href="${canonical}">`));
      const { url } = await fetched(site.url(path));
      expect(url).toBe(site.url(path) + ending);
    });

    it.each([
      ['the header', article('Stürme'), 'text/html; charset=iso-8859-1', 'latin1'],
      [
        'the page, when the header names none that exists',
        article('Stürme', '<meta charset="iso-8859-1">'),
        'text/html; charset=none',
        'latin1',
      ],
      ['nothing but the bytes', article('Stürme'), 'text/html', 'utf8'],
    ] as const)('are read in the charset of %s', async (_name, html, type, encoding) => {
      site.page(path, Buffer.from(html, encoding), type);
      expect(await fetched(site.url(path))).toMatchObject({ status: 'READY', title: 'Stürme' });
    });

    it('may be plain text, or a page whose site does not say that it is one', async () => {
      site.page(path, 'Storm costs\n\nThe storm destroyed 41 houses in Norvale.', 'text/plain');
      expect((await fetched(site.url(path))).status).toBe('READY');
      site.on(`${path}/untyped`, (_request, response) => response.writeHead(200).end(article('Storm costs')));
      expect(await fetched(site.url(`${path}/untyped`))).toMatchObject({ status: 'READY', title: 'Storm costs' });
    });
  });

  describe('that cannot be had', () => {
    it.each([
      [404, 'URL_NOT_FOUND'],
      [410, 'URL_NOT_FOUND'],
      [401, 'URL_BLOCKED'],
      [402, 'URL_BLOCKED'],
      [403, 'URL_BLOCKED'],
      [429, 'URL_BLOCKED'],
      [451, 'URL_BLOCKED'],
      [500, 'URL_SERVER_ERROR'],
    ])('fail with what the site answered: %i', async (status, code) => {
      site.status(path, status);
      const document = await fetched(site.url(path));
      expect(document).toMatchObject({
        status: 'FAILED',
        page: { httpStatus: status, finalUrl: null },
        jobs: [{ status: 'FAILED', error: { code, message: expect.stringContaining(String(status)) } }],
      });
      expect(await events(document.id)).toEqual(['document.created', 'document.unreadable']);
    });

    it.each([
      ['image/png', 'DOCUMENT_TYPE_UNSUPPORTED'],
      ['application/json', 'DOCUMENT_TYPE_UNSUPPORTED'],
    ])('fail when they are no text: %s', async (type, code) => {
      site.page(path, 'a', type);
      expect(await fetched(site.url(path))).toMatchObject({ status: 'FAILED', jobs: [{ error: { code } }] });
      expect(await desk.database.query(`SELECT id FROM stored_file WHERE filename = $1`, [path.slice(1)])).toEqual([]);
    });

    it('fail when they are empty, or larger than a document may be', async () => {
      site.page(path, '');
      expect(await fetched(site.url(path))).toMatchObject({ jobs: [{ error: { code: 'DOCUMENT_EMPTY' } }] });
      site.page(`${path}/large`, 'a'.repeat(MAX_BYTES + 1));
      expect(await fetched(site.url(`${path}/large`))).toMatchObject({ jobs: [{ error: { code: 'URL_TOO_LARGE' } }] });
    });

    it('are asked for again by the queue only when the site may be there again in a moment', async () => {
      site.status(path, 503);
      const { id, jobId } = await create(site.url(path));
      await expect(read(id, jobId)).rejects.toThrow('HTTP 503');
      expect((await get(`/documents/${id}`)).status).toBe('READING');
      site.page(path, article('Storm costs'));
      await read(id, jobId, { attempt: 2 });
      expect((await get(`/documents/${id}`)).status).toBe('READY');
      site.status(`${path}/gone`, 410);
      const gone = await create(site.url(`${path}/gone`));
      await read(gone.id, gone.jobId);
      expect((await get(`/documents/${gone.id}`)).status).toBe('FAILED');
    });

    it('are fetched again on request', async () => {
      site.status(path, 403);
      const failed = await fetched(site.url(path));
      site.page(path, article('Storm costs'));
      const { status, body: job } = await post(`/documents/${failed.id}/jobs/${failed.jobs[0].id}/retry`);
      expect([status, job.status]).toEqual([202, 'QUEUED']);
      await read(failed.id, job.id);
      expect(await get(`/documents/${failed.id}`)).toMatchObject({
        status: 'READY',
        title: 'Storm costs',
        page: { httpStatus: 200, finalUrl: site.url(path) },
      });
    });

    it('are fetched again, too, when what came could not be read', async () => {
      site.page(path, '<html><body><p> </p></body></html>');
      const failed = await fetched(site.url(path));
      expect(failed.jobs[0].error.code).toBe('DOCUMENT_EMPTY');
      site.page(path, article('Storm costs'));
      const { body: job } = await post(`/documents/${failed.id}/jobs/${failed.jobs[0].id}/retry`);
      await read(failed.id, job.id);
      expect((await get(`/documents/${failed.id}`)).status).toBe('READY');
    });
  });

  describe('when a job is cut off or runs twice', () => {
    it('are not fetched a second time once they are kept', async () => {
      site.page(path, article('Storm costs'));
      const { id, jobId } = await create(site.url(path));
      jest.spyOn(desk.app.get(DocumentReadingService), 'recordText').mockRejectedValueOnce(new Error('killed'));
      await expect(read(id, jobId)).rejects.toThrow('killed');
      expect(await get(`/documents/${id}`)).toMatchObject({ status: 'READING', jobs: [{ progress: 50 }] });
      site.page(path, article('Other words'));
      await read(id, jobId);
      expect(await get(`/documents/${id}`)).toMatchObject({ status: 'READY', title: 'Storm costs' });
      expect(site.requests).toHaveLength(1);
    });

    it('give one version, one file and one of each event', async () => {
      site.page(path, article('Storm costs'));
      const { id, jobId } = await create(site.url(path));
      await Promise.all([read(id, jobId), read(id, jobId)]);
      await read(id, jobId);
      expect((await get(`/documents/${id}/versions`)).items).toHaveLength(1);
      expect(await desk.database.query(`SELECT id FROM stored_file WHERE id = $1`, [jobId])).toHaveLength(1);
      expect(await events(id)).toEqual(['document.created', 'document.fetched', 'document.read']);
    });

    it('stay READING when the worker lets the job go', async () => {
      const stopping = new AbortController();
      site.on(path, () => stopping.abort(new Error('let go')));
      const { id, jobId } = await create(site.url(path));
      await expect(read(id, jobId, { lastAttempt: true, signal: stopping.signal })).rejects.toThrow('let go');
      expect((await get(`/documents/${id}`)).status).toBe('READING');
    });
  });

  describe('that the desk has', () => {
    const refused = async (url: string, documentId: string): Promise<void> => {
      const { status, body } = await post('/documents', { url });
      expect([status, body.code, body.documentId]).toEqual([409, 'DOCUMENT_DUPLICATE', documentId]);
    };

    it('are named instead of being taken in again: by their address, where it led, and what the page calls itself', async () => {
      site.redirect(path, `${path}/moved`);
      site.page(`${path}/moved`, article('Storm costs', `<link rel="canonical" href="${site.url(path)}/clean">`));
      const { id } = await fetched(site.url(path));
      await refused(site.url(path), id);
      await refused(`${site.url(path).replace('http', 'HTTP')}#part`, id);
      await refused(site.url(`${path}/moved`), id);
      await refused(site.url(`${path}/clean`), id);
    });

    it('are named when their words were pasted, and when they could not be fetched', async () => {
      const { body } = await post('/documents', { text: 'The storm destroyed 41 houses.', url: site.url(path) });
      await refused(site.url(path), body.id);
      site.status(`${path}/none`, 404);
      const { id } = await fetched(site.url(`${path}/none`));
      await refused(site.url(`${path}/none`), id);
    });

    it('are taken in again by those who ask for it', async () => {
      const first = await create(site.url(path));
      const second = await create(site.url(path), { allowDuplicate: true });
      expect(second.id).not.toBe(first.id);
      await refused(site.url(path), first.id);
    });

    it('are taken in once when two ask at the same time', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => post('/documents', { url: site.url(path) })));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    });

    it('answer the same to a request that is repeated with its key', async () => {
      const send = () => post('/documents', { url: site.url(path) }).set('Idempotency-Key', path);
      const [first, second] = [await send(), await send()];
      expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    });
  });

  describe('that nobody may have fetched', () => {
    const everything = async (): Promise<unknown> =>
      desk.database.query(
        `SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM web_page), (SELECT count(*) FROM outbox_job),
                (SELECT count(*) FROM stored_file), (SELECT count(*) FROM idempotency_key)`,
      );

    it.each([
      ['http://10.0.0.1/', 422, 'URL_FORBIDDEN_ADDRESS'],
      ['http://169.254.169.254/latest/meta-data/', 422, 'URL_FORBIDDEN_ADDRESS'],
      ['http://localhost/', 422, 'URL_FORBIDDEN_ADDRESS'],
      ['http://2130706433/', 422, 'URL_FORBIDDEN_ADDRESS'],
      ['file:///etc/passwd', 422, 'URL_INVALID'],
      ['gopher://news.example/', 422, 'URL_INVALID'],
      ['http://user:pass@news.example/', 422, 'URL_INVALID'],
      ['http://news.example:22/', 422, 'URL_INVALID'],
      ['news.example', 422, 'URL_INVALID'],
      ['', 422, 'URL_INVALID'],
      [`http://news.example/${'a'.repeat(2000)}`, 400, 'VALIDATION_FAILED'],
      ['http://news.example/\u0000', 400, 'VALIDATION_FAILED'],
    ])('are refused in the request: %j', async (url, status, code) => {
      const before = await everything();
      const answer = await post('/documents', { url });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(await everything()).toEqual(before);
    });

    it.each([undefined, randomUUID()])('are noted with who sent them (Idempotency-Key %s)', async (key) => {
      const warn = jest.spyOn(desk.app.get(SecurityLog), 'warn').mockReturnValue();
      const answer = await (key
        ? post('/documents', { url: sentinel.url('/') }).set('Idempotency-Key', key)
        : post('/documents', { url: sentinel.url('/') }));
      expect([answer.status, answer.body.code]).toEqual([422, 'URL_FORBIDDEN_ADDRESS']);
      expect(answer.text).not.toContain('127.0.0.1');
      const [event] = await desk.database.query(`SELECT * FROM audit_event ORDER BY seq DESC LIMIT 1`);
      expect(event).toMatchObject({
        event: 'document.addressRefused',
        actor_id: editor.id,
        reason: 'URL_FORBIDDEN_ADDRESS',
        data: { target: '127.0.0.1' },
        request_id: answer.body.requestId,
      });
      const facts = { userId: editor.id, requestId: answer.body.requestId, target: '127.0.0.1' };
      expect(warn.mock.calls).toEqual([['fetch.address_refused', facts]]);
    });

    it.each([
      ['another server of this machine', () => sentinel.url('/')],
      ['the addresses of a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
      ['a file', () => 'file:///etc/passwd'],
    ])('fail when a page leads to them: %s', async (_name, to) => {
      const warn = jest.spyOn(desk.app.get(SecurityLog), 'warn').mockReturnValue();
      site.redirect(path, to());
      const document = await fetched(site.url(path));
      expect(document).toMatchObject({ status: 'FAILED', jobs: [{ error: { code: 'URL_FORBIDDEN_ADDRESS' } }] });
      expect(warn.mock.calls).toMatchObject([['fetch.address_refused', { documentId: document.id }]]);
      const [event] = await desk.database.query(
        `SELECT reason FROM audit_event WHERE entity_id = $1 AND event = 'document.unreadable'`,
        [document.id],
      );
      expect(event).toEqual({ reason: 'URL_FORBIDDEN_ADDRESS' });
    });

    it('may be named as the place where words were published', async () => {
      const url = 'http://intranet.local:8080/minutes';
      expect((await post('/documents', { text: 'The council met.', url })).body).toMatchObject({ url, page: null });
      const wrong = await post('/documents', { text: 'The council met.', url: 'file:///minutes' });
      expect([wrong.status, wrong.body.code]).toEqual([400, 'VALIDATION_FAILED']);
    });

    it('do not go with a charset, and nothing else goes with allowDuplicate', async () => {
      for (const body of [
        { url: site.url(path), charset: 'utf-8' },
        { text: 'The council met.', allowDuplicate: true },
        {},
      ]) {
        const answer = await post('/documents', body);
        expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_FAILED']);
      }
    });
  });
});
