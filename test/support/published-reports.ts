import { createHash, randomUUID } from 'node:crypto';
import { Transactions } from '../../src/database/transactions.js';
import { ReportArchiveService } from '../../src/reports/report-archive.service.js';
import type { TestApp } from './app.js';

const TEXT = 'The storm destroyed 41 houses.';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** More than this many are not frozen one by one: all are copies of the first, each with what is its own. */
const MANY = 1_000;

/** `$1` is the number of the report that was frozen. */
const COPIES = `
  INSERT INTO published_report (number, verdict_id, claim_id, document_id, source_id, content, content_hash, verdict_version,
    label, label_color, scheme_key, language, claimant_key, topics, words, published_at)
  SELECT verdict.report_number, verdict.id, verdict.claim_id, first.document_id, first.source_id, own.content,
    'sha256:' || encode(sha256(convert_to(own.content, 'UTF8')), 'hex'), first.verdict_version, first.label,
    first.label_color, first.scheme_key, first.language, first.claimant_key, first.topics, first.words, first.published_at
  FROM published_report first, made JOIN verdict ON verdict.id = made.verdict, LATERAL (
    SELECT replace(replace(replace(first.content, first.claim_id::text, verdict.claim_id::text),
      '"number":' || first.number || ',', '"number":' || verdict.report_number || ','),
      'destroyed 1 houses', 'destroyed ' || made.n || ' houses') AS content) own
  WHERE first.number = $1 AND verdict.report_number <> first.number`;

/** Who rated and who published, by id. */
interface People {
  editorId: string;
  raterIds: readonly [string, string];
}

/**
 * Reports of claims of their own, straight in the database: hundreds of them, which the desk would take long to make. Each
 * was rated FALSE and, every other one, MIXED by two people and published as FALSE.
 * @returns their numbers
 */
export async function publishReports(app: TestApp, count: number, people: People): Promise<number[]> {
  const { editorId, raterIds } = people;
  const [documentId, versionId] = [randomUUID(), randomUUID()];
  const numbers = await app.get(Transactions).run(async (tx) => {
    const { manager } = tx;
    await manager.query(
      `INSERT INTO document (id, title, url, language, status, current_version, created_by, version)
       VALUES ($1, 'Storm report', 'https://paper.example.com/storm', 'en', 'READY', 1, $2, 1)`,
      [documentId, editorId],
    );
    await manager.query(
      `INSERT INTO document_version (id, document_id, number, text, text_sha256, blocks, reader_version, origin,
         obtained_at, created_by)
       VALUES ($1, $2, 1, $3, $4, '[]', 'test', 'FIRST', now(), $5)`,
      [versionId, documentId, TEXT, sha256(TEXT), editorId],
    );
    await manager.query(
      `CREATE TEMPORARY TABLE made ON COMMIT DROP AS
       SELECT n, gen_random_uuid() AS claim, gen_random_uuid() AS place, gen_random_uuid() AS round,
         gen_random_uuid() AS verdict FROM generate_series(1, $1::int) n`,
      [count],
    );
    await manager.query(
      `INSERT INTO claim (id, document_id, statement, statement_revision, statement_hash, claim_type, score, reasons,
         language, origin, extractor_version, workflow_state, check_reason, claimant, version)
       SELECT claim, $1, 'The storm destroyed ' || n || ' houses.', 1, claim::text, 'quantity', 0.8, '{number}', 'en',
         'MANUAL', 'manual', 'DECIDED', 'asked', 'Ada Moss', 1 FROM made`,
      [documentId],
    );
    await manager.query(
      `INSERT INTO claim_placement (id, claim_id, document_version_id, source_state, exact, prefix, suffix, start_offset,
         end_offset)
       SELECT place, claim, $1, 'CURRENT', 'The storm', '', ' destroyed 41 houses.', 0, 9 FROM made`,
      [versionId],
    );
    await manager.query(
      `INSERT INTO review_round (id, claim_id, number, status, policy, scheme_id, placement_id, statement_revision,
         pseudonym_key, opened_by, revealed_at)
       SELECT round, claim, 1, 'CLOSED', '{"k": 2, "agreement": "EXACT", "blind": "DOUBLE", "onDisagree": "ADJUDICATE"}',
         (SELECT id FROM rating_scheme LIMIT 1), place, 1, 'key', $1, '2026-03-05T12:00:00Z' FROM made`,
      [editorId],
    );
    for (const [index, raterId] of raterIds.entries()) {
      const slot = index + 1;
      await manager.query(`INSERT INTO round_slot (round_id, number) SELECT round, $1::int FROM made`, [slot]);
      await manager.query(
        `WITH held AS (
           INSERT INTO assignment (id, round_id, slot_number, reviewer_id, state, lease_until, lease_cap_until,
             submitted_at, version)
           SELECT gen_random_uuid(), round, $1::int, $2, 'SUBMITTED', now(), now(), '2026-03-04T12:00:00Z', 1 FROM made
           RETURNING id, round_id)
         INSERT INTO review (id, assignment_id, revision, state, label, wording_hash, submitted_at)
         SELECT gen_random_uuid(), held.id, 1, 'SUBMITTED',
           CASE WHEN $1::int = 2 AND made.n % 2 = 0 THEN 'MIXED' ELSE 'FALSE' END, 'hash', '2026-03-04T12:00:00Z'
         FROM held JOIN made ON made.round = held.round_id`,
        [slot, raterId],
      );
    }
    const rows = await manager.query<{ id: string; report_number: string }[]>(
      `INSERT INTO verdict (id, claim_id, number, round_id, state, origin, scheme_id, label, placement_id, statement,
         short_statement, summary, rationale, evidence, raters, methodology_version, report_number, approved_by,
         approved_at, published_by, published_at, first_published_at, version)
       SELECT verdict, claim, 1, round, 'PUBLISHED', 'UNANIMOUS', (SELECT id FROM rating_scheme LIMIT 1), 'FALSE', place,
         'The storm destroyed ' || n || ' houses.', 'The storm destroyed ' || n || ' houses', 'It did not.',
         'The register of the town says so.',
         '[{"title": "Register", "url": "https://register.example/1", "archiveUrl": null, "quote": "As counted",
            "stance": "REFUTES", "kind": "PRIMARY", "accessedAt": null, "attachments": []}]',
         '{"count": 2, "labels": {"FALSE": 2}}', '1', nextval('report_number_seq'), $1, now(), $1, now(), now(), 1
       FROM made ORDER BY n
       RETURNING id, report_number`,
      [editorId],
    );
    const numbered = rows.toSorted((a, b) => Number(a.report_number) - Number(b.report_number));
    const [first] = numbered;
    for (const { id } of count > MANY ? numbered.slice(0, 1) : numbered)
      await app.get(ReportArchiveService).freeze(tx, id);
    if (count > MANY) await manager.query(COPIES, [first?.report_number]);
    return rows.map(({ report_number: number }) => Number(number)).toSorted((a, b) => a - b);
  });
  // As autovacuum would within a minute of so many rows. Without their statistics PostgreSQL goes through all for each.
  if (count > MANY) await app.sql.query('ANALYZE');
  return numbers;
}
