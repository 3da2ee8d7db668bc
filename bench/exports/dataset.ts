import type { Client } from 'pg';
import { roundPolicy } from '../../src/assignments/round-policy.js';
import { canonicalJson, contentHash } from '../../src/reports/report-json.js';
import { type ReportContent, reportContent } from '../../src/reports/verdict-report.schemas.js';

const CLAIMS_PER_DOCUMENT = 100;
const SOURCES = 50;
const RATERS = 20;

/** Stand for what differs from report to report: a number, three ids and two words. */
const NUMBER = 987_654_321;
const CLAIM = '00000000-0000-4000-8000-00000000c1a1';
const DOCUMENT = '00000000-0000-4000-8000-0000000d0c00';
const SOURCE = '00000000-0000-4000-8000-0000000050c0';
const SPEAKER = 'Speaker-of-the-bench';
const PUBLISHED_AT = '2026-02-03T04:05:06.789Z';

/** The tables with triggers of their own; without them a hundred thousand reports are loaded in a minute. */
const GUARDED = [
  'document',
  'claim',
  'claim_placement',
  'review_round',
  'round_slot',
  'assignment',
  'review',
  'verdict',
];

/** A report as desks publish them: about 3.5 kB, with a page of reasoning and two sources. */
const REPORT: ReportContent = {
  number: NUMBER,
  claimId: CLAIM,
  documentId: DOCUMENT,
  verdictVersion: 1,
  statement: `The storm cost the town about ${NUMBER} crowns in the year before, said the mayor.`,
  shortStatement: `The storm cost about ${NUMBER} crowns`,
  language: 'en',
  topics: ['weather', 'money'],
  quote: { exact: 'The town kept its books.', prefix: 'It is known. ', suffix: ' All of them.', start: 100, end: 124 },
  document: {
    title: 'What the storm cost',
    url: 'https://paper.example.com/what-the-storm-cost',
    version: 1,
    sha256: 'a'.repeat(64),
    publisher: 'The Gazette',
    publishedAt: '2026-02-01',
  },
  source: { id: SOURCE, name: 'The Gazette' },
  claimant: { kind: 'PERSON', name: SPEAKER, sameAs: 'https://www.wikidata.org/wiki/Q42', jobTitle: null },
  madeAt: '2026-02-01',
  appearances: ['https://paper.example.com/what-the-storm-cost'],
  rating: {
    schemeKey: 'five-point',
    schemeVersion: 1,
    label: 'FALSE',
    name: 'False',
    definition: 'The evidence shows the claim to be wrong.',
    ordinal: 1,
    min: 1,
    max: 5,
  },
  origin: 'UNANIMOUS',
  summary: `The books of the town list less than half of ${NUMBER} crowns; the larger number counts what was never paid.`,
  rationale: `The books of the town for the year list every payment. In number ${NUMBER} there is none of that size. ${'The register of damage was kept by the surveyor and read by both of us on the spot. '.repeat(9)}`,
  evidence: [1, 2].map((place) => ({
    url: `https://register.example.org/books/${place}`,
    archiveUrl: `https://archive.example.org/register/books/${place}`,
    title: `Books of the town, volume ${place}`,
    quote: 'Sum of all payments of the year',
    stance: 'REFUTES',
    kind: 'PRIMARY',
    accessedAt: '2026-02-02T10:00:00.000Z',
    confidential: false,
    attachments: [],
  })),
  raters: {
    count: 2,
    histogram: [{ label: 'FALSE', count: 2 }],
    note: 'Both raters chose the same label.',
    independent: true,
  },
  policy: { k: 2, agreement: 'EXACT', blind: 'DOUBLE', onDisagree: 'ADJUDICATE' },
  decidedBy: { raters: 2, adjudicator: false, approver: 'editor' },
  provenance: { sourcesWaivers: [], fields: [] },
  adjudication: null,
  methodologyVersion: '2026-01',
  organisation: { name: 'Bench Checks' },
  firstPublishedAt: PUBLISHED_AT,
  publishedAt: PUBLISHED_AT,
};

/** The content of report `n` in SQL: the canonical JSON of the report above with what is its own. */
const CONTENT = [
  [String(NUMBER), 'n::text'],
  [CLAIM, `bench.id('claim', n)::text`],
  [DOCUMENT, `bench.id('document', 1 + (n - 1) / ${CLAIMS_PER_DOCUMENT})::text`],
  [SOURCE, `bench.id('source', 1 + n % ${SOURCES})::text`],
  [SPEAKER, `'Speaker ' || n % 1000`],
  [PUBLISHED_AT, `to_char(bench.at(n) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`],
].reduce((sql, [what = '', by = '']) => `replace(${sql}, '${what}', ${by})`, '$1::text');

/**
 * Fills a migrated database with so many published reports, each on a claim of its own with two ratings, set by set. What is
 * exported is in these rows; what a desk has besides (texts, histories) is not.
 */
export async function loadReports(db: Client, count: number): Promise<void> {
  await db.query(`CREATE SCHEMA bench`);
  await db.query(
    `CREATE FUNCTION bench.id(kind text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
     AS $$ SELECT overlay(overlay(md5(kind || number) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid $$`,
  );
  await db.query(
    `CREATE FUNCTION bench.at(n bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE
     AS $$ SELECT '2024-01-01T00:00:00.123Z'::timestamptz + n * interval '5 minutes' $$`,
  );
  for (const table of GUARDED) await db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await claims(db, count);
  await ratings(db, count);
  await published(db, count);
  for (const table of GUARDED) await db.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await db.query('VACUUM ANALYZE');
  await check(db);
}

async function claims(db: Client, count: number): Promise<void> {
  await db.query(
    `INSERT INTO user_account (id, email, display_name, password_hash, roles, version)
     SELECT bench.id('rater', n), 'rater' || n || '@bench.test', 'Rater ' || n, 'none', '{reviewer}'::text[], 1
     FROM generate_series(1, ${RATERS}) n
     UNION ALL SELECT bench.id('editor', 1), 'editor@bench.test', 'Editor', 'none', '{editor}'::text[], 1`,
  );
  await db.query(
    `INSERT INTO source (id, name) SELECT bench.id('source', n), 'Gazette ' || n FROM generate_series(1, ${SOURCES}) n`,
  );
  await db.query(
    `INSERT INTO document (id, title, language, status, current_version, source_id, created_by, version)
     SELECT bench.id('document', n), 'Report ' || n, 'en', 'READY', 1, bench.id('source', 1 + n % ${SOURCES}),
       bench.id('editor', 1), 1
     FROM generate_series(1, $1::bigint) n`,
    [Math.ceil(count / CLAIMS_PER_DOCUMENT)],
  );
  await db.query(
    `INSERT INTO document_version (id, document_id, number, text, text_sha256, blocks, reader_version, origin,
       obtained_at, created_by)
     SELECT bench.id('version', n), bench.id('document', n), 1, 'The town kept its books.', repeat('a', 64), '[]',
       'bench', 'FIRST', now(), bench.id('editor', 1)
     FROM generate_series(1, $1::bigint) n`,
    [Math.ceil(count / CLAIMS_PER_DOCUMENT)],
  );
  await db.query(
    `INSERT INTO claim (id, document_id, statement, statement_revision, statement_hash, claim_type, score, reasons,
       language, origin, extractor_version, workflow_state, check_reason, version)
     SELECT bench.id('claim', n), bench.id('document', 1 + (n - 1) / ${CLAIMS_PER_DOCUMENT}), 'Statement ' || n, 1,
       md5(n::text), 'quantity', 0.8, '{number}', 'en', 'MANUAL', 'manual', 'DECIDED', 'matters', 1
     FROM generate_series(1, $1::bigint) n`,
    [count],
  );
  await db.query(
    `INSERT INTO claim_placement (id, claim_id, document_version_id, source_state, exact, prefix, suffix, start_offset,
       end_offset)
     SELECT bench.id('placement', n), bench.id('claim', n), bench.id('version', 1 + (n - 1) / ${CLAIMS_PER_DOCUMENT}),
       'CURRENT', 'The town kept its books.', '', '', 0, 24
     FROM generate_series(1, $1::bigint) n`,
    [count],
  );
}

async function ratings(db: Client, count: number): Promise<void> {
  await db.query(
    `INSERT INTO review_round (id, claim_id, number, status, policy, scheme_id, placement_id, statement_revision,
       pseudonym_key, opened_by, revealed_at)
     SELECT bench.id('round', n), bench.id('claim', n), 1, 'CLOSED', $2, (SELECT id FROM rating_scheme LIMIT 1),
       bench.id('placement', n), 1, 'bench', bench.id('editor', 1), bench.at(n)
     FROM generate_series(1, $1::bigint) n`,
    [count, JSON.stringify(roundPolicy.parse({}))],
  );
  await db.query(
    `INSERT INTO round_slot (round_id, number)
     SELECT bench.id('round', n), slot FROM generate_series(1, $1::bigint) n, generate_series(1, 2) slot`,
    [count],
  );
  await db.query(
    `INSERT INTO assignment (id, round_id, slot_number, reviewer_id, state, lease_until, lease_cap_until, submitted_at,
       version)
     SELECT bench.id('assignment' || slot, n), bench.id('round', n), slot,
       bench.id('rater', 1 + (n + slot) % ${RATERS}), 'SUBMITTED', bench.at(n), bench.at(n), bench.at(n - 1), 1
     FROM generate_series(1, $1::bigint) n, generate_series(1, 2) slot`,
    [count],
  );
  await db.query(
    `INSERT INTO review (id, assignment_id, revision, state, label, wording_hash, submitted_at)
     SELECT bench.id('review' || slot, n), bench.id('assignment' || slot, n), 1, 'SUBMITTED', 'FALSE', 'hash',
       bench.at(n - 1)
     FROM generate_series(1, $1::bigint) n, generate_series(1, 2) slot`,
    [count],
  );
}

async function published(db: Client, count: number): Promise<void> {
  await db.query(
    `INSERT INTO verdict (id, claim_id, number, round_id, state, origin, scheme_id, label, placement_id, statement,
       short_statement, summary, rationale, evidence, raters, methodology_version, report_number, published_at,
       first_published_at, version)
     SELECT bench.id('verdict', n), bench.id('claim', n), 1, bench.id('round', n), 'PUBLISHED', 'UNANIMOUS',
       (SELECT id FROM rating_scheme LIMIT 1), 'FALSE', bench.id('placement', n), 'Statement', 'Statement', 'No.', 'No.',
       '[]', '{"count": 2, "labels": {"FALSE": 2}}', '2026-01', n, bench.at(n), bench.at(n), 1
     FROM generate_series(1, $1::bigint) n`,
    [count],
  );
  await db.query(
    `INSERT INTO published_report (number, verdict_id, claim_id, document_id, source_id, content, content_hash,
       verdict_version, label, scheme_key, language, claimant_key, topics, words, published_at)
     SELECT n, bench.id('verdict', n), bench.id('claim', n), bench.id('document', 1 + (n - 1) / ${CLAIMS_PER_DOCUMENT}),
       bench.id('source', 1 + n % ${SOURCES}), content,
       'sha256:' || encode(sha256(convert_to(content, 'UTF8')), 'hex'), 1, 'FALSE', 'five-point', 'en',
       'speaker ' || n % 1000, '{weather,money}', to_tsvector('simple', 'storm'), bench.at(n)
     FROM generate_series(1, $2::bigint) n, LATERAL (SELECT ${CONTENT} AS content) made`,
    [canonicalJson(reportContent.parse(REPORT)), count],
  );
  await db.query(`INSERT INTO claim_board SELECT * FROM claim_board_source`);
}

/** Content and hash are made in SQL for speed; the product must take them for its own. */
async function check(db: Client): Promise<void> {
  const { rows } = await db.query<{ content: string; content_hash: string }>(
    `SELECT content, content_hash FROM published_report ORDER BY number DESC LIMIT 1`,
  );
  const [row] = rows;
  const content = reportContent.parse(JSON.parse(row?.content ?? 'null'));
  if (canonicalJson(content) !== row?.content || contentHash(content) !== row.content_hash) {
    throw new Error('the dataset makes its reports another way than the product');
  }
}
