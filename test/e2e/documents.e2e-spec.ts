import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { READER_VERSION } from '../../src/reading/read-document.js';
import { TestApp } from '../support/app.js';
import type { Answer, TestClient } from '../support/client.js';
import { docxOf, paragraph } from '../support/docx.fixture.js';
import { grayPng, pdfOf } from '../support/pdf.fixture.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const COST = 'Repairs will cost $3 million, according to the council of Norvale.';
const TEXT = `Storm costs 😀\n\n${HOUSES}\n\n${COST}`;

interface Job {
  id: string;
  kind: string;
  status: string;
  versionNumber: number;
}

describe('from a document to its claims', () => {
  let app: TestApp;
  let editor: TestClient;
  let reviewer: TestClient;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    reviewer = await app.person('reviewer@desk.test', ['reviewer']);
  }, 60_000);
  afterAll(() => app?.close());

  /** Waits until the document has a job of this kind and version, and it has ended. */
  async function ended(id: string, kind: string, versionNumber = 1): Promise<Job> {
    for (let turn = 0; turn < 200; turn++) {
      const { items } = (await editor.get(`/documents/${id}/jobs`)).body as { items: Job[] };
      const job = items.find((each) => each.kind === kind && each.versionNumber === versionNumber);
      if (job && (job.status === 'DONE' || job.status === 'FAILED')) return job;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the job ${kind} of version ${versionNumber} did not end`);
  }
  const form = (
    bytes: Uint8Array | string,
    name: string,
    type: string,
    fields: Record<string, string> = {},
  ): FormData => {
    const data = new FormData();
    for (const [field, value] of Object.entries(fields)) data.append(field, value);
    data.append('file', new Blob([bytes as string], { type }), name);
    return data;
  };

  it('finds the claims of a text, anchored to their exact words', async () => {
    const { status, body } = await editor.post('/documents', { text: TEXT, source: 'Norvale Gazette' });
    expect(status).toBe(201);
    const job = await ended(body.id, 'EXTRACT');
    expect(job).toMatchObject({ status: 'DONE', progress: 100, error: null });
    const { items } = (await editor.get(`/claims?documentId=${body.id}`)).body;
    expect(items.map((claim: { statement: string }) => claim.statement).sort()).toEqual([COST, HOUSES]);
    const { text } = (await reviewer.get(`/documents/${body.id}/versions/1`)).body;
    const places = await app.sql.query(
      `SELECT exact, start_offset AS start, end_offset AS end FROM claim_placement WHERE claim_id = ANY($1)`,
      [items.map((claim: { id: string }) => claim.id)],
    );
    expect(places).toHaveLength(2);
    for (const { exact, start, end } of places) expect(text.slice(start, end)).toBe(exact);
  });

  it('reads a page, then finds its claims, and gives the page back byte for byte', async () => {
    const page = `<html lang="en"><body><article><h1>Storm costs</h1><p>${HOUSES}</p><p>${COST}</p></article></body></html>`;
    const { status, body } = await editor.post(
      '/documents',
      form(page, 'storm.html', 'text/html', { byline: 'A. Writer' }),
    );
    expect([status, body.status]).toEqual([201, 'READING']);
    expect((await ended(body.id, 'READ', 0)).status).toBe('DONE');
    expect((await ended(body.id, 'EXTRACT')).status).toBe('DONE');
    expect((await editor.get(`/documents/${body.id}`)).body).toMatchObject({
      status: 'READY',
      byline: 'A. Writer',
      currentVersion: { number: 1, hasOriginal: true },
    });
    expect((await editor.get(`/claims?documentId=${body.id}`)).body.items.length).toBeGreaterThan(0);
    const original = await editor.get(`/documents/${body.id}/original`);
    expect(original.text).toBe(page);
    expect(original.headers.get('content-disposition')).toMatch(/^attachment; filename="document-[\w-]+-v1\.html"$/);
    expect(original.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['a PDF', 'storm.pdf', () => pdfOf((pdf) => pdf.fontSize(11).text(HOUSES).moveDown().text(COST)), 1],
    ['a Word document', 'storm.docx', async () => docxOf(paragraph(HOUSES) + paragraph(COST)), undefined],
  ])('reads %s, anchors its claims to their exact words, and gives it back', async (_name, filename, made, page) => {
    const bytes = await made();
    const { status, body } = await editor.post('/documents', form(bytes, filename, 'application/octet-stream'));
    expect([status, body.status]).toEqual([201, 'READING']);
    expect((await ended(body.id, 'READ', 0)).status).toBe('DONE');
    expect((await ended(body.id, 'EXTRACT')).status).toBe('DONE');
    const { text, blocks, readerVersion } = (await editor.get(`/documents/${body.id}/versions/1`)).body;
    expect([text, readerVersion]).toEqual([`${HOUSES}\n\n${COST}`, READER_VERSION]);
    expect(blocks[0]).toEqual({ kind: 'paragraph', start: 0, end: HOUSES.length, ...(page ? { page } : {}) });
    const { items } = (await editor.get(`/claims?documentId=${body.id}`)).body;
    expect(items.map((claim: { statement: string }) => claim.statement).sort()).toEqual([COST, HOUSES]);
    const original = await editor.get(`/documents/${body.id}/original`);
    expect(original.headers.get('content-length')).toBe(String(bytes.length));
    expect(original.headers.get('content-disposition')).toContain(`-v1.${filename.split('.')[1]}"`);
  });

  it.each([
    ['scanned', 'DOCUMENT_SCANNED', () => pdfOf((pdf) => pdf.image(grayPng(), 0, 0, { width: 595 }))],
    ['locked', 'DOCUMENT_LOCKED', () => pdfOf((pdf) => pdf.text(HOUSES), { userPassword: 'secret' })],
    ['broken', 'DOCUMENT_BROKEN', async () => (await pdfOf((pdf) => pdf.text(HOUSES))).subarray(0, 400)],
  ])('says of a %s PDF what is wrong with it', async (_name, code, made) => {
    const { body } = await editor.post('/documents', form(await made(), 'a.pdf', 'application/pdf'));
    expect(await ended(body.id, 'READ', 0)).toMatchObject({ status: 'FAILED', error: { code } });
  });

  it('says why a file cannot be read, and what to do', async () => {
    const wrong = new Uint8Array([0x61, 0xe4, 0x62, 0xff, 0x20, 0x63]);
    const { body } = await editor.post('/documents', form(wrong, 'a.txt', 'text/plain', { charset: 'utf-8' }));
    const job = await ended(body.id, 'READ', 0);
    expect(job).toMatchObject({
      status: 'FAILED',
      error: { code: 'DOCUMENT_CHARSET', message: expect.stringContaining('UTF-8') },
    });
    expect((await editor.get(`/documents/${body.id}`)).body.status).toBe('FAILED');
  });

  it('follows the claims into a new text', async () => {
    const { body } = await editor.post('/documents', { text: TEXT });
    await ended(body.id, 'EXTRACT');
    const changed = TEXT.replace('41', '14');
    const added = await editor.post(`/documents/${body.id}/versions`, { text: changed }, { 'if-match': '"1"' });
    expect([added.status, added.body.currentVersion.number]).toEqual([201, 2]);
    await ended(body.id, 'RESOLVE', 2);
    await ended(body.id, 'EXTRACT', 2);
    const rows = await app.sql.query(
      `SELECT claim.statement, placement.source_state AS state FROM claim_placement placement
       JOIN claim ON claim.id = placement.claim_id
       JOIN document_version version ON version.id = placement.document_version_id
       WHERE claim.document_id = $1 AND version.number = 2 ORDER BY claim.statement`,
      [body.id],
    );
    expect(rows).toEqual([
      { statement: COST, state: 'CURRENT' },
      { statement: HOUSES, state: 'CHANGED' },
    ]);
    const again = await editor.post(`/documents/${body.id}/versions`, { text: changed });
    expect([again.status, again.body.code]).toEqual([409, 'TEXT_UNCHANGED']);
  });

  it('takes a document once with the same Idempotency-Key, as text and as file', async () => {
    const key = { 'idempotency-key': 'e2e-text' };
    const first = await editor.post('/documents', { text: TEXT }, key);
    expect((await editor.post('/documents', { text: TEXT }, key)).body).toEqual(first.body);
    const other = await editor.post('/documents', { text: `${TEXT}!` }, key);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const send = (words: string) =>
      editor.post('/documents', form(words, 'a.txt', 'text/plain'), { 'idempotency-key': 'e2e-file' });
    const file = await send(TEXT);
    expect((await send(TEXT)).body).toEqual(file.body);
    expect((await send(`${TEXT}!`)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  describe('refuses, with a problem and without a trace,', () => {
    const json = { 'content-type': 'application/json' };
    const cases: [string, () => Promise<Answer>, number, string][] = [
      ['nothing at all', () => editor.post('/documents', {}), 400, 'VALIDATION_FAILED'],
      ['an empty text', () => editor.post('/documents', { text: '' }), 422, 'DOCUMENT_EMPTY'],
      ['white space', () => editor.post('/documents', { text: ' \n ' }), 422, 'DOCUMENT_EMPTY'],
      ['a NUL', () => editor.post('/documents', { text: 'a\u0000' }), 400, 'TEXT_NOT_UNICODE'],
      ['half a surrogate pair', () => editor.post('/documents', { text: '\ud800' }), 400, 'TEXT_NOT_UNICODE'],
      ['malformed JSON', () => editor.post('/documents', '{"text":', json), 400, 'MALFORMED_JSON'],
      ['a huge text', () => editor.post('/documents', { text: 'a'.repeat(11 * 1024 * 1024) }), 413, 'BODY_TOO_LARGE'],
      [
        'a body beyond all limits',
        () => editor.post('/documents', { text: 'a'.repeat(21 * 1024 * 1024) }),
        413,
        'BODY_TOO_LARGE',
      ],
      ['an empty file', () => editor.post('/documents', form('', 'a.txt', 'text/plain')), 422, 'DOCUMENT_EMPTY'],
      [
        'a picture',
        () => editor.post('/documents', form('\x89PNG', 'a.png', 'image/png')),
        415,
        'DOCUMENT_TYPE_UNSUPPORTED',
      ],
      [
        'an archive called text',
        () => editor.post('/documents', form('PK\x03\x04abc', 'a.txt', 'text/plain')),
        422,
        'DOCUMENT_BINARY',
      ],
      [
        'a huge file',
        () => editor.post('/documents', form('a'.repeat(11 * 1024 * 1024), 'a.txt', 'text/plain')),
        413,
        'BODY_TOO_LARGE',
      ],
      [
        'somebody who is not signed in',
        () => app.anonymous.post('/documents', { text: TEXT }),
        401,
        'NOT_AUTHENTICATED',
      ],
      ['a reviewer', () => reviewer.post('/documents', { text: TEXT }), 403, 'FORBIDDEN'],
    ];
    it.each(cases)('%s', async (_name, send, status, code) => {
      const count = () =>
        app.sql.query(`SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM stored_file) AS files`);
      const before = await count();
      const answer = await send();
      expect([answer.status, answer.body?.code]).toEqual([status, code]);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(await count()).toEqual(before);
    });
  });
});
