import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { loadConfig } from '../../../src/config/app-config.js';
import { chooseFreePort } from '../../../src/embedded/free-port.js';
import { type Running, serve } from '../../../src/runtime/serve.js';
import { TestApp } from '../../support/app.js';
import { publishReports } from '../../support/published-reports.js';

/** More than two batches. */
const COUNT = 230;

/** Whoever freezes has to wait until the gate is open; readers have not. Not a lock: those have a time limit. */
const GATE = `
  CREATE TABLE gate (open boolean NOT NULL);
  INSERT INTO gate VALUES (true);
  CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      WHILE NOT (SELECT open FROM gate) LOOP PERFORM pg_sleep(0.02); END LOOP;
      RETURN NULL;
    END $$;
  CREATE TRIGGER wait_at_gate BEFORE INSERT ON published_report FOR EACH STATEMENT EXECUTE FUNCTION wait_at_gate();`;

describe('reports that an earlier release published', () => {
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    const editor = await app.person('editor@desk.test', ['editor']);
    const raters = [await app.person('a@desk.test', ['reviewer']), await app.person('b@desk.test', ['reviewer'])];
    const [a, b] = raters.map(({ id }) => id);
    await publishReports(app, COUNT, { editorId: editor.id, raterIds: [a ?? '', b ?? ''] });
    folder = await mkdtemp(join(tmpdir(), 'claimdesk-serve-'));
    await app.sql.query(GATE);
  }, 120_000);
  beforeEach(async () => {
    await app.sql.query(`ALTER TABLE published_report DISABLE TRIGGER USER`);
    await app.sql.query(`DELETE FROM published_report`);
    await app.sql.query(`ALTER TABLE published_report ENABLE TRIGGER USER`);
    await setGate(false);
  });
  afterEach(() => setGate(true));
  afterAll(async () => {
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function started(): Promise<{ running: Running; get: (path: string) => Promise<Response> }> {
    const port = await chooseFreePort();
    const url = `http://127.0.0.1:${port}`;
    const config = loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: app.database.url,
      CLAIMDESK_DATA: folder,
      CLAIMDESK_SECRET: randomBytes(48).toString('base64'),
      PUBLIC_URL: url,
      HOST: '127.0.0.1',
      PORT: String(port),
    });
    const running = await serve(config, 'api');
    Logger.overrideLogger(['fatal']);
    return { running, get: (path) => fetch(`${url}${path}`) };
  }
  const frozen = async () =>
    Number((await app.sql.query<{ count: string }[]>(`SELECT count(*) FROM published_report`))[0]?.count);
  const setGate = (open: boolean) => app.sql.query(`UPDATE gate SET open = $1`, [open]);
  const somebodyWaits = async () => {
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`;
    while ((await app.sql.query(waiting)).length === 0) await delay(20);
  };

  it('do not keep the desk from opening, and whoever reads reports meanwhile gets all of them', async () => {
    const { running, get } = await started();
    try {
      expect((await get('/api/v1/organisation')).status).toBe(200);
      let answered = false;
      const paths = ['/api/v1/reports.json', '/api/v1/reports/1.json', '/api/v1/stats/published', '/', '/sources'];
      const asked = paths.map(async (path) => {
        const answer = await get(path);
        answered = true;
        return { status: answer.status, text: await answer.text() };
      });
      await somebodyWaits();
      expect((await get('/api/v1/organisation')).status).toBe(200);
      expect(answered).toBe(false);
      await setGate(true);
      const [reports, one, figures, index, sources] = await Promise.all(asked);
      expect(JSON.parse(reports?.text ?? '').reports).toHaveLength(COUNT);
      expect(JSON.parse(one?.text ?? '').number).toBe(1);
      expect(JSON.parse(figures?.text ?? '').verdicts).toBe(COUNT);
      expect([index?.status, sources?.status]).toEqual([200, 200]);
      expect(index?.text).toContain(`${COUNT} reports`);
    } finally {
      await running.stop();
    }
  }, 60_000);

  it('do not keep it from stopping either: what was begun is finished, and the next start does the rest', async () => {
    const first = await started();
    await somebodyWaits();
    let stopped = false;
    const stopping = first.running.stop().then(() => (stopped = true));
    expect(stopped).toBe(false);
    await setGate(true);
    await stopping;
    expect(await frozen()).toBe(100);
    const { running, get } = await started();
    try {
      const { reports } = (await (await get('/api/v1/reports.json')).json()) as { reports: unknown[] };
      expect(reports).toHaveLength(COUNT);
      expect(await frozen()).toBe(COUNT);
    } finally {
      await running.stop();
    }
  }, 60_000);
});
