import { createHash, randomUUID } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DocumentsModule } from '../../../src/documents/documents.module.js';
import { docxOf, paragraph } from '../../support/docx.fixture.js';
import { type Desk, openDesk } from './desk.js';

const TABLES = [
  'document',
  'document_version',
  'document_job',
  'stored_file',
  'outbox_job',
  'audit_event',
  'source',
  'idempotency_key',
];
const MAX_BYTES = 200_000;
const TEXT = 'Storm costs\r\n\r\nThe storm destroyed 41 houses in Norvale on Monday, the mayor said.\r\n';

describe('taking documents in', () => {
  let desk: Desk;
  let editor: { id: string; as: string };
  let reviewer: { id: string; as: string };

  const post = (path = '/documents', as = editor.as) => request(desk.app.getHttpServer()).post(path).set('x-user', as);
  const get = (path: string, as = editor.as) => request(desk.app.getHttpServer()).get(path).set('x-user', as);
  const counts = async () =>
    Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, await desk.count(table)])));

  beforeAll(async () => {
    desk = await openDesk([DocumentsModule], { maxUploadBytes: MAX_BYTES });
    editor = await desk.addUser('editor');
    reviewer = await desk.addUser('reviewer');
  }, 60_000);
  afterAll(() => desk.close());

  describe('as text', () => {
    it('is readable at once, with its search for claims asked for in the same transaction', async () => {
      const before = await counts();
      const { status, body, headers } = await post().send({
        text: TEXT,
        source: 'Norvale Gazette',
        url: 'https://gazette.example/storm',
        publishedAt: '2026-03-01',
        byline: 'A. Writer',
      });
      expect(status).toBe(201);
      expect(headers['etag']).toBe('"1"');
      expect(body).toMatchObject({
        title: 'Storm costs',
        byline: 'A. Writer',
        url: 'https://gazette.example/storm',
        source: { name: 'Norvale Gazette' },
        language: 'en',
        publishedAt: '2026-03-01T00:00:00.000Z',
        status: 'READY',
        version: 1,
        currentVersion: { number: 1, hasOriginal: false, extractorVersion: null },
        jobs: [{ kind: 'EXTRACT', status: 'QUEUED', progress: 0, versionNumber: 1, error: null }],
      });
      const [outbox] = await desk.database.query(
        `SELECT id, name, payload FROM outbox_job ORDER BY created_at DESC LIMIT 1`,
      );
      expect(outbox).toEqual({
        id: body.jobs[0].id,
        name: 'claims.extract',
        payload: { documentId: body.id, versionNumber: 1 },
      });
      const after = await counts();
      expect({ ...after, audit_event: after['audit_event'] - before['audit_event'] }).toEqual({
        ...before,
        document: before['document'] + 1,
        document_version: before['document_version'] + 1,
        document_job: before['document_job'] + 1,
        outbox_job: before['outbox_job'] + 1,
        source: before['source'] + 1,
        audit_event: 1,
      });
    });

    it('keeps the words, with line ends made one, and their hash', async () => {
      const { body } = await post().send({ text: TEXT, title: 'T' });
      const version = await get(`/documents/${body.id}/versions/1`);
      const kept = TEXT.replaceAll('\r\n', '\n');
      expect(version.body).toMatchObject({ documentId: body.id, number: 1, text: kept });
      expect(version.body.textSha256).toBe(createHash('sha256').update(kept).digest('hex'));
      expect(
        version.body.blocks.map((block: { start: number; end: number }) => kept.slice(block.start, block.end)),
      ).toEqual(['Storm costs', 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.']);
      const versions = await get(`/documents/${body.id}/versions`);
      expect(versions.body.items).toHaveLength(1);
      expect(versions.body.items[0]).not.toHaveProperty('text');
    });

    it('knows a source again by its name', async () => {
      const first = await post().send({ text: TEXT, source: 'The Same' });
      const second = await post().send({ text: TEXT, source: ' The Same ' });
      expect(second.body.source).toEqual(first.body.source);
    });

    it('makes a title out of the first words when there is none', async () => {
      const { body } = await post().send({ text: `${'word '.repeat(200)}end of the sentence.` });
      expect(body.title.length).toBeLessThanOrEqual(120);
      expect(body.title).toMatch(/^word word .*…$/);
    });

    it.each([
      ['no text', {}, 400, 'VALIDATION_FAILED'],
      ['an empty text', { text: '' }, 422, 'DOCUMENT_EMPTY'],
      ['white space only', { text: ' \n\t\r\n ' }, 422, 'DOCUMENT_EMPTY'],
      ['a NUL', { text: 'a\u0000b' }, 400, 'TEXT_NOT_UNICODE'],
      ['half a surrogate pair', { text: 'a\ud800b' }, 400, 'TEXT_NOT_UNICODE'],
      ['the other half', { text: 'a\udc00b' }, 400, 'TEXT_NOT_UNICODE'],
      ['a NUL in the title', { text: TEXT, title: 'a\u0000' }, 400, 'VALIDATION_FAILED'],
      ['half a pair in the source', { text: TEXT, source: '\udfff' }, 400, 'VALIDATION_FAILED'],
      ['a number for a text', { text: 7 }, 400, 'VALIDATION_FAILED'],
      ['a list for a text', { text: [TEXT] }, 400, 'VALIDATION_FAILED'],
      ['an unknown field', { text: TEXT, state: 'READY' }, 400, 'VALIDATION_FAILED'],
      ['a list as a whole', [TEXT], 400, 'VALIDATION_FAILED'],
      ['an address that is no web address', { text: TEXT, url: 'javascript:alert(1)' }, 400, 'VALIDATION_FAILED'],
      ['a date that is none', { text: TEXT, publishedAt: '2026-02-30' }, 400, 'VALIDATION_FAILED'],
      ['a language that is none', { text: TEXT, language: '!!' }, 400, 'VALIDATION_FAILED'],
      ['an encoding without a file', { text: TEXT, charset: 'utf-8' }, 400, 'VALIDATION_FAILED'],
      ['more than the limit', { text: 'ä'.repeat(MAX_BYTES / 2 + 1) }, 413, 'BODY_TOO_LARGE'],
      ['more than the body limit', { text: 'a'.repeat(13 * 1024 * 1024) }, 413, 'BODY_TOO_LARGE'],
    ])('refuses %s', async (_name, sent, status, code) => {
      await refused(() => post().send(sent), status, code);
    });

    it.each([
      ['no JSON at all', TEXT, 'text/plain', 400, 'VALIDATION_FAILED'],
      ['JSON in another encoding', '{"text":"a"}', 'application/json; charset=klingon', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ])('refuses %s', async (_name, sent, type, status, code) => {
      await refused(() => post().set('content-type', type).send(sent), status, code);
    });

    it('refuses malformed JSON', async () => {
      const before = await counts();
      const answer = await post().set('content-type', 'application/json').send('{"text": "a');
      expect(answer.status).toBe(400);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(await counts()).toEqual(before);
    });

    it('takes nothing from a prototype', async () => {
      const sent = `{"text": ${JSON.stringify(TEXT)}, "__proto__": {"title": "b", "url": "https://b.example"}}`;
      const { body } = await post().set('content-type', 'application/json').send(sent);
      expect(body).toMatchObject({ title: 'Storm costs', url: null });
    });

    it('counts compressed JSON by what it unpacks to', async () => {
      const bomb = gzipSync(JSON.stringify({ text: 'a'.repeat(40 * 1024 * 1024) }));
      expect(bomb.length).toBeLessThan(100_000);
      await refused(
        () =>
          post()
            .set('content-type', 'application/json')
            .set('content-encoding', 'gzip')
            .serialize((x) => x)
            .send(bomb),
        413,
        'BODY_TOO_LARGE',
      );
    });
  });

  describe('as a file', () => {
    const upload = (bytes: Buffer | string, filename = 'a.txt', contentType = 'text/plain') =>
      post().attach('file', Buffer.from(bytes as Buffer), { filename, contentType });

    it('is kept byte for byte and read by a job, not in the request', async () => {
      const bytes = Buffer.from('\ufeff# Floods\r\n\r\nThe river rose by 3 metres.\r\n');
      const { status, body } = await upload(bytes, '../Überschwemmung\u202e.md', 'text/markdown').field(
        'title',
        'Floods',
      );
      expect(status).toBe(201);
      expect(body).toMatchObject({
        title: 'Floods',
        status: 'READING',
        currentVersion: null,
        jobs: [{ kind: 'READ', status: 'QUEUED', versionNumber: 0 }],
      });
      const [file] = await desk.database.query(`SELECT * FROM stored_file WHERE id = $1`, [body.id]);
      expect(file.bytes.equals(bytes)).toBe(true);
      expect(file).toMatchObject({
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        filename: 'Überschwemmung.md',
        media_type: 'text/markdown',
      });
    });

    it('can be downloaded as it came, under a name of ours, and never as a page', async () => {
      const bytes = Buffer.from('<p>The river rose by 3 metres.</p><script>alert(1)</script>');
      const { body } = await upload(bytes, 'x";.html', 'text/html');
      const original = await get(`/documents/${body.id}/original`).buffer(true).parse(binaryParser);
      expect(original.status).toBe(200);
      expect(original.headers['content-type']).toBe('application/octet-stream');
      expect(original.headers['content-disposition']).toBe(`attachment; filename="document-${body.id}-v1.html"`);
      expect(original.headers['x-content-type-options']).toBe('nosniff');
      expect(Buffer.compare(original.body as Buffer, bytes)).toBe(0);
    });

    it('is named by what it is when it is downloaded, not by what it was called', async () => {
      const { body } = await upload('%PDF-1.7', 'a.txt', 'text/plain');
      const { headers } = await get(`/documents/${body.id}/original`);
      expect(headers['content-disposition']).toBe(`attachment; filename="document-${body.id}-v1.pdf"`);
    });

    it('has no original when it came as text', async () => {
      const { body } = await post().send({ text: TEXT });
      expect((await get(`/documents/${body.id}/original`)).body).toMatchObject({ code: 'NOT_FOUND', status: 404 });
    });

    const UTF16 = Buffer.from('\ufeffThe river rose by 3 metres.', 'utf16le');
    it.each([
      ['UTF-16 with its mark', UTF16, 'a.txt', 'text/plain'],
      ['a file whose name alone says what it is', Buffer.from('# A\n\nB c d.'), 'a.md', 'application/octet-stream'],
      ['a PDF', Buffer.from('%PDF-1.7'), 'a.pdf', 'application/pdf'],
      ['a PDF under another name and type', Buffer.from('%PDF-1.7'), 'a.txt', 'text/plain'],
      ['a Word document', docxOf(paragraph('The river rose.')), 'a.docx', 'application/octet-stream'],
    ])('takes %s', async (_name, bytes, filename, type) => {
      expect((await upload(bytes, filename, type)).status).toBe(201);
    });

    const LOCKED = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]);
    it.each([
      ['an empty file', '', 'a.txt', 'text/plain', 422, 'DOCUMENT_EMPTY'],
      ['white space only', ' \n\t ', 'a.txt', 'text/plain', 422, 'DOCUMENT_EMPTY'],
      [
        'binary data',
        Buffer.from([1, 2, 3, 4, 0, 0, 0, 0, 5, 6, 7, 8, 0, 1]),
        'a.txt',
        'text/plain',
        422,
        'DOCUMENT_BINARY',
      ],
      [
        'a picture called text',
        Buffer.from('89504e470d0a1a0a0000', 'hex'),
        'a.txt',
        'text/plain',
        422,
        'DOCUMENT_BINARY',
      ],
      ['a gzip bomb called text', gzipSync(Buffer.alloc(20_000_000)), 'a.txt', 'text/plain', 422, 'DOCUMENT_BINARY'],
      [
        'a ZIP called text',
        zipOf(deflateRawSync(Buffer.alloc(1_000_000))),
        'a.txt',
        'text/plain',
        422,
        'DOCUMENT_BINARY',
      ],
      ['an archive', zipOf(Buffer.from('a')), 'a.zip', 'application/zip', 415, 'DOCUMENT_TYPE_UNSUPPORTED'],
      ['a page called PDF', '<html>Sign in</html>', 'a.pdf', 'application/pdf', 415, 'DOCUMENT_TYPE_UNSUPPORTED'],
      ['half an archive called DOCX', 'PK\x03\x04', 'a.docx', 'application/octet-stream', 422, 'DOCUMENT_BROKEN'],
      ['a locked Word document', LOCKED, 'a.docx', 'application/octet-stream', 422, 'DOCUMENT_LOCKED'],
      ['an unknown type', 'abc', 'a.exe', 'application/octet-stream', 415, 'DOCUMENT_TYPE_UNSUPPORTED'],
      ['more than the limit', Buffer.alloc(MAX_BYTES + 1, 'a'), 'a.txt', 'text/plain', 413, 'BODY_TOO_LARGE'],
    ])('refuses %s', async (_name, bytes, filename, type, status, code) => {
      await refused(() => upload(bytes, filename, type), status, code);
    });

    it('refuses a charset nobody knows', async () => {
      await refused(() => upload('abc').field('charset', 'klingon'), 400, 'VALIDATION_FAILED');
    });

    it('refuses a file together with a text, two files, a file under another name, and a list for a title', async () => {
      await refused(() => upload('abc').field('text', 'abc'), 400, 'VALIDATION_FAILED');
      await refused(() => upload('abc').attach('file', Buffer.from('abc'), 'b.txt'), 400, 'VALIDATION_FAILED');
      await refused(() => post().attach('other', Buffer.from('abc'), 'b.txt'), 400, 'VALIDATION_FAILED');
      await refused(() => upload('abc').field('title[]', 'a').field('title[]', 'b'), 400, 'VALIDATION_FAILED');
    });

    it('refuses a form that is cut off, and one that is compressed', async () => {
      const cut =
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nabc';
      const type = 'multipart/form-data; boundary=x';
      await refused(() => post().set('content-type', type).send(cut), 400, 'VALIDATION_FAILED');
      await refused(() => post().set('content-type', 'multipart/form-data').send(cut), 400, 'VALIDATION_FAILED');
      const packed = gzipSync(`${cut}\r\n--x--\r\n`);
      const compressed = () =>
        post()
          .set('content-type', type)
          .set('content-encoding', 'gzip')
          .serialize((x) => x)
          .send(packed);
      await refused(compressed, 415, 'UNSUPPORTED_MEDIA_TYPE');
    });
  });

  describe('with an Idempotency-Key', () => {
    let key: string;
    beforeEach(() => {
      key = randomUUID();
    });

    it('puts the same text in once', async () => {
      const send = () => post().set('Idempotency-Key', key).send({ text: TEXT });
      const first = await send();
      const before = await counts();
      const second = await send();
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect(await counts()).toEqual(before);
    });

    it('refuses the key for another text', async () => {
      await post().set('Idempotency-Key', key).send({ text: TEXT });
      await refused(
        () =>
          post()
            .set('Idempotency-Key', key)
            .send({ text: `${TEXT}!` }),
        422,
        'IDEMPOTENCY_KEY_REUSED',
      );
    });

    it('puts the same file in once, and refuses the key for other bytes or fields', async () => {
      const send = (bytes: string, title: string) =>
        post().set('Idempotency-Key', key).attach('file', Buffer.from(bytes), 'a.txt').field('title', title);
      const first = await send('The river rose.', 'A');
      const before = await counts();
      expect((await send('The river rose.', 'A')).body).toEqual(first.body);
      expect(await counts()).toEqual(before);
      await refused(() => send('The river fell.', 'A'), 422, 'IDEMPOTENCY_KEY_REUSED');
      await refused(() => send('The river rose.', 'B'), 422, 'IDEMPOTENCY_KEY_REUSED');
    });

    it('leaves nothing behind when the request is refused, and takes the key again', async () => {
      await refused(() => post().set('Idempotency-Key', key).send({ text: '' }), 422, 'DOCUMENT_EMPTY');
      expect((await post().set('Idempotency-Key', key).send({ text: TEXT })).status).toBe(201);
    });
  });

  describe('reading them', () => {
    it('answers 404 for what there is not and 400 for what is no id', async () => {
      const id = randomUUID();
      const { body } = await post().send({ text: TEXT });
      for (const path of [
        `/documents/${id}`,
        `/documents/${id}/versions`,
        `/documents/${id}/versions/1`,
        `/documents/${id}/jobs`,
        `/documents/${id}/original`,
        `/documents/${body.id}/versions/2`,
        `/documents/${body.id}/original?version=2`,
      ]) {
        const answer = await get(path);
        expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'NOT_FOUND']);
      }
      for (const path of [
        '/documents/7',
        `/documents/${body.id}/versions/0`,
        `/documents/${body.id}/versions/99999999999`,
        '/documents?limit=0',
        '/documents?status=OPEN',
        '/documents?q=%00',
        '/documents?q=a&q=b',
      ]) {
        const answer = await get(path);
        expect([path, answer.status, answer.body.code]).toEqual([path, 400, 'VALIDATION_FAILED']);
      }
    });

    it.each([
      '%%',
      Buffer.from('{}').toString('base64url'),
      Buffer.from('["now","7"]').toString('base64url'),
      Buffer.from(JSON.stringify(['2026-99-99 10:00:00.1+00', randomUUID()])).toString('base64url'),
    ])('refuses the cursor %s', async (cursor) => {
      const { status, body } = await get('/documents').query({ cursor });
      expect([status, body.code]).toEqual([400, 'CURSOR_INVALID']);
    });

    it('pages newest first without losing or repeating any, and filters by status, source and title', async () => {
      const tag = randomUUID();
      const made: string[] = [];
      for (let index = 0; index < 7; index++) {
        const { body } = await post().send({
          text: TEXT,
          title: `100% ${tag} ${index}`,
          source: index < 3 ? `S ${tag}` : undefined,
        });
        made.unshift(body.id);
      }
      // Within one millisecond, as imports are.
      await desk.database.query(
        `UPDATE document SET created_at = timestamptz '2026-01-01 10:00:00.123Z' + (right(title, 1) || ' microseconds')::interval WHERE title LIKE $1`,
        [`%${tag}%`],
      );
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await get('/documents').query({ q: `100% ${tag}`, limit: 2, ...(cursor ? { cursor } : {}) });
        seen.push(...body.items.map((item: { id: string }) => item.id));
        cursor = body.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(made);
      expect((await get('/documents').query({ source: `S ${tag}` })).body.items).toHaveLength(3);
      expect((await get('/documents').query({ q: tag, status: 'FAILED' })).body.items).toEqual([]);
      expect((await get('/documents').query({ q: `100_ ${tag}` })).body.items).toEqual([]);
      expect((await get('/documents').query({ q: tag.toUpperCase() })).body.items).toHaveLength(7);
    });

    it('lets reviewers read, but put nothing in and see no numbers of claims', async () => {
      const { body } = await post().send({ text: TEXT });
      const result = { claimsFound: 3, claimsAdded: 2, discarded: 1 };
      await desk.database.query(`UPDATE document_job SET status = 'DONE', result = $2 WHERE document_id = $1`, [
        body.id,
        result,
      ]);
      expect((await get(`/documents/${body.id}`)).body.jobs[0].result).toEqual(result);
      for (const path of [
        `/documents/${body.id}`,
        `/documents/${body.id}/jobs`,
        '/documents',
        `/documents/${body.id}/versions/1`,
      ]) {
        const answer = await get(path, reviewer.as);
        expect(answer.status).toBe(200);
        expect(answer.text).not.toMatch(/claimsFound|claimsAdded|discarded/);
      }
      for (const path of ['/documents', `/documents/${body.id}/extract`]) {
        const answer = await post(path, reviewer.as).send({ text: TEXT });
        expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'FORBIDDEN']);
      }
    });
  });

  describe('jobs', () => {
    it('answers the search under way instead of starting a second one, also to two who ask at once', async () => {
      const { body } = await post().send({ text: TEXT });
      const answers = await Promise.all([1, 2, 3].map(() => post(`/documents/${body.id}/extract`)));
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
      expect(new Set(answers.map((answer) => answer.body.id))).toEqual(new Set([body.jobs[0].id]));
      expect((await get(`/documents/${body.id}/jobs`)).body.items).toHaveLength(1);
      await desk.database.query(`UPDATE document_job SET status = 'DONE' WHERE document_id = $1`, [body.id]);
      const [first, second] = await Promise.all([1, 2].map(() => post(`/documents/${body.id}/extract`)));
      expect(first!.body.id).toBe(second!.body.id);
      expect(first!.body.id).not.toBe(body.jobs[0].id);
    });

    it('starts another search in place of one that was lost', async () => {
      const { body } = await post().send({ text: TEXT });
      await desk.database.query(
        `UPDATE document_job SET created_at = now() - interval '1 day' WHERE document_id = $1`,
        [body.id],
      );
      const answer = await post(`/documents/${body.id}/extract`);
      expect(answer.body.id).not.toBe(body.jobs[0].id);
      const jobs = (await get(`/documents/${body.id}/jobs`)).body.items;
      expect(jobs.map((job: { status: string }) => job.status)).toEqual(['QUEUED', 'FAILED']);
    });

    it('runs only a failed job again, as a new one', async () => {
      const { body } = await post().send({ text: TEXT });
      const path = `/documents/${body.id}/jobs/${body.jobs[0].id}/retry`;
      await refused(() => post(path), 409, 'ILLEGAL_TRANSITION');
      await refused(() => post(`/documents/${body.id}/jobs/${randomUUID()}/retry`), 404, 'NOT_FOUND');
      await desk.database.query(`UPDATE document_job SET status = 'FAILED' WHERE document_id = $1`, [body.id]);
      const answer = await post(path);
      expect(answer.status).toBe(202);
      expect(answer.body).toMatchObject({ kind: 'EXTRACT', status: 'QUEUED' });
    });

    it('refuses to search a document that has not been read', async () => {
      const { body } = await post().attach('file', Buffer.from('abc def.'), 'a.txt');
      await refused(() => post(`/documents/${body.id}/extract`), 409, 'DOCUMENT_NOT_READY');
    });
  });

  /** The request is answered with a problem, and nothing at all is written. */
  async function refused(send: () => request.Test, status: number, code: string): Promise<void> {
    const before = await counts();
    const answer = await send();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ status, detail: expect.any(String), requestId: expect.any(String) });
    expect(await counts()).toEqual(before);
  }
});

function binaryParser(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

function zipOf(content: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  return Buffer.concat([header, content]);
}
