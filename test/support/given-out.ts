import type { TestApp } from './app.js';
import { expectStatus } from './journey.js';
import type { WatchedDesk } from './watched-desk.js';

/** A verdict that was published, and how the desk itself says it stands. */
interface Published {
  id: string;
  number: number;
  claimId: string;
  standing: string;
}

const CURRENT = new Set(['current', 'archived']);

/**
 * Looks at every output of every verdict that was ever published on the desk's article.
 * @returns what is wrong: a verdict given out as current that is not, one that is and is kept back, a wrong mark
 */
export async function wronglyGivenOut(desk: WatchedDesk): Promise<string[]> {
  const published = await publishedOn(desk);
  const lists = await currentLists(desk.app);
  const marks = await markedLists(desk.app);
  const wrong: string[] = [];
  for (const verdict of published) {
    const stands = CURRENT.has(verdict.standing);
    const say = (what: string): number => wrong.push(`report ${verdict.number} (${verdict.standing}): ${what}`);
    for (const [name, numbers] of lists) {
      if (numbers.has(verdict.number) !== stands) say(stands ? `missing in ${name}` : `current in ${name}`);
    }
    for (const [name, standings] of marks) {
      const mark = standings.get(verdict.number);
      if (mark !== verdict.standing) say(`"${mark}" in ${name}`);
    }
    for (const fault of await faultsOfReport(desk.app, verdict.number, stands)) say(fault);
  }
  return [...wrong, ...(await wrongFilter(desk))];
}

async function publishedOn({ app, documentId }: WatchedDesk): Promise<Published[]> {
  // Told from what is stored, by the rule of docs/workflow.md, and not by asking the product.
  const rows = await app.sql.query<Published[]>(
    `SELECT verdict.id, verdict.report_number::int AS number, verdict.claim_id AS "claimId", CASE
       WHEN verdict.state = 'RETRACTED' THEN 'retracted' WHEN verdict.state = 'SUPERSEDED' THEN 'superseded'
       WHEN verdict.stale_since IS NOT NULL THEN 'stale'
       WHEN place.source_state IN ('PENDING', 'FAILED') THEN 'unknown'
       WHEN place.source_state = 'GONE' AND verdict.basis = 'ARCHIVED_VERSION' THEN 'archived'
       WHEN place.source_state <> 'CURRENT' THEN 'stale' ELSE 'current' END AS standing
     FROM verdict JOIN claim ON claim.id = verdict.claim_id
     JOIN LATERAL (SELECT source_state FROM claim_placement placement
       JOIN document_version version ON version.id = placement.document_version_id
       WHERE placement.claim_id = claim.id ORDER BY version.number DESC LIMIT 1) place ON true
     WHERE claim.document_id = $1 AND verdict.report_number IS NOT NULL ORDER BY verdict.report_number`,
    [documentId],
  );
  return rows;
}

const read = (app: TestApp, path: string) => expectStatus(200, app.anonymous.get(path));

async function currentLists(app: TestApp): Promise<[string, Set<number>][]> {
  const page = await read(app, '/reports?current=true&limit=200');
  const json = await read(app, '/reports.json');
  const csv = csvRows((await read(app, '/reports.csv')).text);
  return [
    ['GET /reports', numbersOf(page.body.items)],
    ['GET /reports.json', numbersOf(json.body.reports)],
    ['GET /reports.csv', new Set(csv.map((row) => Number(row['number'])))],
    ['GET /reports.jsonld', matches((await read(app, '/reports.jsonld')).text, /\/reports\/(\d+)#/g)],
  ];
}

async function markedLists(app: TestApp): Promise<[string, Map<number, string>][]> {
  const json = (await read(app, '/reports.json?all=true')).body.reports as { number: number; standing: string }[];
  const csv = csvRows((await read(app, '/reports.csv?all=true')).text);
  return [
    ['GET /reports.json?all=true', new Map(json.map(({ number, standing }) => [number, standing]))],
    ['GET /reports.csv?all=true', new Map(csv.map((row) => [Number(row['number']), row['standing'] ?? '']))],
  ];
}

/** What the page of a report that does not stand begins with. */
export const NOTICE = /<strong>(Retracted|Replaced|The source has changed|The source is being compared)\.<\/strong>/;

/** The report by itself: its ClaimReview and its page for readers. */
async function faultsOfReport(app: TestApp, number: number, stands: boolean): Promise<string[]> {
  const review = (await app.anonymous.get(`/reports/${number}.jsonld`)).status === 200;
  const { text } = await read(app, `//reports/${number}`);
  const faults: string[] = [];
  if (review !== stands) faults.push(stands ? 'has no ClaimReview' : 'has a ClaimReview');
  if (text.includes('application/ld+json') !== stands) faults.push('ClaimReview on its page');
  if (text.includes('content="noindex"') === stands) faults.push('may wrongly be indexed, or not');
  if (NOTICE.test(text) === stands) faults.push('its page says otherwise');
  return faults;
}

/** `GET /claims?stale=true` has exactly the claims whose newest place is not CURRENT, and not settled for the archived version. */
async function wrongFilter(desk: WatchedDesk): Promise<string[]> {
  const { items } = await desk.get(`/claims?stale=true&limit=200&documentId=${desk.documentId}`);
  const listed = new Set<string>(items.map(({ id }: { id: string }) => id));
  const rows = await desk.app.sql.query<{ id: string; stale: boolean }[]>(
    `SELECT DISTINCT ON (claim.id) claim.id, placement.source_state <> 'CURRENT'
       AND NOT (placement.source_state = 'GONE' AND EXISTS (SELECT FROM verdict WHERE verdict.claim_id = claim.id
         AND basis = 'ARCHIVED_VERSION' AND state IN ('PROPOSED', 'APPROVED', 'PUBLISHED'))) AS stale FROM claim
     JOIN claim_placement placement ON placement.claim_id = claim.id
     JOIN document_version version ON version.id = placement.document_version_id
     WHERE claim.document_id = $1 ORDER BY claim.id, version.number DESC`,
    [desk.documentId],
  );
  return rows
    .filter(({ id, stale }) => listed.has(id) !== stale)
    .map(({ id, stale }) => `claim ${id} is ${stale ? 'not ' : ''}in GET /claims?stale=true`);
}

const numbersOf = (reports: { number: number }[]): Set<number> => new Set(reports.map(({ number }) => number));
const matches = (text: string, pattern: RegExp): Set<number> =>
  new Set([...text.matchAll(pattern)].map(([, number]) => Number(number)));

/** Rows by the names in the first one. Fields of the exports that are read here hold no line break. */
function csvRows(text: string): Record<string, string>[] {
  const [head = [], ...rows] = csvCells(text.replace(/^\uFEFF/, ''));
  return rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [head[at] ?? '', cell])));
}

function csvCells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '' && rows.at(-1)?.length === 0) break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    if (end === '') break;
    rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
