import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadImage } from '@napi-rs/canvas';
import { expectStatus, ingest, markClaim, rate, verdictOn } from '../support/journey.js';
import { type OnePublished, PublishedDesk } from '../support/published-desk.js';

describe('the picture of a report', () => {
  let desk: PublishedDesk;
  let report: OnePublished;

  beforeAll(async () => {
    desk = await PublishedDesk.start();
    report = await desk.publish('The storm destroyed 41 houses in "Norvale" <b>.');
  }, 60_000);
  afterAll(() => desk?.close());

  const fetchPicture = (number: number | string, headers: Record<string, string> = {}) =>
    fetch(`${desk.app.url}/reports/${number}/image.png`, { headers });

  it('is a PNG that anybody may show, and is not sent again to who has it', async () => {
    const answer = await fetchPicture(report.number);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    const image = await loadImage(Buffer.from(await answer.arrayBuffer()));
    expect([image.width, image.height]).toEqual([1200, 630]);
    const etag = answer.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await fetchPicture(report.number, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('gives many who ask at once the same bytes', async () => {
    const bodies = await Promise.all(
      Array.from({ length: 12 }, async () => (await fetchPicture(report.number)).arrayBuffer()),
    );
    const [first, ...others] = bodies.map((body) => Buffer.from(body));
    for (const other of others) expect(other.equals(first!)).toBe(true);
  });

  it('is there only for what is published', async () => {
    const words = 'The storm destroyed 52 houses in Norvale.';
    const claimId = await markClaim(desk.editor, await ingest(desk.editor, words), words);
    await rate(desk.editor, claimId, [[desk.rater, 'TRUE']]);
    const { id } = await verdictOn(desk.editor, claimId);
    for (const number of [id, claimId, '999', '0', 'x', '1e3']) {
      expect([number, (await fetchPicture(number)).status]).toEqual([number, 404]);
    }
  });

  it('is named on the page, with words for those who do not see it', async () => {
    const { text } = await expectStatus(200, desk.app.anonymous.get(`//reports/${report.number}`));
    expect(text).toContain(
      `<meta property="og:image" content="http://desk.test/reports/${report.number}/image.png" />`,
    );
    expect(text).toMatch(/<meta property="og:image:alt" content="[^"]*&quot;Norvale&quot; &lt;b&gt;[^"]*: True\." \/>/);
    expect(text).toContain('<meta name="twitter:card" content="summary_large_image" />');
  });

  it('says at once that a report was retracted', async () => {
    const taken = await desk.publish('The storm destroyed 53 houses in Norvale.');
    const before = await fetchPicture(taken.number);
    const old = Buffer.from(await before.arrayBuffer());
    await desk.retract(taken.verdictId);
    const headers = { 'if-none-match': before.headers.get('etag')!, 'cache-control': 'max-age=0' };
    const after = await fetchPicture(taken.number, headers);
    expect(after.status).toBe(200);
    expect(Buffer.from(await after.arrayBuffer()).equals(old)).toBe(false);
    const { text } = await expectStatus(200, desk.app.anonymous.get(`//reports/${taken.number}`));
    expect(text).toContain('<meta property="og:title" content="RETRACTED: ');
  });
});
