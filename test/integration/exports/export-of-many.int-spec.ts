import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { verifyReportJson } from '../../../src/reports/report-json.js';
import { askFor, download, ended, ready } from '../../support/exports.js';
import { expectStatus } from '../../support/journey.js';
import { PublishedDesk, type OnePublished } from '../../support/published-desk.js';
import { publishReports } from '../../support/published-reports.js';

jest.setTimeout(180_000);
const COUNT = 10_000;

interface Told {
  number: number;
  standing: string;
  corrections: unknown[];
}

describe('an export of ten thousand reports', () => {
  let desk: PublishedDesk;
  let plain: OnePublished;
  let forged: OnePublished;

  beforeAll(async () => {
    desk = await PublishedDesk.start();
    plain = await desk.publish('The dam holds 40 million litres.');
    const raters = [
      await desk.app.person('many@desk.test', ['reviewer']),
      await desk.app.person('more@desk.test', ['reviewer']),
    ] as const;
    await publishReports(desk.app, COUNT, { editorId: desk.editor.id, raterIds: [raters[0].id, raters[1].id] });
    // The last of all, so that it is written after everything below has happened to it.
    forged = await desk.publish('The bridge cost 7 million crowns.');
  }, 180_000);
  afterAll(() => desk?.close());

  const bytesOf = async (id: string): Promise<Buffer> => (await download(desk.editor, id)).bytes;

  it('shows one moment while verdicts are corrected, retracted and published, and is the same bytes when repeated', async () => {
    // Each piece of the file takes its time, so that the desk can work meanwhile.
    await desk.app.sql.query(
      `CREATE FUNCTION slow_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;
       CREATE TRIGGER slow_disk BEFORE INSERT ON file_chunk FOR EACH ROW EXECUTE FUNCTION slow_disk()`,
    );
    const asked = await askFor(desk.editor, { format: 'json', filter: { all: true } });
    const running = async () => (await expectStatus(200, desk.editor.get(`/exports/${asked.id}`))).body;
    while ((await running()).snapshot.frozenAt === null) await new Promise((resolve) => setTimeout(resolve, 10));

    const { number: corrected } = await desk.correct(plain.verdictId, 'FALSE');
    await desk.retract(forged.verdictId);
    const later = await desk.publish('The tower is 80 metres high.');
    expect((await running()).state).toBe('RUNNING');
    await desk.app.sql.query(`DROP TRIGGER slow_disk ON file_chunk`);

    const made = await ended(desk.editor, asked.id);
    expect(made).toMatchObject({ state: 'READY', progress: { done: COUNT + 2, total: COUNT + 2 } });
    const bytes = await bytesOf(made.id);
    const { reports } = JSON.parse(bytes.toString('utf8')) as { reports: Told[] };
    expect(reports).toHaveLength(COUNT + 2);
    const told = new Map(reports.map((report) => [report.number, report]));
    expect([corrected, later.number].map((number) => told.has(number))).toEqual([false, false]);
    for (const { number } of [plain, forged]) {
      expect(told.get(number)).toMatchObject({ standing: 'current', corrections: [] });
    }
    // Not all: to check a seal takes longer than to write it.
    for (let at = 0; at < reports.length; at += 500) expect(verifyReportJson(JSON.stringify(reports[at]))).toBe(true);

    const again = await ready(desk.editor, { format: 'json', snapshotId: made.snapshot.id });
    expect(again.sha256).toBe(made.sha256);
    expect((await bytesOf(again.id)).equals(bytes)).toBe(true);
    const today = await ready(desk.editor, { format: 'json', filter: { all: true } });
    const now = JSON.parse((await bytesOf(today.id)).toString('utf8')) as { reports: Told[] };
    const standing = new Map(now.reports.map((report) => [report.number, report.standing]));
    expect([plain.number, corrected, forged.number, later.number].map((number) => standing.get(number))).toEqual([
      'superseded',
      'current',
      'retracted',
      'current',
    ]);
  });
});
