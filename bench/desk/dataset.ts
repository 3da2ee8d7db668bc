import type { Client } from 'pg';
import { roundPolicy } from '../../src/assignments/round-policy.js';
import { wordingHash } from '../../src/assignments/wording-hash.js';

export const REVIEWERS = 200;
const SOURCES = 50;
const CLAIMS_PER_DOCUMENT = 100;

/** A desk has as many claims in work after ten years as in its first: only the pile behind them grows. */
const IN_WORK = 5_000;

export const EDITOR_EMAIL = 'editor@bench.test';

const STATE = `CASE
  WHEN n <= ${IN_WORK} THEN CASE WHEN n % 10 < 5 THEN 'IN_REVIEW' WHEN n % 10 < 6 THEN 'NEEDS_ADJUDICATION'
    WHEN n % 10 < 8 THEN 'READY' ELSE 'DECIDED' END
  ELSE CASE WHEN n % 100 < 60 THEN 'CANDIDATE' WHEN n % 100 < 75 THEN 'REJECTED' WHEN n % 100 < 80 THEN 'ARCHIVED'
    ELSE 'DECIDED' END END`;
const STATEMENT = `format('%s cost town t%s about %s crowns in %s.',
  (ARRAY['The storm', 'The harbour', 'A new law', 'The museum', 'The drought'])[1 + n % 5], n % 5000, n, 1990 + n % 35)`;
/** Labels as uneven as on a real desk. */
const label = (seed: string): string =>
  `(ARRAY['FALSE','FALSE','MOSTLY_FALSE','TRUE','FALSE','MIXED','MOSTLY_TRUE','FALSE'])[1 + abs(hashint8(${seed})) % 8]`;

/** The tables with triggers of their own; without them a million claims are loaded in minutes. */
const GUARDED = [
  'document',
  'claim',
  'claim_placement',
  'review_round',
  'round_slot',
  'assignment',
  'review',
  'evidence_item',
  'verdict',
];

/**
 * Fills a migrated database with a desk of so many claims, set by set. Ids are made from numbers, so that each table can
 * be filled without asking the one before. Claim 1 is the newest.
 */
export async function loadDesk(db: Client, claims: number, passwordHash: string): Promise<void> {
  await db.query(`CREATE SCHEMA bench`);
  await db.query(
    `CREATE FUNCTION bench.id(kind text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
     AS $$ SELECT overlay(overlay(md5(kind || number) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid $$`,
  );
  for (const table of GUARDED) await db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await people(db, passwordHash);
  await documents(db, Math.ceil(claims / CLAIMS_PER_DOCUMENT));
  await loadClaims(db, claims);
  await rounds(db);
  await assignments(db);
  await verdicts(db);
  await db.query(`INSERT INTO claim_board SELECT * FROM claim_board_source`);
  for (const table of GUARDED) await db.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await db.query('VACUUM ANALYZE');
  await checkWordingHash(db);
}

async function people(db: Client, passwordHash: string): Promise<void> {
  await db.query(
    `INSERT INTO user_account (id, email, display_name, password_hash, roles, version)
     SELECT bench.id('reviewer', n), 'reviewer' || n || '@bench.test', 'Reviewer ' || n, $2, '{reviewer}'::text[], 1
     FROM generate_series(1, $1) n
     UNION ALL SELECT bench.id('editor', 1), $3, 'Editor', $2, '{editor}'::text[], 1`,
    [REVIEWERS, passwordHash, EDITOR_EMAIL],
  );
}

async function documents(db: Client, number: number): Promise<void> {
  await db.query(
    `INSERT INTO source (id, name) SELECT bench.id('source', n), 'Gazette ' || n FROM generate_series(1, $1) n`,
    [SOURCES],
  );
  await db.query(
    `INSERT INTO document (id, title, language, status, current_version, source_id, created_by, version)
     SELECT bench.id('document', n), 'Report ' || n, 'en', 'READY', 1, bench.id('source', 1 + n % ${SOURCES}),
       bench.id('editor', 1), 1
     FROM generate_series(1, $1) n`,
    [number],
  );
  await db.query(
    `INSERT INTO document_version (id, document_id, number, text, text_sha256, blocks, reader_version, origin, obtained_at,
       created_by)
     SELECT bench.id('version', n), bench.id('document', n), 1, body, encode(sha256(convert_to(body, 'UTF8')), 'hex'), '[]', 'bench', 'FIRST', now(),
       bench.id('editor', 1)
     FROM generate_series(1, $1) n, LATERAL (SELECT 'Report ' || n || repeat(' The town kept its books.', 200) AS body) made`,
    [number],
  );
}

async function loadClaims(db: Client, number: number): Promise<void> {
  await db.query(
    `INSERT INTO claim (id, document_id, statement, statement_revision, statement_hash, claim_type, score, reasons,
       language, origin, extractor_version, workflow_state, check_reason, reject_reason, triage, triage_reason, triaged_at,
       editor_id, created_at, version)
     SELECT bench.id('claim', n), bench.id('document', 1 + (n - 1) / ${CLAIMS_PER_DOCUMENT}), ${STATEMENT}, 1, md5(n::text),
       'quantity', 0.8, '{number}', 'en', 'EXTRACTED', 'bench', state,
       CASE WHEN state IN ('CANDIDATE', 'REJECTED') THEN NULL ELSE 'matters' END,
       CASE WHEN state = 'REJECTED' THEN 'vague' END,
       CASE state WHEN 'CANDIDATE' THEN NULL WHEN 'REJECTED' THEN 'REJECTED' ELSE 'ACCEPTED' END,
       CASE WHEN state = 'REJECTED' THEN 'vague' END,
       CASE WHEN state <> 'CANDIDATE' THEN now() - n * interval '5 minutes' + interval '1 hour' END,
       CASE WHEN state NOT IN ('CANDIDATE', 'REJECTED') THEN bench.id('editor', 1) END,
       now() - n * interval '5 minutes', 1
     FROM (SELECT n, ${STATE} AS state FROM generate_series(1, $1::bigint) n) made`,
    [number],
  );
  await db.query(
    `INSERT INTO claim_placement (id, claim_id, document_version_id, source_state, exact, prefix, suffix, start_offset,
       end_offset)
     SELECT bench.id('placement', n), bench.id('claim', n), bench.id('version', 1 + (n - 1) / ${CLAIMS_PER_DOCUMENT}),
       CASE WHEN n % 211 = 0 THEN 'REWORDED' ELSE 'CURRENT' END, 'The town kept its books.', '', '', 100, 124
     FROM generate_series(1, $1::bigint) n`,
    [number],
  );
  // The numbers of the claims that went into review: what follows hangs on them.
  await db.query(
    `CREATE TABLE bench.reviewed AS SELECT n, state FROM (SELECT n, ${STATE} AS state FROM generate_series(1, ${number}::bigint) n) made
     WHERE state IN ('IN_REVIEW', 'NEEDS_ADJUDICATION', 'DECIDED')`,
  );
}

async function rounds(db: Client): Promise<void> {
  const scheme = await db.query<{ id: string }>(`SELECT id FROM rating_scheme ORDER BY created_at LIMIT 1`);
  const schemeId = scheme.rows[0]?.id;
  if (!schemeId) throw new Error('the database has no rating scheme');
  await db.query(
    `INSERT INTO review_round (id, claim_id, number, status, policy, scheme_id, placement_id, statement_revision,
       pseudonym_key, opened_by, opened_at, completed_at, revealed_at)
     SELECT bench.id('round', n), bench.id('claim', n), 1,
       CASE state WHEN 'IN_REVIEW' THEN 'OPEN' WHEN 'NEEDS_ADJUDICATION' THEN 'COMPLETE'
         ELSE CASE WHEN n <= ${IN_WORK} THEN 'REVEALED' ELSE 'CLOSED' END END,
       $1, $2, bench.id('placement', n), 1, 'bench', bench.id('editor', 1), now() - n * interval '5 minutes' + interval '2 hours',
       CASE WHEN state <> 'IN_REVIEW' THEN now() - n * interval '5 minutes' + interval '1 day' END,
       CASE WHEN state = 'DECIDED' THEN now() - n * interval '5 minutes' + interval '1 day' END
     FROM bench.reviewed`,
    [JSON.stringify(roundPolicy.parse({ maxOpenPerReviewer: 1000 })), schemeId],
  );
  await db.query(
    `INSERT INTO round_slot (round_id, number) SELECT bench.id('round', n), slot FROM bench.reviewed, generate_series(1, 2) slot`,
  );
}

/** Both places of a finished round are taken and submitted; of a running one the first, mostly, and unfinished. */
async function assignments(db: Client): Promise<void> {
  await db.query(
    `INSERT INTO assignment (id, round_id, slot_number, reviewer_id, state, lease_until, lease_cap_until, due_at,
       submitted_at, created_at, version)
     SELECT bench.id('assignment' || slot, n), bench.id('round', n), slot, bench.id('reviewer', 1 + (n * 7919 + slot * 31) % ${REVIEWERS}),
       CASE WHEN state = 'IN_REVIEW' THEN 'OFFERED' ELSE 'SUBMITTED' END,
       now() + interval '1 day', now() + interval '3 days', CASE WHEN n % 3 = 0 THEN now() + (n - 300) * interval '1 minute' END,
       CASE WHEN state <> 'IN_REVIEW' THEN now() - n * interval '5 minutes' + interval '1 day' END,
       now() - n * interval '5 minutes' + interval '3 hours', 1
     FROM bench.reviewed, generate_series(1, 2) slot
     WHERE state <> 'IN_REVIEW' OR (slot = 1 AND n % 5 > 0)`,
  );
  await db.query(
    `INSERT INTO review (id, assignment_id, revision, state, label, rationale, wording_hash, submitted_at)
     SELECT bench.id('review' || slot, n), bench.id('assignment' || slot, n), 1,
       CASE WHEN state = 'IN_REVIEW' THEN 'DRAFT' ELSE 'SUBMITTED' END,
       CASE WHEN state <> 'IN_REVIEW' THEN CASE WHEN n % 4 = 0 AND state = 'DECIDED' OR state = 'NEEDS_ADJUDICATION'
         THEN ${label('n * 2 + slot')} ELSE ${label('n * 2')} END END,
       'The books of the town say so.',
       encode(sha256(convert_to(format('["%s","the town kept its books"]', ${STATEMENT}), 'UTF8')), 'hex'),
       CASE WHEN state <> 'IN_REVIEW' THEN now() - n * interval '5 minutes' + interval '1 day' END
     FROM bench.reviewed, generate_series(1, 2) slot
     WHERE state <> 'IN_REVIEW' OR (slot = 1 AND n % 5 > 0)`,
  );
}

async function verdicts(db: Client): Promise<void> {
  await db.query(
    `INSERT INTO verdict (id, claim_id, number, round_id, state, origin, scheme_id, label, placement_id, statement,
       short_statement, summary, rationale, evidence, raters, methodology_version, report_number, published_at,
       first_published_at, version)
     SELECT bench.id('verdict', n), bench.id('claim', n), 1, review_round.id,
       CASE WHEN n <= ${IN_WORK} THEN 'PROPOSED' ELSE 'PUBLISHED' END, 'UNANIMOUS', review_round.scheme_id, ${label('n * 2')},
       review_round.placement_id, ${STATEMENT}, ${STATEMENT}, 'As the books say.', 'As the books of the town say.', '[]',
       '{"count": 2, "labels": {}}', 'bench', CASE WHEN n > ${IN_WORK} THEN nextval('report_number_seq') END,
       CASE WHEN n > ${IN_WORK} THEN now() - n * interval '5 minutes' + interval '2 days' END,
       CASE WHEN n > ${IN_WORK} THEN now() - n * interval '5 minutes' + interval '2 days' END, 1
     FROM bench.reviewed JOIN review_round ON review_round.id = bench.id('round', n)
     WHERE state = 'DECIDED'`,
  );
}

/** The hash above is made in SQL for speed; a difference would make every submission fail. */
async function checkWordingHash(db: Client): Promise<void> {
  const { rows } = await db.query<{ hash: string; statement: string }>(
    `SELECT wording_hash AS hash, statement FROM review, claim
     WHERE review.id = bench.id('review1', 1) AND claim.id = bench.id('claim', 1)`,
  );
  const [row] = rows;
  if (!row || row.hash !== wordingHash(row.statement, 'The town kept its books.')) {
    throw new Error('the dataset makes its wording hashes another way than the product');
  }
}
