import type { Client } from 'pg';
import { wordingHash } from '../src/assignments/wording-hash.js';
import { newId } from '../src/common/ids.js';
import { roundPolicy } from '../src/assignments/round-policy.js';

export interface DatasetSize {
  reviewers: number;
  documents: number;
  /** Claims with one open assignment each, spread evenly over the reviewers. */
  claims: number;
  /** Further ones, for the reviewers who submit. */
  submissions: number;
}

/** People who list their work, and people who submit: the first and the second so many of the reviewers. */
export const CLIENTS = 16;

export const sizeAt = (scale: number): DatasetSize => ({
  reviewers: 200,
  documents: Math.ceil(2_000 * scale),
  claims: Math.ceil(40_000 * scale),
  submissions: Math.ceil(40_000 * scale),
});

export const emailOf = (number: number): string => `reviewer${number}@bench.test`;

const PARAGRAPH = `The storm crossed the valley on Monday night. Fire crews were called out 312 times, a spokesman said. `;

/**
 * Fills a migrated database with a desk at work. Set by set, because row by row would take longer than measuring.
 * Ids are made from numbers, so that each table can be filled without asking the one before.
 */
export async function loadDataset(db: Client, size: DatasetSize, passwordHash: string): Promise<void> {
  const total = size.claims + size.submissions;
  const scheme = await db.query<{ id: string }>(`SELECT id FROM rating_scheme ORDER BY created_at LIMIT 1`);
  const schemeId = scheme.rows[0]?.id;
  if (!schemeId) throw new Error('the database has no rating scheme');
  const editorId = newId();
  // An own schema for the id function, so that nothing of the product's changes.
  await db.query(`CREATE SCHEMA bench`);
  await db.query(
    `CREATE FUNCTION bench.id(kind text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
     AS $$ SELECT overlay(overlay(md5(kind || number) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid $$`,
  );
  await people(db, size, passwordHash, editorId);
  await documents(db, size, editorId);
  await claims(db, size, total);
  await rounds(db, total, schemeId, editorId);
  await assignments(db, size, total);
  await db.query('ANALYZE');
}

async function people(db: Client, size: DatasetSize, passwordHash: string, editorId: string): Promise<void> {
  await db.query(
    `INSERT INTO user_account (id, email, display_name, password_hash, roles, version)
     SELECT bench.id('reviewer', n), 'reviewer' || n || '@bench.test', 'Reviewer ' || n, $2, '{reviewer}', 1
     FROM generate_series(1, $1) n`,
    [size.reviewers, passwordHash],
  );
  await db.query(
    `INSERT INTO user_account (id, email, display_name, roles, version)
     VALUES ($1, 'editor@bench.test', 'Editor', '{editor}', 1)`,
    [editorId],
  );
}

async function documents(db: Client, size: DatasetSize, editorId: string): Promise<void> {
  await db.query(
    `INSERT INTO document (id, title, language, status, current_version, created_by, version)
     SELECT bench.id('document', n), 'Storm report ' || n, 'en', 'READY', 1, $2, 1 FROM generate_series(1, $1) n`,
    [size.documents, editorId],
  );
  await db.query(
    `INSERT INTO document_version (id, document_id, number, text, text_sha256, blocks, reader_version, origin, obtained_at,
       created_by)
     SELECT bench.id('version', n), bench.id('document', n), 1, body, encode(sha256(convert_to(body, 'UTF8')), 'hex'),
       '[]', 'bench', 'FIRST', now(), $2
     FROM generate_series(1, $1) n, LATERAL (SELECT 'Report ' || n || E'\\n\\n' || repeat($3, 40) AS body) made`,
    [size.documents, editorId, PARAGRAPH],
  );
}

async function claims(db: Client, size: DatasetSize, total: number): Promise<void> {
  await db.query(
    `INSERT INTO claim (id, document_id, statement, statement_revision, statement_hash, claim_type, score, reasons,
       language, origin, extractor_version, workflow_state, check_reason, version)
     SELECT bench.id('claim', n), bench.id('document', 1 + n % $2::int), 'The storm destroyed ' || n || ' houses in Norvale.',
       1, md5(n::text), 'quantity', 0.8, '{number}', 'en', 'EXTRACTED', 'bench', 'IN_REVIEW', 'matters', 1
     FROM generate_series(1, $1) n`,
    [total, size.documents],
  );
  await db.query(
    `INSERT INTO claim_placement (id, claim_id, document_version_id, source_state, exact, prefix, suffix, start_offset,
       end_offset)
     SELECT bench.id('placement', n), bench.id('claim', n), bench.id('version', 1 + n % $2::int), 'CURRENT',
       'Fire crews were called out 312 times', '', '', 1800, 1836
     FROM generate_series(1, $1) n`,
    [total, size.documents],
  );
}

async function rounds(db: Client, total: number, schemeId: string, editorId: string): Promise<void> {
  await db.query(
    `INSERT INTO review_round (id, claim_id, number, status, policy, scheme_id, placement_id, statement_revision,
       pseudonym_key, opened_by)
     SELECT bench.id('round', n), bench.id('claim', n), 1, 'OPEN', $2, $3, bench.id('placement', n), 1, 'bench', $4
     FROM generate_series(1, $1) n`,
    [total, JSON.stringify(roundPolicy.parse({})), schemeId, editorId],
  );
  await db.query(
    `INSERT INTO round_slot (round_id, number)
     SELECT bench.id('round', n), slot FROM generate_series(1, $1) n, generate_series(1, 2) slot`,
    [total],
  );
}

/** Of the two places of each round one is taken, so that no submission completes a round. */
async function assignments(db: Client, size: DatasetSize, total: number): Promise<void> {
  await db.query(
    `INSERT INTO assignment (id, round_id, slot_number, reviewer_id, state, lease_until, lease_cap_until, due_at,
       created_at, version)
     SELECT bench.id('assignment', n), bench.id('round', n), 1, bench.id('reviewer', CASE
         WHEN n <= $2 THEN 1 + (n * 7919) % $3 ELSE $4 + 1 + n % $4 END),
       'OFFERED', now() + interval '1 day', now() + interval '3 days',
       CASE WHEN n % 3 = 0 THEN now() + n * interval '1 minute' END, now() - n * interval '1 second', 1
     FROM generate_series(1, $1::bigint) n`,
    [total, size.claims, size.reviewers, CLIENTS],
  );
  await db.query(
    `INSERT INTO review (id, assignment_id, revision, state, wording_hash)
     SELECT bench.id('review', n), bench.id('assignment', n), 1, 'DRAFT', encode(sha256(convert_to(
       '["The storm destroyed ' || n || ' houses in Norvale.","Fire crews were called out 312 times"]', 'UTF8')), 'hex')
     FROM generate_series(1, $1::bigint) n`,
    [total],
  );
  await checkWordingHash(db);
}

/** The hash above is made in SQL for speed; a difference would make every submission fail. */
async function checkWordingHash(db: Client): Promise<void> {
  const { rows } = await db.query<{ hash: string }>(
    `SELECT wording_hash AS hash FROM review WHERE id = bench.id('review', 1)`,
  );
  const expected = wordingHash('The storm destroyed 1 houses in Norvale.', 'Fire crews were called out 312 times');
  if (rows[0]?.hash !== expected) throw new Error('the dataset makes its wording hashes another way than the product');
}

/** Assignments that nobody has submitted, by the number (1 to CLIENTS) of the client that may. */
export async function freshAssignments(db: Client, each: number): Promise<string[][]> {
  const { rows } = await db.query<{ client: number; ids: string[] }>(
    `SELECT client, array_agg(id) AS ids FROM (
       SELECT client, assignment.id, row_number() OVER (PARTITION BY client ORDER BY assignment.id) AS place
       FROM generate_series(1, $1::bigint) client
       JOIN assignment ON assignment.reviewer_id = bench.id('reviewer', $1 + client) AND assignment.state = 'OFFERED'
     ) fresh WHERE place <= $2 GROUP BY client ORDER BY client`,
    [CLIENTS, each],
  );
  return rows.map(({ ids }) => ids);
}
