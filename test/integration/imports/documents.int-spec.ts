import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { WorkerToKill } from '../../support/worker-to-kill.js';
import { ended, importFile, sendFile } from './desk.js';

jest.setTimeout(180_000);

const outcomes = (rows: { outcome: string; error: { code: string } | null }[]): string[] =>
  rows.map(({ outcome, error }) => error?.code ?? outcome);

/** Writes another number over the sizes that the directory of an archive states. */
function statingSize(archive: Uint8Array, size: number): Buffer {
  const bytes = Buffer.from(archive);
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    bytes.writeUInt32LE(size, at + 24);
  }
  return bytes;
}

describe('many documents at once', () => {
  let app: TestApp;
  let editor: TestClient;

  beforeAll(async () => {
    app = await TestApp.start({
      env: {
        CLAIMDESK_MAX_UPLOAD_BYTES: '300000',
        CLAIMDESK_IMPORT_MAX_BYTES: '2000000',
        CLAIMDESK_IMPORT_MAX_ZIP_BYTES: '1000000',
        CLAIMDESK_IMPORT_MAX_DOCUMENTS: '20',
      },
    });
    editor = await app.person('editor@desk.test', ['editor']);
  });
  afterAll(() => app?.close());

  const documents = async (): Promise<number> =>
    Number((await app.sql.query(`SELECT count(*) FROM document`))[0].count);

  it('come from a table, each as if it had been sent by itself', async () => {
    const long = 'A sentence of a long report. '.repeat(3600);
    const table = [
      'Title;URL;Text;Language;Author;Publisher;Published at;Mood',
      'Storm;https://paper.example/storm;"The storm; it destroyed 41 houses in Norvale.";en;Ada;The Paper;2026-03-01;grim',
      `Long;;${long};en;;;2026-03-01 10:00:00+01:00;`,
      'Nothing;;;;;;;',
      'Wrong;;Some words of it.;klingon!;;;2026-13-01;',
      '=cmd|x;;"<script>alert(1)</script> said \u202e the mayor of Norvale.";;;;;',
      'Same;https://paper.example/storm;Other words.;;;;;',
      'Inward;http://10.0.0.1/x;;;;;;',
    ].join('\n');
    const tried = await importFile(editor, 'documents.csv', table, { query: '?dryRun=true' });
    expect(await documents()).toBe(0);
    const { run, rows } = await importFile(editor, 'documents.csv', table);
    expect(run).toMatchObject({ kind: 'DOCUMENTS_CSV', status: 'DONE', notes: [expect.stringContaining('Mood')] });
    const expected = [
      'CREATED',
      'CREATED',
      'ROW_INCOMPLETE',
      'VALIDATION_FAILED',
      'CREATED',
      'DUPLICATE',
      'URL_FORBIDDEN_ADDRESS',
    ];
    expect([outcomes(tried.rows), outcomes(rows)]).toEqual([expected, expected]);
    expect(rows[3].error.message).toMatch(/language.*publishedAt/);
    expect(rows[5].documentId).toBe(rows[0].documentId);
    expect(tried.rows[0].documentId).toBeNull();
    const { body } = await editor.get(`/documents/${rows[0].documentId}`);
    expect(body).toMatchObject({
      title: 'Storm',
      url: 'https://paper.example/storm',
      language: 'en',
      byline: 'Ada',
      source: { name: 'The Paper' },
      publishedAt: '2026-03-01T00:00:00.000Z',
      status: 'READY',
    });
    expect((await editor.get(`/documents/${rows[0].documentId}/versions/1`)).body.text).toBe(
      'The storm; it destroyed 41 houses in Norvale.',
    );
    expect((await editor.get(`/documents/${rows[1].documentId}`)).body.publishedAt).toBe('2026-03-01T09:00:00.000Z');
    const [{ requested_by }] = await app.sql.query(`SELECT created_by AS requested_by FROM document WHERE id = $1`, [
      rows[0].documentId,
    ]);
    expect(requested_by).toBe(editor.id);
  });

  it('come once, when the same file is sent twice', async () => {
    const lines = ['One word is as good as two.', 'Two words are better than one.']
      .map((text) => JSON.stringify({ text }))
      .join('\n');
    const first = await importFile(editor, 'twice.jsonl', lines);
    const before = await documents();
    const second = await importFile(editor, 'twice.jsonl', lines);
    expect([outcomes(first.rows), outcomes(second.rows)]).toEqual([
      ['CREATED', 'CREATED'],
      ['DUPLICATE', 'DUPLICATE'],
    ]);
    expect(second.rows.map((row: { documentId: string }) => row.documentId)).toEqual(
      first.rows.map((row: { documentId: string }) => row.documentId),
    );
    expect(await documents()).toBe(before);
  });

  it('come from JSON lines, and a line that is none does not stop the others', async () => {
    const lines = [
      '{"title":"A","text":"The first of them.","topics":["x"]}',
      '',
      '{"title":"B","text":"The secon',
      '[1,2]',
      `{"text":"${'x'.repeat(400_000)}"}`,
      '{"text":42}',
      '{"text":"half \\ud800 of a pair \\u0000"}',
      '{"title":"C","content":"The last of them."}',
    ].join('\r\n');
    const { run, rows } = await importFile(editor, 'lines.ndjson', lines);
    expect(run).toMatchObject({ kind: 'DOCUMENTS_JSONL', status: 'DONE' });
    expect(outcomes(rows)).toEqual([
      'CREATED',
      'ROW_UNREADABLE',
      'ROW_UNREADABLE',
      'ROW_TOO_LONG',
      'VALIDATION_FAILED',
      'TEXT_NOT_UNICODE',
      'CREATED',
    ]);
    expect(rows.map((row: { place: string }) => row.place)).toEqual(
      [1, 3, 4, 5, 6, 7, 8].map((line) => `line ${line}`),
    );
    expect(rows[0].warnings).toEqual([{ rule: 'columns', message: expect.stringContaining('topics') }]);
  });

  it('come from an archive, with what its manifest says of them', async () => {
    const archive = zipSync({
      'manifest.csv': strToU8('file,title,language\na/one.txt,The first,en\nmissing.txt,Gone,en\n'),
      'a/one.txt': strToU8('The council of Norvale met on Monday.'),
      'b/two.md': strToU8('# Heading\n\nThe mayor spoke for two hours.'),
      'b/page.html': strToU8(
        '<!doctype html><title>Page</title><article><h1>Page</h1><p>The bridge was closed for a week.</p></article>',
      ),
      '../escape.txt': strToU8('This leads out.'),
      'C:\\windows.txt': strToU8('This too.'),
      'inner.zip': zipSync({ 'x.txt': strToU8('nested') }),
      'empty.txt': strToU8('  '),
      'big.txt': strToU8('x'.repeat(300_001)),
      '__MACOSX/a/._one.txt': strToU8('system'),
    });
    const { run, rows } = await importFile(editor, 'papers.zip', archive);
    expect(run).toMatchObject({ kind: 'DOCUMENTS_ZIP', status: 'DONE' });
    const byPlace = Object.fromEntries(
      rows.map((row: { place: string; outcome: string; error: { code: string } | null }) => [
        row.place,
        row.error?.code ?? row.outcome,
      ]),
    );
    expect(byPlace).toEqual({
      'a/one.txt': 'CREATED',
      'b/two.md': 'CREATED',
      'b/page.html': 'CREATED',
      '../escape.txt': 'VALIDATION_FAILED',
      'C:\\windows.txt': 'VALIDATION_FAILED',
      'inner.zip': 'DOCUMENT_TYPE_UNSUPPORTED',
      'empty.txt': 'DOCUMENT_EMPTY',
      'big.txt': 'BODY_TOO_LARGE',
      'manifest.csv line 3': 'ROW_INCOMPLETE',
    });
    expect((await editor.get(`/documents/${rows[0].documentId}`)).body).toMatchObject({ title: 'The first' });
    const again = await importFile(editor, 'again.zip', archive);
    expect(again.run.counts).toMatchObject({ created: 0, duplicate: 3 });
  });

  it('in an archive that is a bomb, damaged, encrypted or repeats a name are refused', async () => {
    const before = await documents();
    const one = zipSync({ 'one.txt': strToU8('Words of the one file.') });
    const bomb = await importFile(editor, 'bomb.zip', zipSync({ 'zeros.txt': new Uint8Array(2_500_000) }));
    expect(bomb.run).toMatchObject({ status: 'FAILED', rows: 0, error: { code: 'IMPORT_TOO_LARGE' } });
    const liar = await importFile(
      editor,
      'liar.zip',
      statingSize(zipSync({ 'zeros.txt': new Uint8Array(250_000) }), 10),
    );
    expect(outcomes(liar.rows)).toEqual(['DOCUMENT_BROKEN']);
    const cut = await importFile(editor, 'cut.zip', one.slice(0, one.length - 30));
    expect(cut.run).toMatchObject({ status: 'FAILED', error: { code: 'IMPORT_BROKEN' } });
    const locked = Buffer.from(one);
    locked.writeUInt16LE(1, locked.indexOf('PK\x01\x02', 0, 'latin1') + 8);
    expect(outcomes((await importFile(editor, 'locked.zip', locked)).rows)).toEqual(['DOCUMENT_LOCKED']);
    const twice = Buffer.from(zipSync({ 'one.txt': strToU8('Words.'), 'two.txt': strToU8('Others.') }));
    for (let at = twice.indexOf('two.txt'); at >= 0; at = twice.indexOf('two.txt')) twice.write('one.txt', at);
    expect(outcomes((await importFile(editor, 'twice.zip', twice)).rows)).toEqual(['VALIDATION_FAILED']);
    expect(await documents()).toBe(before);
  });

  it('are refused at once when the file is too large, or its first line names nothing to read', async () => {
    const large = await sendFile(editor, 'large.csv', `title,text\n${'x'.repeat(2_000_001)}`);
    expect([large.status, large.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
    const noise = () => crypto.getRandomValues(new Uint8Array(60_000));
    const files = Object.fromEntries(Array.from({ length: 18 }, (_, n) => [`${n}.txt`, noise()]));
    const packed = await sendFile(editor, 'large.zip', zipSync(files, { level: 0 }));
    expect([packed.status, packed.body.code]).toEqual([413, 'IMPORT_TOO_LARGE']);
    expect(packed.body.detail).toBe('The archive is larger than 1000000 bytes. Split it.');
    const page = await sendFile(editor, 'large.html', `<!doctype html><p>${'x'.repeat(300_001)}`);
    expect([page.status, page.body.code]).toEqual([413, 'IMPORT_TOO_LARGE']);
    const columns = await sendFile(editor, 'columns.csv', 'title,author\nA,B');
    expect([columns.status, columns.body.code]).toEqual([422, 'IMPORT_COLUMNS']);
    expect((await sendFile(editor, 'x.zip', 'no zip', { kind: 'DOCUMENTS_ZIP' })).body.code).toBe('IMPORT_BROKEN');
  });

  it('stop at the number that an import may make; those before are in', async () => {
    const lines = Array.from({ length: 25 }, (_, n) =>
      JSON.stringify({ text: `Statement number ${n} of a long list.` }),
    ).join('\n');
    const { run } = await importFile(editor, 'many.jsonl', lines);
    expect(run).toMatchObject({
      status: 'FAILED',
      rows: 20,
      counts: { created: 20 },
      error: { code: 'IMPORT_TOO_LARGE' },
    });
    expect(await app.sql.query(`SELECT 1 FROM import_chunk WHERE import_id = $1`, [run.id])).toEqual([]);
  });

  it('can be cancelled; what is in stays, and an ended import has nothing to cancel', async () => {
    const quiet = await TestApp.start({ role: 'api', database: app.database });
    try {
      const client = await quiet.person('second@desk.test', ['editor']);
      await app.sql.query(`SELECT 1`);
      const { body } = await importFile(client, 'a.jsonl', '{"text":"It was there before."}').then(({ run }) => ({
        body: run,
      }));
      expect((await client.post(`/imports/${body.id}/cancel`)).body.code).toBe('ILLEGAL_TRANSITION');
    } finally {
      await quiet.close();
    }
  });
});

describe('an import whose worker is killed', () => {
  let app: TestApp;
  let worker: WorkerToKill;
  let editor: TestClient;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    worker = new WorkerToKill(app, {
      NODE_ENV: 'test',
      DATABASE_URL: app.database.url,
      CLAIMDESK_SECRET: app.config.secret ?? '',
    });
  });
  afterAll(async () => {
    await worker?.remove();
    await app?.close();
  });

  it('goes on where it was, and makes every document once', async () => {
    const COUNT = 300;
    const lines = Array.from({ length: COUNT }, (_, n) =>
      JSON.stringify({ title: `Number ${n}`, text: `The harvest brought in ${n} tons of wheat.` }),
    );
    const { body } = await sendFile(editor, 'harvest.jsonl', lines.join('\n'));
    const rowsOf = async (): Promise<number> => (await editor.get(`/imports/${body.id}`)).body.rows;
    expect(
      (await editor.post(`/imports/${(await sendFile(editor, 'c.jsonl', '{"text":"x y z"}')).body.id}/cancel`)).body
        .status,
    ).toBe('CANCELLED');
    await worker.start();
    while ((await rowsOf()) < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    await worker.kill();
    const reached = await rowsOf();
    expect(reached).toBeLessThan(COUNT);
    await worker.letLocksRunOut();
    await worker.start();
    const run = await ended(editor, body.id);
    expect(run).toMatchObject({ status: 'DONE', rows: COUNT, counts: { created: COUNT, duplicate: 0, refused: 0 } });
    const [{ count }] = await app.sql.query(`SELECT count(*)::int FROM document WHERE title LIKE 'Number %'`);
    expect(count).toBe(COUNT);
  });
});
