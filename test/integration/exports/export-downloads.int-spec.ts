import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Transactions } from '../../../src/database/transactions.js';
import { CHUNK_BYTES, ChunkedFiles } from '../../../src/files/chunked-files.service.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { download, ready, sha256 } from '../../support/exports.js';
import { publishReports } from '../../support/published-reports.js';
import { again } from '../../support/written.js';

jest.setTimeout(120_000);

describe('the file of an export', () => {
  let app: TestApp;
  let editor: TestClient;
  let id: string;
  let whole: Buffer;
  let etag: string;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    const raters = [
      await app.person('a@desk.test', ['reviewer']),
      await app.person('b@desk.test', ['reviewer']),
    ] as const;
    await publishReports(app, 700, { editorId: editor.id, raterIds: [raters[0].id, raters[1].id] });
    ({ id } = await ready(editor, { format: 'json' }));
    const answer = await download(editor, id);
    whole = answer.bytes;
    etag = answer.headers.get('etag') ?? '';
  }, 120_000);
  afterAll(() => app?.close());

  it('spans several chunks and is named by its hash', () => {
    expect(whole.length).toBeGreaterThan(CHUNK_BYTES);
    expect(etag).toBe(`"${sha256(whole)}"`);
  });

  it('comes in parts that make up the whole', async () => {
    const parts: Buffer[] = [];
    for (let start = 0; start < whole.length; start += 300_000) {
      const end = Math.min(start + 299_999, whole.length - 1);
      const part = await download(editor, id, { range: `bytes=${start}-${end}`, 'if-range': etag });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${start}-${end}/${whole.length}`]);
      parts.push(part.bytes);
    }
    expect(sha256(Buffer.concat(parts))).toBe(sha256(whole));
  });

  it('goes on where a download broke off, also from the end', async () => {
    const rest = await download(editor, id, { range: `bytes=${CHUNK_BYTES - 1}-` });
    expect(rest.bytes.equals(whole.subarray(CHUNK_BYTES - 1))).toBe(true);
    expect((await download(editor, id, { range: 'bytes=-7' })).bytes.equals(whole.subarray(-7))).toBe(true);
    expect((await download(editor, id, { range: 'bytes=5-99999999999' })).bytes.length).toBe(whole.length - 5);
  });

  it('is given whole when the client began with another file, or asks for what cannot be', async () => {
    const asked: Record<string, string>[] = [
      { range: 'bytes=5-', 'if-range': '"another"' },
      { range: 'bytes=5-', 'if-range': `W/${etag}` },
      { range: 'bytes=5-6,9-10' },
      { range: 'lines=1-2' },
      { range: 'bytes=9-5' },
    ];
    for (const headers of asked) {
      const answer = await download(editor, id, headers);
      expect([headers, answer.status, answer.bytes.length]).toEqual([headers, 200, whole.length]);
      expect(answer.headers.get('accept-ranges')).toBe('bytes');
    }
  });

  it('is not sent again to who has it, and not beyond its end', async () => {
    expect((await download(editor, id, { 'if-none-match': etag })).status).toBe(304);
    const beyond = await download(editor, id, { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    expect(JSON.parse(beyond.bytes.toString('utf8'))).toMatchObject({ code: 'RANGE_NOT_SATISFIABLE' });
  });
});

describe('files that are kept in chunks', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
  }, 60_000);
  afterAll(() => app?.close());

  it('come back as they were, whatever the size of the parts they came in', async () => {
    const files = app.get(ChunkedFiles);
    const transactions = app.get(Transactions);
    for (const sizes of [
      [],
      [1],
      [CHUNK_BYTES],
      [CHUNK_BYTES - 1, 2],
      [3 * CHUNK_BYTES + 5, 7],
      [10, 10, CHUNK_BYTES],
    ]) {
      const parts = sizes.map((size, n) => Buffer.alloc(size, n + 1));
      const whole = Buffer.concat(parts);
      const id = await transactions.run((tx) => files.begin(tx));
      const digest = await files.write(id, again(parts));
      expect(digest).toEqual({ size: whole.length, sha256: sha256(whole) });
      expect(await transactions.run((tx) => files.complete(tx, id, digest))).toBe(true);
      const read: Buffer[] = [];
      if (whole.length > 0) for await (const part of files.read(id, 0, whole.length - 1)) read.push(part);
      expect(Buffer.concat(read).equals(whole)).toBe(true);
      expect(await transactions.run((tx) => files.complete(tx, id, digest))).toBe(false);
    }
  });
});
