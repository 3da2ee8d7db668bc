import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import { approveAndPublish, expectStatus, rate, readyClaims } from '../../support/journey.js';
import { openPdf } from '../../support/opened-pdf.js';

describe('GET /reports/{number}.pdf', () => {
  let app: TestApp;
  let number: number;
  let unpublished: string;
  /** With a tag `fetch` would ask for a fresh answer by itself. */
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/api/v1/reports/${path}`, { headers: { 'Cache-Control': 'max-age=0', ...headers } });

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    const editor = await app.person('editor@desk.test', ['editor']);
    const editor2 = await app.person('editor2@desk.test', ['editor']);
    const raters = [await app.person('ann@desk.test', ['reviewer']), await app.person('ben@desk.test', ['reviewer'])];
    const { claimIds } = await readyClaims(editor, 2);
    [, unpublished] = claimIds as [string, string];
    for (const claimId of claimIds) await rate(editor, claimId, [[raters[0]!, 'FALSE'], [raters[1]!, 'FALSE']]); // prettier-ignore
    number = Number((await approveAndPublish(editor2, claimIds[0]!)).reportNumber);
  }, 60_000);
  afterAll(() => app?.close());

  it('gives anybody the report on paper, without names of raters', async () => {
    const answer = await get(`${number}.pdf`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(`inline; filename="verdict-report-${number}.pdf"`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    const pdf = await openPdf(new Uint8Array(await answer.arrayBuffer()));
    const text = pdf.pages.join(' ');
    expect(text).toContain(`Verdict report ${number} `);
    expect(text).toContain('The storm destroyed 41 houses in Norvale');
    expect(text).not.toMatch(/\b(ann|ben)\b/);
    expect(pdf.links.map(({ url }) => url)).toContain(`http://desk.test/reports/${number}`);
  });

  it('answers 304 to whoever has it, and gives the same bytes to others', async () => {
    const [first, second] = [await get(`${number}.pdf`), await get(`${number}.pdf`)];
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    expect(Buffer.from(await first.arrayBuffer()).equals(Buffer.from(await second.arrayBuffer()))).toBe(true);
    expect((await get(`${number}.pdf`, { 'If-None-Match': tag })).status).toBe(304);
  });

  it('has another tag and a mark when the report no longer stands', async () => {
    const earlier = await get(`${number}.pdf`);
    await earlier.arrayBuffer();
    const before = earlier.headers.get('etag');
    await app.sql.query(`UPDATE verdict SET stale_since = now() WHERE report_number = $1`, [number]);
    const answer = await get(`${number}.pdf`, { 'If-None-Match': before ?? '' });
    expect(answer.status).toBe(200);
    const pdf = await openPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pdf.pages[0]).toContain(`Report ${number} · STALE`);
  });

  it.each(['999', '0', 'x', '1e3'])('knows no report %s', async (other) => {
    const { body } = await expectStatus(404, app.anonymous.get(`/reports/${other}.pdf`));
    expect(body.code).toBe('NOT_FOUND');
  });

  it('gives nothing of a claim that is rated and not published', async () => {
    const { body } = await expectStatus(200, app.anonymous.get('/stats/published'));
    expect(body.verdicts).toBe(1);
    expect(JSON.stringify(body)).not.toContain(unpublished);
  });
});
