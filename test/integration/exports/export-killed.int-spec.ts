import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { askFor, download, ended, sha256 } from '../../support/exports.js';
import { expectStatus } from '../../support/journey.js';
import { publishReports } from '../../support/published-reports.js';
import { WorkerToKill } from '../../support/worker-to-kill.js';

jest.setTimeout(240_000);
const SLEEPING = `FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`;

describe('an export whose worker is killed', () => {
  let app: TestApp;
  let editor: TestClient;
  let numbers: number[];
  let worker: WorkerToKill;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    const raters = [
      await app.person('a@desk.test', ['reviewer']),
      await app.person('b@desk.test', ['reviewer']),
    ] as const;
    numbers = await publishReports(app, 700, { editorId: editor.id, raterIds: [raters[0].id, raters[1].id] });
    worker = new WorkerToKill(app, {
      DATABASE_URL: app.database.url,
      CLAIMDESK_SECRET: app.config.secret ?? '',
      PUBLIC_URL: app.config.publicUrl,
    });
    await worker.start();
  }, 240_000);
  afterAll(async () => {
    await worker?.remove();
    await app?.close();
  });

  const chunks = async (): Promise<number> =>
    Number((await app.sql.query<{ count: string }[]>(`SELECT count(*) FROM file_chunk`))[0]?.count);
  const onSecondChunk = async (): Promise<boolean> => (await app.sql.query<unknown[]>(`SELECT ${SLEEPING}`)).length > 0;
  const trigger = (sql: string): Promise<unknown> => app.sql.query(sql);

  it('is made again from its snapshot, to the same bytes, and nothing of the first attempt is left', async () => {
    const expected = (await expectStatus(200, editor.get('/reports.json'))).text;
    // The second chunk takes so long that the worker dies in the middle of the file.
    await trigger(
      `CREATE FUNCTION slow_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$;
       CREATE TRIGGER slow_disk BEFORE INSERT ON file_chunk FOR EACH ROW WHEN (NEW.position = 1)
         EXECUTE FUNCTION slow_disk()`,
    );
    const { id } = await askFor(editor, { format: 'json' });
    for (let turn = 0; !(await onSecondChunk()); turn += 1) {
      if (turn > 1200) throw new Error('the second chunk was not reached in time');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await worker.kill();
    // The server notices that its client is gone only when it answers.
    await app.sql.query(`SELECT pg_terminate_backend(pid) ${SLEEPING}`);
    await trigger(`DROP TRIGGER slow_disk ON file_chunk`);
    expect([(await expectStatus(200, editor.get(`/exports/${id}`))).body.state, await chunks()]).toEqual([
      'RUNNING',
      1,
    ]);
    for (const number of numbers.slice(0, 50)) {
      await app.sql.query(`UPDATE verdict SET stale_since = now() WHERE report_number = $1`, [number]);
    }
    await worker.start();
    await worker.letLocksRunOut();
    const found = await ended(editor, id);
    expect(found).toMatchObject({ state: 'READY', progress: { done: 700, total: 700 } });
    const { bytes } = await download(editor, id);
    expect([sha256(bytes), bytes.toString('utf8') === expected]).toEqual([found.sha256, true]);
    const [files] = await app.sql.query<{ count: string }[]>(`SELECT count(*) FROM chunked_file`);
    expect(Number(files?.count)).toBe(1);
  });
});
