import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { ClaimsModule } from '../../../src/claims/claims.module.js';
import { DocumentReader } from '../../../src/documents/reader/document-reader.port.js';
import { ExtractClaimsHandler } from '../../../src/extraction/extract-claims.handler.js';
import { ExtractionModule } from '../../../src/extraction/extraction.module.js';
import { ExtractorPort } from '../../../src/extraction/extractor.port.js';
import { ReadDocumentHandler } from '../../../src/extraction/read-document.handler.js';
import type { JobContext } from '../../../src/jobs/job-handler.decorator.js';
import { type Desk, openDesk } from './desk.js';

const TEXT = `Storm costs 😀

The storm destroyed 41 houses in Norvale on Monday, the mayor said. Repairs will cost $3 million, according to the council.

“Unemployment fell to 4.1 percent in March”, said Anna Berg, the labour minister. What a day!

The storm destroyed 41 houses in Norvale on Monday, the mayor said.`;

describe('searching documents for claims', () => {
  let desk: Desk;
  let editor: string;

  const post = (path: string) => request(desk.app.getHttpServer()).post(path).set('x-user', editor);
  const get = async (path: string) => (await request(desk.app.getHttpServer()).get(path).set('x-user', editor)).body;
  const run = (jobId: string, over: Partial<JobContext> = {}): JobContext => ({
    jobId,
    attempt: 1,
    lastAttempt: false,
    progress: () => Promise.resolve(),
    ...over,
  });
  const extract = (id: string, jobId: string, over: Partial<JobContext> = {}) =>
    desk.app.get(ExtractClaimsHandler).handle({ documentId: id, versionNumber: 1 }, run(jobId, over));
  const read = (id: string, jobId: string, over: Partial<JobContext> = {}) =>
    desk.app.get(ReadDocumentHandler).handle({ documentId: id, versionNumber: 0 }, run(jobId, over));
  const claimsOf = (id: string) =>
    desk.database.query(
      `SELECT claim.statement, claim.workflow_state, placement.start_offset AS start, placement.end_offset AS end,
              placement.exact, placement.prefix, placement.suffix, placement.also_at, placement.source_state
       FROM claim JOIN claim_placement placement ON placement.claim_id = claim.id
       WHERE claim.document_id = $1 ORDER BY placement.start_offset`,
      [id],
    );
  const events = async (id: string): Promise<string[]> =>
    (await desk.database.query(`SELECT event FROM audit_event WHERE entity_id = $1 ORDER BY seq`, [id])).map(
      (row: { event: string }) => row.event,
    );
  const create = async (text = TEXT) => {
    const { body } = await post('/documents').send({ text });
    return { id: body.id as string, jobId: body.jobs[0].id as string };
  };
  const upload = async (bytes: Buffer | string, filename = 'a.txt', charset?: string) => {
    const sent = post('/documents').attach('file', Buffer.from(bytes as Buffer), filename);
    const { body } = await (charset ? sent.field('charset', charset) : sent);
    return { id: body.id as string, jobId: body.jobs[0].id as string };
  };

  beforeAll(async () => {
    desk = await openDesk([ClaimsModule, ExtractionModule]);
    editor = (await desk.addUser('editor')).as;
  }, 60_000);
  afterAll(() => desk.close());

  it('anchors every claim to its exact words', async () => {
    const { id, jobId } = await create();
    await extract(id, jobId);
    const { text } = await get(`/documents/${id}/versions/1`);
    const claims = await claimsOf(id);
    expect(claims.length).toBeGreaterThanOrEqual(2);
    for (const claim of claims) {
      expect(claim).toMatchObject({ workflow_state: 'CANDIDATE', source_state: 'CURRENT', statement: claim.exact });
      expect(text.slice(claim.start, claim.end)).toBe(claim.exact);
      expect(text.slice(claim.start - claim.prefix.length, claim.end + claim.suffix.length)).toBe(
        claim.prefix + claim.exact + claim.suffix,
      );
      for (const { start, end } of claim.also_at) expect(text.slice(start, end)).toBe(claim.exact);
    }
    const [job] = (await get(`/documents/${id}/jobs`)).items;
    expect(job).toMatchObject({ status: 'DONE', progress: 100, attempts: 1, error: null });
    expect(job.result).toMatchObject({ claimsFound: claims.length, claimsAdded: claims.length });
    expect((await get(`/documents/${id}`)).currentVersion.extractorVersion).toBe(desk.app.get(ExtractorPort).version);
    expect(await events(id)).toEqual(['document.created', 'extraction.finished']);
  });

  it('adds nothing twice when the job runs again, or twice at the same time', async () => {
    const { id, jobId } = await create();
    await Promise.all([extract(id, jobId), extract(id, jobId)]);
    const claims = await claimsOf(id);
    await extract(id, jobId);
    expect(await claimsOf(id)).toEqual(claims);
    const { body: again } = await post(`/documents/${id}/extract`);
    await extract(id, again.id);
    expect(await claimsOf(id)).toEqual(claims);
    expect((await get(`/documents/${id}/jobs`)).items[0]).toMatchObject({ status: 'DONE', result: { claimsAdded: 0 } });
    expect(await events(id)).toEqual([
      'document.created',
      'extraction.finished',
      'extraction.requested',
      'extraction.finished',
    ]);
  });

  it('leaves nothing half-written when it is cut off in the last transaction, and ends when it runs again', async () => {
    const { id, jobId } = await create();
    const jobs = desk.app.get((await import('../../../src/documents/document-jobs.service.js')).DocumentJobsService);
    const finish = jest.spyOn(jobs, 'finish').mockRejectedValueOnce(new Error('killed'));
    await expect(extract(id, jobId)).rejects.toThrow('killed');
    finish.mockRestore();
    expect(await claimsOf(id)).toEqual([]);
    expect((await get(`/documents/${id}/jobs`)).items[0]).toMatchObject({ status: 'RUNNING', result: null });
    await extract(id, jobId, { attempt: 2 });
    expect((await claimsOf(id)).length).toBeGreaterThan(0);
    expect((await get(`/documents/${id}/jobs`)).items[0]).toMatchObject({ status: 'DONE', attempts: 2 });
  });

  it('says that it failed only when the last try failed, and can be run again', async () => {
    const { id, jobId } = await create();
    const broken = jest.spyOn(desk.app.get(ExtractorPort), 'extract').mockRejectedValue(new Error('a secret inside'));
    await expect(extract(id, jobId)).rejects.toThrow();
    expect((await get(`/documents/${id}/jobs`)).items[0].status).toBe('RUNNING');
    await expect(extract(id, jobId, { attempt: 4, lastAttempt: true })).rejects.toThrow();
    broken.mockRestore();
    const [failed] = (await get(`/documents/${id}/jobs`)).items;
    expect(failed).toMatchObject({ status: 'FAILED', error: { code: 'INTERNAL' } });
    expect(failed.error.message).not.toContain('secret');
    const { body: retried } = await post(`/documents/${id}/jobs/${jobId}/retry`);
    await extract(id, retried.id);
    expect((await claimsOf(id)).length).toBeGreaterThan(0);
    expect(await events(id)).toEqual([
      'document.created',
      'extraction.failed',
      'extraction.requested',
      'extraction.finished',
    ]);
  });

  it('is not failed by a worker that shuts down on the last try', async () => {
    const { id, jobId } = await create();
    const stopping = new AbortController();
    const broken = jest.spyOn(desk.app.get(ExtractorPort), 'extract').mockImplementation(async () => {
      stopping.abort();
      throw new Error('the job was let go');
    });
    await expect(extract(id, jobId, { lastAttempt: true, signal: stopping.signal })).rejects.toThrow();
    broken.mockRestore();
    expect((await get(`/documents/${id}/jobs`)).items[0].status).toBe('RUNNING');
  });

  it('does nothing for a job that nobody asked for', async () => {
    const { id } = await create();
    await extract(id, randomUUID());
    expect(await claimsOf(id)).toEqual([]);
  });

  describe('in files', () => {
    const HTML = `<html lang="en"><head><title>Storm costs | Gazette</title><meta charset="utf-8"></head><body><article>
      <h1>Storm costs</h1><p>The storm destroyed 41 houses in Norvale on Monday, the mayor said.</p>
      <p>Repairs will cost $3 million, according to the council, which met on Tuesday in the town hall of Norvale.</p>
      </article></body></html>`;

    it('reads the file, then searches it', async () => {
      const { id, jobId } = await upload(HTML, 'storm.html');
      await read(id, jobId);
      const document = await get(`/documents/${id}`);
      expect(document).toMatchObject({
        status: 'READY',
        language: 'en',
        currentVersion: { number: 1, hasOriginal: true },
      });
      expect(document.title).toMatch(/^Storm costs/);
      expect(document.jobs.map((job: { kind: string; status: string }) => [job.kind, job.status])).toEqual([
        ['EXTRACT', 'QUEUED'],
        ['READ', 'DONE'],
      ]);
      await extract(id, document.jobs[0].id);
      const { text } = await get(`/documents/${id}/versions/1`);
      const claims = await claimsOf(id);
      expect(claims.length).toBeGreaterThan(0);
      for (const claim of claims) expect(text.slice(claim.start, claim.end)).toBe(claim.exact);
      expect(await events(id)).toEqual(['document.created', 'document.read', 'extraction.finished']);
    });

    it('makes one version when the reading runs twice at the same time', async () => {
      const { id, jobId } = await upload(HTML, 'storm.html');
      await Promise.all([read(id, jobId), read(id, jobId)]);
      await read(id, jobId);
      expect((await get(`/documents/${id}/versions`)).items).toHaveLength(1);
      expect((await get(`/documents/${id}/jobs`)).items).toHaveLength(2);
    });

    it.each([
      [
        'bytes that are not what they are said to be',
        Buffer.from([0x61, 0xe4, 0x62, 0xff, 0x20]),
        'a.txt',
        'utf-8',
        'DOCUMENT_CHARSET',
      ],
      ['a page without words', '<html><body><p> </p></body></html>', 'a.html', undefined, 'DOCUMENT_EMPTY'],
      ['a page nested too deeply', '<div>'.repeat(100_000), 'a.html', undefined, 'DOCUMENT_TOO_COMPLEX'],
    ])('says what is wrong with %s, and keeps the file', async (_name, bytes, filename, charset, code) => {
      const { id, jobId } = await upload(bytes, filename, charset);
      await read(id, jobId);
      const document = await get(`/documents/${id}`);
      expect(document).toMatchObject({
        status: 'FAILED',
        currentVersion: null,
        jobs: [{ status: 'FAILED', error: { code } }],
      });
      expect(await events(id)).toEqual(['document.created', 'document.unreadable']);
      const original = await request(desk.app.getHttpServer()).get(`/documents/${id}/original`).set('x-user', editor);
      expect(original.status).toBe(200);
      expect((await post(`/documents/${id}/extract`)).body.code).toBe('DOCUMENT_NOT_READY');
    });

    it('fails a document whose reader fails on the last try, and reads it on request', async () => {
      const { id, jobId } = await upload('The river rose by 3 metres.');
      const broken = jest.spyOn(desk.app.get(DocumentReader), 'read').mockRejectedValue(new Error('broken'));
      await expect(read(id, jobId)).rejects.toThrow('broken');
      expect((await get(`/documents/${id}`)).status).toBe('READING');
      await expect(read(id, jobId, { lastAttempt: true })).rejects.toThrow('broken');
      broken.mockRestore();
      expect(await get(`/documents/${id}`)).toMatchObject({
        status: 'FAILED',
        jobs: [{ error: { code: 'INTERNAL' } }],
      });
      const { body: retried } = await post(`/documents/${id}/jobs/${jobId}/retry`);
      expect((await get(`/documents/${id}`)).status).toBe('READING');
      await read(id, retried.id);
      expect(await get(`/documents/${id}`)).toMatchObject({ status: 'READY', currentVersion: { number: 1 } });
      expect(await events(id)).toEqual([
        'document.created',
        'document.unreadable',
        'document.readingRequested',
        'document.read',
      ]);
    });
  });
});
