import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { download, ready } from '../../support/exports.js';
import { openPdf } from '../../support/opened-pdf.js';
import { publishReports } from '../../support/published-reports.js';

jest.setTimeout(120_000);

describe('the figures in a printed export', () => {
  let app: TestApp;
  let editor: TestClient;
  let numbers: number[];

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    const raters = [await app.person('ann@desk.test', ['reviewer']), await app.person('ben@desk.test', ['reviewer'])];
    const [ann = '', ben = ''] = raters.map(({ id }) => id);
    numbers = await publishReports(app, 24, { editorId: editor.id, raterIds: [ann, ben] });
    // The first was accepted one hour before it was published, the second two, and so on.
    await app.sql.query(
      `UPDATE claim SET triage = 'ACCEPTED',
         triaged_at = coalesce(verdict.first_published_at, verdict.published_at) - (verdict.report_number - $1 + 1) * interval '1 hour'
       FROM verdict WHERE verdict.claim_id = claim.id`,
      [Math.min(...numbers)],
    );
  }, 120_000);
  afterAll(() => app?.close());

  async function figures(body: Record<string, unknown>) {
    const made = await ready(editor, { format: 'pdf', ...body });
    const pdf = await openPdf(new Uint8Array((await download(editor, made.id)).bytes));
    const front = pdf.labels?.indexOf('1') ?? 0;
    const roles = (await Promise.all(Array.from({ length: front }, (_, index) => pdf.rolesOf(index + 1)))).flat();
    return { made, text: pdf.pages.slice(0, front).join(' ').replace(/\s+/g, ' '), roles: roles.join('\n') };
  }

  it('say what the public figures say of the same verdicts', async () => {
    const { text, roles } = await figures({});
    const { body } = await app.anonymous.get('/stats/published');
    const { nominalAlpha: alpha, rounds } = body.schemes[0].agreement[0];
    expect(rounds).toBe(24);
    const interval = [alpha.low, alpha.high].map((end: number) => end.toFixed(2));
    expect(text).toContain(`All labels ${alpha.value.toFixed(2)} (${interval.join(' to ')})`);
    expect(body.turnaround).toMatchObject([{ verdicts: 24, medianHours: 12.5 }]);
    expect(roles).toMatch(/median 0\.5 days, middle half 0\.3 to 0\.8/);
    expect(text).toContain('Reports by month of first publication');
  });

  it('are those of the chosen reports, and say when their ratings are too few', async () => {
    const { text } = await figures({ numbers: numbers.slice(0, 4) });
    expect(text).toContain(
      '4 rounds with two ratings or more. Fewer than 20 rounds: a coefficient would say more about',
    );
    expect(text).toContain('In no month were there enough verdicts to say how long they took.');
  });

  it('stay those of the snapshot, byte for byte, whatever becomes of rounds and claims', async () => {
    const { made } = await figures({});
    await app.sql.query(`UPDATE claim SET triaged_at = triaged_at - interval '9 days'`);
    await app.sql.query(
      `UPDATE review_round SET status = 'VOID' WHERE claim_id IN (SELECT claim_id FROM verdict WHERE report_number = $1)`,
      [numbers[0]],
    );
    const again = await figures({ snapshotId: made.snapshot.id });
    expect(again.made.sha256).toBe(made.sha256);
    const today = await figures({});
    expect(today.text).not.toBe(again.text);
    expect(today.roles).toMatch(/median 9\.5 days/);
  });
});
