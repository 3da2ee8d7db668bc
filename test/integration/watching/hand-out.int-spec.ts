import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HandOutChecks } from '../../../src/watching/hand-out-checks.service.js';
import { TestApp } from '../../support/app.js';
import { type HandedOut, handOut, inMinutes } from './due-checks.js';

/** The rules themselves are simulated in src/watching/stampede.spec.ts; here they meet the tables. */
describe('handing out checks, on PostgreSQL', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
  }, 60_000);
  beforeEach(async () => {
    await app.sql.query(`TRUNCATE scheduled_check, check_host`);
    await app.sql.query(`DELETE FROM outbox_job`);
    await app.sql.query(`UPDATE check_pace SET saved = 0, at = now()`);
  });
  afterAll(() => app?.close());

  /** Pages that are all overdue: of each host as many as asked, the first host's the longest. */
  const overdue = async (hosts: number, pagesOfHost: string): Promise<void> => {
    await app.sql.query(
      `INSERT INTO check_host (host, free_at)
       SELECT 'h' || n || '.example', now() - interval '1 hour' FROM generate_series(1, $1) n`,
      [hosts],
    );
    await app.sql.query(
      `INSERT INTO scheduled_check (id, kind, host, interval_minutes, next_check_at)
       SELECT gen_random_uuid(), 'PAGE', 'h' || n || '.example', 60, now() - interval '12 hours' + n * interval '1 second'
       FROM generate_series(1, $1) n, generate_series(1, ${pagesOfHost}) page`,
      [hosts],
    );
    await app.sql.query(`ANALYZE scheduled_check, check_host`);
  };
  const hostsOf = async (jobs: HandedOut[]): Promise<string[]> => {
    const rows = await app.sql.query<{ host: string }[]>(
      `SELECT host FROM scheduled_check WHERE id = ANY($1::uuid[]) ORDER BY next_check_at`,
      [jobs.map(({ id }) => id)],
    );
    return rows.map(({ host }) => host);
  };

  it('keeps ten thousand overdue pages to 20 starts at a time, 40 in flight, one for each site, oldest first', async () => {
    await overdue(2_500, '4');
    const at = inMinutes(1);
    const first = await handOut(app, at);
    expect(await hostsOf(first)).toEqual(Array.from({ length: 20 }, (_, n) => `h${n + 1}.example`));
    expect(await handOut(app, at)).toEqual([]);
    const second = await handOut(app, new Date(at.getTime() + 5_000));
    expect(await hostsOf(second)).toEqual(Array.from({ length: 20 }, (_, n) => `h${n + 21}.example`));
    expect(await handOut(app, inMinutes(2))).toEqual([]);
  });

  it('lets the pages of one site wait for each other, whatever is due', async () => {
    await overdue(2, '5000');
    expect(await handOut(app, inMinutes(1))).toHaveLength(2);
    expect(await handOut(app, inMinutes(2))).toEqual([]);
    // The leases of checks that nobody made run out.
    expect(await handOut(app, inMinutes(12))).toHaveLength(2);
  });

  it('gives each check to one process, however many hand out at the same time', async () => {
    await overdue(100, '2');
    const at = inMinutes(1);
    const counts = await Promise.all(Array.from({ length: 8 }, () => app.get(HandOutChecks).handOut(at)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    const rows = await app.sql.query(
      `SELECT count(*)::int AS leased, count(DISTINCT host)::int AS hosts FROM scheduled_check WHERE lease_id IS NOT NULL`,
    );
    expect(rows).toEqual([{ leased: 20, hosts: 20 }]);
  });

  it('puts what a person asked for before the rest, and leaves half of the places to it', async () => {
    await overdue(100, '1');
    await app.sql.query(`UPDATE scheduled_check SET requested_at = now() WHERE host > 'h5'`);
    const asked = await app.sql.query<{ id: string }[]>(
      `SELECT id FROM scheduled_check WHERE requested_at IS NOT NULL`,
    );
    expect(asked.length).toBeGreaterThan(20);
    const jobs = await handOut(app, inMinutes(1));
    const preferred = jobs.filter(({ id }) => asked.some((row) => row.id === id));
    expect(jobs).toHaveLength(20);
    expect(preferred.length).toBeGreaterThanOrEqual(10);
    expect(preferred.length).toBeLessThan(20);
  });

  it('plans one look at ten thousand pages in milliseconds of the database', async () => {
    await overdue(10_000, '1');
    await app.sql.query(`UPDATE scheduled_check SET next_check_at = now() + interval '1 day'`);
    await app.sql.query(`ANALYZE scheduled_check`);
    const before = await app.sql.query<{ ms: number }[]>(`SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms`);
    for (let tick = 1; tick <= 5; tick += 1) expect(await handOut(app, inMinutes(tick))).toEqual([]);
    const after = await app.sql.query<{ ms: number }[]>(`SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms`);
    // Said for docs/watching.md; not asserted, because time on the wall says nothing on a busy machine.
    process.stderr.write(`hand-out with 10,000 sites and nothing due: ${(after[0]!.ms - before[0]!.ms) / 5} ms\n`);
  });
});
