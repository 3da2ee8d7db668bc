import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TidyExports } from '../../../src/exports/tidy-exports.service.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { askFor, download, ended, ready, sha256 } from '../../support/exports.js';
import { expectStatus } from '../../support/journey.js';
import { publishReports } from '../../support/published-reports.js';

jest.setTimeout(120_000);

describe('an export that meets trouble', () => {
  let app: TestApp;
  let editor: TestClient;
  let numbers: number[];
  const COUNT = 250;

  beforeAll(async () => {
    app = await TestApp.start({
      env: {
        CLAIMDESK_EXPORT_MAX_ROWS: '400',
        CLAIMDESK_EXPORT_XLSX_MAX_ROWS: '200',
        CLAIMDESK_EXPORT_PDF_MAX_ROWS: '100',
        CLAIMDESK_EXPORT_OPEN_MAX: '3',
      },
    });
    editor = await app.person('editor@desk.test', ['editor']);
    const raters = [
      await app.person('a@desk.test', ['reviewer']),
      await app.person('b@desk.test', ['reviewer']),
    ] as const;
    numbers = await publishReports(app, COUNT, { editorId: editor.id, raterIds: [raters[0].id, raters[1].id] });
  }, 120_000);
  afterAll(() => app?.close());
  afterEach(() => mended());

  /** Makes the writing of chunks fail or wait, as a sick disk would. */
  const sick = (act: string): Promise<unknown> =>
    app.sql.query(
      `CREATE OR REPLACE FUNCTION sick_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${act} RETURN NEW; END $$;
       CREATE OR REPLACE TRIGGER sick_disk BEFORE INSERT ON file_chunk FOR EACH ROW EXECUTE FUNCTION sick_disk()`,
    );
  const mended = (): Promise<unknown> => app.sql.query(`DROP TRIGGER IF EXISTS sick_disk ON file_chunk`);
  const leftovers = async (): Promise<number[]> => {
    const [row] = await app.sql.query<{ files: string; chunks: string }[]>(
      `SELECT (SELECT count(*) FROM chunked_file WHERE completed_at IS NULL) AS files,
         (SELECT count(*) FROM file_chunk JOIN chunked_file ON id = file_id WHERE completed_at IS NULL) AS chunks`,
    );
    return [Number(row?.files), Number(row?.chunks)];
  };
  const writing = async (id: string): Promise<void> => {
    while ((await expectStatus(200, editor.get(`/exports/${id}`))).body.progress.done < COUNT) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('says that the disk is full, leaves no half file, and is made when there is room again', async () => {
    await sick(`RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100';`);
    const failed = await ended(editor, (await askFor(editor, { format: 'csv' })).id);
    expect(failed).toMatchObject({
      state: 'FAILED',
      failure: { code: 'STORAGE_FULL', message: expect.stringMatching(/disk .* is full.*retry/) },
      sha256: null,
    });
    expect(await leftovers()).toEqual([0, 0]);
    const refused = await expectStatus(409, editor.get(`/exports/${failed.id}/file`));
    expect(refused.body).toMatchObject({ code: 'EXPORT_NOT_READY', detail: expect.stringMatching(/disk/) });
    await mended();
    await expectStatus(202, editor.post(`/exports/${failed.id}/retry`));
    expect(await ended(editor, failed.id)).toMatchObject({ state: 'READY', failure: null });
    const same = await ready(editor, { format: 'csv', snapshotId: failed.snapshot.id });
    expect(sha256((await download(editor, failed.id)).bytes)).toBe(same.sha256);
  });

  it('does not leave a report out that it cannot write, but names it', async () => {
    const { snapshot } = await ready(editor, { format: 'json' });
    const bad = String(numbers[COUNT - 20]);
    await app.sql.query(
      `UPDATE export_snapshot_item SET status = jsonb_set(status, '{basis}', '"NOWHERE"')
       WHERE snapshot_id = $1 AND number = $2`,
      [snapshot.id, bad],
    );
    for (const format of ['json', 'csv', 'md', 'research']) {
      const failed = await ended(editor, (await askFor(editor, { format, snapshotId: snapshot.id })).id);
      expect(failed).toMatchObject({ state: 'FAILED', failure: { code: 'REPORT_UNUSABLE' }, sha256: null });
      expect(failed.failure.message).toMatch(new RegExp(`^Report ${bad} cannot be exported: .*basis`, 's'));
    }
    expect(await leftovers()).toEqual([0, 0]);
  });

  it('can be cancelled while it is written; nothing of it is left, and it can be made after all', async () => {
    await sick('PERFORM pg_sleep(3);');
    const { id } = await askFor(editor, { format: 'csv' });
    await writing(id);
    const cancelled = await expectStatus(200, editor.post(`/exports/${id}/cancel`));
    expect(cancelled.body.state).toBe('CANCELLED');
    await mended();
    await expectStatus(409, editor.post(`/exports/${id}/cancel`));
    expect((await download(editor, id)).status).toBe(409);
    // The run finds its file gone, and stops without a trace.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(await ended(editor, id)).toMatchObject({ state: 'CANCELLED', failure: null });
    expect(await leftovers()).toEqual([0, 0]);
    await expectStatus(202, editor.post(`/exports/${id}/retry`));
    expect((await ended(editor, id)).state).toBe('READY');
  });

  it('is refused as a workbook when it has more rows than allowed, with a word on CSV', async () => {
    const { body } = await expectStatus(422, editor.post('/exports', { format: 'xlsx' }));
    expect(body).toMatchObject({ code: 'EXPORT_TOO_LARGE', detail: expect.stringMatching(/250 reports.*200.*CSV/) });
    const { snapshot } = await ready(editor, { format: 'csv' });
    await expectStatus(422, editor.post('/exports', { format: 'xlsx', snapshotId: snapshot.id }));
    expect((await ready(editor, { format: 'xlsx', filter: { q: 'destroyed 17 houses' } })).progress.total).toBe(1);
  });

  it('is refused on paper when it has more reports than allowed, with a word on HTML and CSV', async () => {
    const { body } = await expectStatus(422, editor.post('/exports', { format: 'pdf' }));
    expect(body).toMatchObject({
      code: 'EXPORT_TOO_LARGE',
      detail: expect.stringMatching(/250 reports.*100.*HTML or CSV/),
    });
    expect((await expectStatus(200, editor.get('/exports?limit=200'))).body.items.map(formatOf)).not.toContain('pdf');
  });

  it('is refused beyond so many at a time', async () => {
    await sick('PERFORM pg_sleep(2);');
    const open = [];
    for (let n = 0; n < 3; n += 1) open.push(await askFor(editor, { format: 'csv' }));
    const { body } = await expectStatus(409, editor.post('/exports', { format: 'csv' }));
    expect(body).toMatchObject({ code: 'LIMIT_REACHED', detail: expect.stringMatching(/cancel one/) });
    await mended();
    for (const { id } of open) expect((await ended(editor, id)).state).toBe('READY');
  });

  it('is taken up again when its job was lost', async () => {
    const { id } = await ready(editor, { format: 'csv' });
    await app.sql.query(
      `UPDATE report_export SET state = 'RUNNING', touched_at = now() - interval '2 hours' WHERE id = $1`,
      [id],
    );
    await app.get(TidyExports).tidy();
    expect((await ended(editor, id)).state).toBe('READY');
  });

  it('asks for what makes sense', async () => {
    const uuid = '11111111-1111-4111-8111-111111111111';
    for (const [body, status] of [
      [{ format: 'docx' }, 400],
      [{}, 400],
      [{ format: 'csv', numbers: [] }, 400],
      [{ format: 'csv', numbers: [0] }, 400],
      [{ format: 'csv', numbers: [1], filter: {} }, 400],
      [{ format: 'jsonld', filter: { all: true } }, 400],
      [{ format: 'csv', filter: { from: '2026-03-02', to: '2026-03-01' } }, 400],
      [{ format: 'csv', snapshotId: uuid }, 404],
    ] as const) {
      const answer = await editor.post('/exports', body);
      expect([body, answer.status]).toEqual([body, status]);
    }
    for (const act of ['cancel', 'retry']) await expectStatus(404, editor.post(`/exports/${uuid}/${act}`));
  });
});

const formatOf = ({ format }: { format: string }): string => format;
