import type { Client } from 'pg';
import { roundPolicy } from '../src/assignments/round-policy.js';
import { newId } from '../src/common/ids.js';
import { DEFAULT_SCHEME } from '../src/schemes/default-scheme.js';

const REVIEWERS = 200;
const LABELS = ['TRUE', 'MOSTLY_TRUE', 'MIXED', 'MOSTLY_FALSE', 'FALSE', 'UNVERIFIABLE'];

/** A migrated database that grows by closed rounds with two ratings each, for the workload `agreement`. */
export class RatedRounds {
  private loaded = 0;

  private constructor(
    private readonly db: Client,
    private readonly schemeId: string,
  ) {}

  /** The default scheme, reviewers, one document, and a function that makes ids from numbers. */
  static async prepare(db: Client): Promise<RatedRounds> {
    await db.query(`CREATE SCHEMA bench`);
    await db.query(
      `CREATE FUNCTION bench.id(kind text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
       AS $$ SELECT overlay(overlay(md5(kind || number) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid $$`,
    );
    await db.query(
      `INSERT INTO user_account (id, email, display_name, roles, version)
       SELECT bench.id('reviewer', n), 'reviewer' || n || '@bench.test', 'Reviewer ' || n, '{reviewer}', 1
       FROM generate_series(0, $1) n`,
      [REVIEWERS],
    );
    await db.query(
      `INSERT INTO document (id, title, language, status, current_version, created_by, version)
       VALUES (bench.id('document', 1), 'Storm report', 'en', 'READY', 1, bench.id('reviewer', 0), 1)`,
    );
    await db.query(
      `INSERT INTO document_version (id, document_id, number, text, text_sha256, blocks, reader_version, origin, obtained_at,
         created_by)
       VALUES (bench.id('version', 1), bench.id('document', 1), 1, 'The storm.', 'bench', '[]', 'bench', 'FIRST', now(),
         bench.id('reviewer', 0))`,
    );
    const schemeId = newId();
    await db.query(`INSERT INTO rating_scheme (id, key, scheme_version, content) VALUES ($1, $2, 1, $3)`, [
      schemeId,
      DEFAULT_SCHEME.key,
      JSON.stringify(DEFAULT_SCHEME),
    ]);
    return new RatedRounds(db, schemeId);
  }

  /** Adds rounds until there are so many. */
  async growTo(rounds: number): Promise<void> {
    const range = [this.loaded + 1, rounds];
    await this.claims(range);
    await this.rounds(range);
    await this.ratings(range);
    this.loaded = rounds;
    await this.db.query('ANALYZE');
  }

  private async claims(range: number[]): Promise<void> {
    await this.db.query(
      `INSERT INTO claim (id, document_id, statement, statement_revision, statement_hash, claim_type, score, reasons,
         language, origin, extractor_version, workflow_state, check_reason, version)
       SELECT bench.id('claim', n), bench.id('document', 1), 'The storm destroyed ' || n || ' houses.', 1, md5(n::text),
         'quantity', 0.8, '{number}', 'en', 'EXTRACTED', 'bench', 'DECIDED', 'matters', 1
       FROM generate_series($1::bigint, $2) n`,
      range,
    );
    await this.db.query(
      `INSERT INTO claim_placement (id, claim_id, document_version_id, source_state, exact, prefix, suffix, start_offset,
         end_offset)
       SELECT bench.id('placement', n), bench.id('claim', n), bench.id('version', 1), 'CURRENT', 'The storm', '', '', 0, 9
       FROM generate_series($1::bigint, $2) n`,
      range,
    );
  }

  private async rounds(range: number[]): Promise<void> {
    await this.db.query(
      `INSERT INTO review_round (id, claim_id, number, status, policy, scheme_id, placement_id, statement_revision,
         pseudonym_key, opened_by, revealed_at)
       SELECT bench.id('round', n), bench.id('claim', n), 1, 'CLOSED', $3, $4, bench.id('placement', n), 1, 'bench',
         bench.id('reviewer', 0), timestamptz '2026-01-01' + n * interval '1 minute'
       FROM generate_series($1::bigint, $2) n`,
      [...range, JSON.stringify(roundPolicy.parse({})), this.schemeId],
    );
    await this.db.query(
      `INSERT INTO round_slot (round_id, number)
       SELECT bench.id('round', n), slot FROM generate_series($1::bigint, $2) n, generate_series(1, 2) slot`,
      range,
    );
  }

  /** Two different reviewers a round, who agree on three claims of four. */
  private async ratings(range: number[]): Promise<void> {
    await this.db.query(
      `INSERT INTO assignment (id, round_id, slot_number, reviewer_id, state, lease_until, lease_cap_until, submitted_at, version)
       SELECT bench.id('assignment', 2 * n + slot), bench.id('round', n), slot,
         bench.id('reviewer', 1 + (n * 7919 + slot) % $3), 'SUBMITTED', now(), now(), timestamptz '2025-12-01', 1
       FROM generate_series($1::bigint, $2) n, generate_series(1, 2) slot`,
      [...range, REVIEWERS],
    );
    await this.db.query(
      `INSERT INTO review (id, assignment_id, revision, state, label, wording_hash, submitted_at)
       SELECT bench.id('review', 2 * n + slot), bench.id('assignment', 2 * n + slot), 1, 'SUBMITTED',
         ($3::text[])[1 + (CASE WHEN n % 4 = 0 THEN n / 4 + slot ELSE n / 4 END) % 6], 'bench', timestamptz '2025-12-01'
       FROM generate_series($1::bigint, $2) n, generate_series(1, 2) slot`,
      [...range, LABELS],
    );
  }
}
