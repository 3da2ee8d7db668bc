import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../support/client.js';
import { expectStatus } from '../../support/journey.js';
import { publishReports } from '../../support/published-reports.js';
import { PublishingDesk } from '../../support/publishing-desk.js';

const HOST = 'checks.example.org';
const LIMIT = 500;

describe('the search of published claims', () => {
  let desk: PublishingDesk;
  let known: Awaited<ReturnType<PublishingDesk['published']>>;
  let plain: Awaited<ReturnType<PublishingDesk['published']>>;

  beforeAll(async () => {
    desk = await PublishingDesk.open({
      PUBLIC_URL: `https://www.${HOST}`,
      CLAIMDESK_PUBLIC_API_PER_MINUTE: String(LIMIT),
      CLAIMDESK_ORGANISATION_NAME: 'Example Checks',
    });
    known = await desk.published({
      statement: 'The mayor of Norvale said the storm took 20 roofs.',
      claim: { claimant: 'Ada Moss', madeAt: '2026-03-01T00:00:00Z' },
    });
    plain = await desk.published({
      statement: 'Der Sturm in Norvale nahm 21 Ziegel mit, heißt es.',
      document: { language: 'de-AT' },
      label: 'UNVERIFIABLE',
    });
  }, 60_000);
  afterAll(() => desk?.close());

  const search = (parameters: Record<string, string> = {}): Promise<Answer> =>
    desk.app.anonymous.get(`/claims:search?${new URLSearchParams(parameters).toString()}`);
  const found = async (parameters: Record<string, string> = {}) =>
    (await expectStatus(200, search(parameters))).body as {
      claims: { text: string; claimReview: { url: string }[] }[];
      nextPageToken?: string;
    };
  const numbers = async (parameters: Record<string, string> = {}): Promise<number[]> =>
    (await found(parameters)).claims.map(({ claimReview }) =>
      Number(/\/reports\/(\d+)#/.exec(claimReview[0]?.url ?? '')?.[1]),
    );

  it('answers in the shape of the Fact Check Tools API', async () => {
    const report = (await desk.read(`/reports/${known.number}.json`)).body;
    expect(await found({ query: 'roofs norvale' })).toEqual({
      claims: [
        {
          text: report.shortStatement,
          claimant: 'Ada Moss',
          claimDate: '2026-03-01T00:00:00.000Z',
          claimReview: [
            {
              publisher: { name: 'Example Checks', site: HOST },
              url: `https://www.${HOST}/reports/${known.number}#claim-${known.claimId}`,
              title: report.shortStatement,
              reviewDate: report.firstPublishedAt,
              textualRating: report.rating.name,
              languageCode: 'en',
            },
          ],
        },
      ],
    });
  });

  it('leaves out what is not known', async () => {
    const { claims } = await found({ query: 'Ziegel' });
    expect(Object.keys(claims[0] ?? {})).toEqual(['text', 'claimReview']);
  });

  it.each<[string, Record<string, string>, ('known' | 'plain')[]]>([
    ['everything without a question', {}, ['plain', 'known']],
    [
      'everything when parameters are empty',
      { query: '', languageCode: '', pageToken: '', maxAgeDays: '' },
      ['plain', 'known'],
    ],
    ['by the name of the claimant', { query: 'ada MOSS' }, ['known']],
    ['nothing when one word is not there', { query: 'roofs quokka' }, []],
    ['by language, whatever the region', { languageCode: 'de' }, ['plain']],
    ['by language with another region', { languageCode: 'EN-us' }, ['known']],
    ['our own site', { reviewPublisherSiteFilter: HOST }, ['plain', 'known']],
    ['our own site with www', { reviewPublisherSiteFilter: `WWW.${HOST}` }, ['plain', 'known']],
    ['a domain we belong to', { reviewPublisherSiteFilter: 'example.org' }, ['plain', 'known']],
    ['nothing of another site', { reviewPublisherSiteFilter: 'other.example' }, []],
    ['nothing of a site whose name only ends like ours', { reviewPublisherSiteFilter: 'cks.example.org' }, []],
    ['what is young', { maxAgeDays: '1' }, ['plain', 'known']],
    ['after an offset', { offset: '1' }, ['known']],
    ['with parameters it does not know', { key: 'secret', alt: 'json', prettyPrint: 'true' }, ['plain', 'known']],
  ])('finds %s', async (_what, parameters, expected) => {
    const ids = { known: known.number, plain: plain.number };
    expect(await numbers(parameters)).toEqual(expected.map((name) => ids[name]));
  });

  it.each([
    ["' OR 1=1 --"],
    ['quokka & | ! ( ) : * <->'],
    ["\\'; DROP TABLE published_report; --"],
    ['%_%'],
    ['\u202Efoor\u202C'],
    ['=HYPERLINK("https://evil.example")'],
    ['</script><script>alert(1)</script>'],
  ])('takes the hostile query %j for words', async (query) => {
    expect(await numbers({ query })).toEqual([]);
    expect(await numbers()).toHaveLength(2);
  });

  it.each<[string, Record<string, string>, string]>([
    ['no page', { pageSize: '0' }, 'pageSize'],
    ['too large a page', { pageSize: '101' }, 'pageSize'],
    ['a page size that is no number', { pageSize: '1e1' }, 'pageSize'],
    ['a negative offset', { offset: '-1' }, 'offset'],
    ['an offset too far', { offset: '10001' }, 'offset'],
    ['an age of none', { maxAgeDays: '0' }, 'maxAgeDays'],
    ['an age beyond history', { maxAgeDays: '36501' }, 'maxAgeDays'],
    ['a query too long', { query: 'x'.repeat(201) }, 'query'],
    ['a NUL', { query: 'a\u0000b' }, 'query'],
  ])('refuses %s and names the parameter', async (_what, parameters, path) => {
    const { body } = await expectStatus(400, search(parameters));
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED', faults: [{ path }] });
  });

  it('refuses a parameter that is given twice', async () => {
    await expectStatus(400, desk.app.anonymous.get('/claims:search?query=a&query=b'));
  });

  it('gives every claim once over its pages, and new ones do not move them', async () => {
    const ids = [desk.raters[0].id, desk.raters[1].id] as const;
    const made = await publishReports(desk.app, 25, { editorId: desk.editor.id, raterIds: ids });
    const seen: number[] = [];
    let pageToken = '';
    for (let turn = 0; turn < 10; turn += 1) {
      const page = await found({ query: 'destroyed', pageSize: '7', pageToken });
      seen.push(
        ...page.claims.map(({ claimReview }) => Number(/reports\/(\d+)#/.exec(claimReview[0]?.url ?? '')?.[1])),
      );
      if (turn === 0) await publishReports(desk.app, 3, { editorId: desk.editor.id, raterIds: ids });
      if (page.nextPageToken === undefined) break;
      pageToken = page.nextPageToken;
    }
    expect(seen).toEqual(made.toReversed());
  });

  it('refuses a token that it did not give for this search', async () => {
    const { nextPageToken = '' } = await found({ query: 'destroyed', pageSize: '2' });
    expect(nextPageToken).not.toBe('');
    const [position] = JSON.parse(Buffer.from(nextPageToken, 'base64url').toString()) as [string, string];
    const forged = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const misused: Record<string, string>[] = [
      { pageToken: nextPageToken },
      { pageToken: nextPageToken, query: 'roofs' },
      { pageToken: nextPageToken, query: 'destroyed', languageCode: 'en' },
      { pageToken: 'nonsense', query: 'destroyed' },
      { pageToken: forged([position, 'wrong']), query: 'destroyed' },
      { pageToken: forged(["1' OR '1'='1", 'x']), query: 'destroyed' },
      { pageToken: forged({ number: 1 }), query: 'destroyed' },
    ];
    for (const parameters of misused) {
      const { body } = await expectStatus(400, search(parameters));
      expect([parameters, body.code]).toEqual([parameters, 'CURSOR_INVALID']);
    }
    // The size of a page is no part of the question, and an offset is passed over beside a token.
    const next = await numbers({ query: 'destroyed', pageSize: '3', pageToken: nextPageToken });
    expect(next).toHaveLength(3);
    expect(await numbers({ query: 'destroyed', pageSize: '3', offset: '2', pageToken: nextPageToken })).toEqual(next);
  });

  it('counts the age of a claim in days since its review', async () => {
    expect(await numbers({ query: 'roofs', maxAgeDays: '30' })).toEqual([known.number]);
    await desk.app.sql.transaction(async (manager) => {
      // Published verdicts are immutable, and this one has to be old.
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `UPDATE verdict SET first_published_at = first_published_at - interval '40 days' WHERE id = $1`,
        [known.verdictId],
      );
    });
    expect(await numbers({ query: 'roofs', maxAgeDays: '30' })).toEqual([]);
    expect(await numbers({ query: 'roofs', maxAgeDays: '60' })).toEqual([known.number]);
  });

  it('may be kept for a minute, and is not sent again while it is the same', async () => {
    const first = await expectStatus(200, search({ query: 'Ziegel' }));
    expect(first.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    const again = await desk.app.anonymous.get('/claims:search?query=Ziegel', {
      'if-none-match': etag,
      // With a tag `fetch` would ask for a fresh answer by itself.
      'cache-control': 'max-age=0',
    });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('tells how many requests are left', async () => {
    const { headers } = await expectStatus(200, search());
    expect(headers.get('ratelimit-policy')).toBe(`"reads";q=${LIMIT};w=60`);
    expect(headers.get('ratelimit')).toMatch(/^"reads";r=\d+;t=\d+$/);
  });

  it('forgets a claim the moment its report is retracted', async () => {
    expect(await numbers({ query: 'Ziegel' })).toEqual([plain.number]);
    const asked = await expectStatus(
      201,
      desk.editor.post(`/verdicts/${plain.verdictId}/retract`, { reason: 'A wrong source.' }),
    );
    await expectStatus(200, desk.second.post(`/corrections/${asked.body.id}/approve`));
    expect(await numbers({ query: 'Ziegel' })).toEqual([]);
  });

  it('never finds what is not published', async () => {
    await desk.proposed({ statement: 'The secret wells of Norvale are 77, it said.' });
    expect(await numbers({ query: 'secret' })).toEqual([]);
  });
});

describe('an address that asks too often', () => {
  it('has to wait, and others need not', async () => {
    const desk = await PublishingDesk.open({ CLAIMDESK_PUBLIC_API_PER_MINUTE: '3', CLAIMDESK_TRUST_PROXY_HOPS: '1' });
    try {
      const from = (address: string): Promise<Answer> =>
        desk.app.anonymous.get('/claims:search', { 'x-forwarded-for': address });
      for (let turn = 0; turn < 3; turn += 1) await expectStatus(200, from('192.0.2.1'));
      const { body, headers } = await expectStatus(429, from('192.0.2.1'));
      expect(body.code).toBe('RATE_LIMITED');
      const wait = Number(headers.get('retry-after'));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
      expect(headers.get('ratelimit')).toMatch(/^"reads";r=0;t=\d+$/);
      // A page on another site has to be able to read the refusal; nobody may keep it.
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cache-control')).not.toContain('public');
      await expectStatus(200, from('192.0.2.2'));
      // Addresses of one IPv6 network are one customer.
      for (let turn = 1; turn <= 3; turn += 1) await expectStatus(200, from(`2001:db8:0:1::${turn}`));
      await expectStatus(429, from('2001:db8:0:1::4'));
      await expectStatus(200, from('2001:db8:0:2::1'));
    } finally {
      await desk.close();
    }
  }, 60_000);
});
