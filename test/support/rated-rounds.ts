import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

export interface RatedRound {
  /** Reviewer id and label, by slot from 1. */
  ratings: readonly (readonly [reviewerId: string, label: string])[];
  status?: 'OPEN' | 'COMPLETE' | 'REVEALED' | 'CLOSED' | 'VOID';
  /** Over `{k: number of ratings}`. */
  policy?: Record<string, unknown>;
  /** Of an earlier round of the same claim. */
  claimId?: string;
  number?: number;
  language?: string;
  revealedAt?: string;
  /** Revision of the first rating. */
  revision?: number;
  /** When the ratings came in, against the reveal. */
  submitted?: 'before' | 'after';
  /** Label of an approved verdict. */
  verdict?: string;
}

const POLICY = { agreement: 'EXACT', blind: 'DOUBLE', onDisagree: 'ADJUDICATE' };

/** Rounds with ratings straight in the database: hundreds of them, and such that the desk would take long to make. */
export class RatedRounds {
  private constructor(
    private readonly sql: DataSource,
    private readonly editorId: string,
    private readonly documentId: string,
    private readonly versionId: string,
    private readonly schemeId: string,
  ) {}

  /** @param sourceName of the document all claims are in */
  static async open(sql: DataSource, editorId: string, sourceName: string): Promise<RatedRounds> {
    const [sourceId, documentId, versionId] = [randomUUID(), randomUUID(), randomUUID()];
    await sql.query(`INSERT INTO source (id, name) VALUES ($1, $2)`, [sourceId, sourceName]);
    await sql.query(
      `INSERT INTO document (id, title, source_id, language, status, current_version, created_by, version)
       VALUES ($1, 'Storm report', $2, 'en', 'READY', 1, $3, 1)`,
      [documentId, sourceId, editorId],
    );
    await sql.query(
      `INSERT INTO document_version (id, document_id, number, text, text_sha256, blocks, reader_version, origin, obtained_at, created_by)
       VALUES ($1, $2, 1, 'The storm destroyed 41 houses.', repeat('a', 64), '[]', 'test', 'FIRST', now(), $3)`,
      [versionId, documentId, editorId],
    );
    const [scheme] = await sql.query<{ id: string }[]>(`SELECT id FROM rating_scheme LIMIT 1`);
    return new RatedRounds(sql, editorId, documentId, versionId, scheme?.id ?? '');
  }

  /** @returns the claim's id. */
  async add(round: RatedRound): Promise<string> {
    const { ratings, status = 'CLOSED', number = 1, revealedAt = '2026-03-05T12:00:00Z' } = round;
    const claimId = round.claimId ?? (await this.addClaim(round.language ?? 'en'));
    const placementId = await this.placementOf(claimId);
    const roundId = randomUUID();
    await this.sql.query(
      `INSERT INTO review_round (id, claim_id, number, status, policy, scheme_id, placement_id, statement_revision,
         pseudonym_key, opened_by, revealed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 'key', $8, $9)`,
      [
        roundId,
        claimId,
        number,
        status,
        JSON.stringify({ ...POLICY, k: ratings.length, ...round.policy }),
        this.schemeId,
        placementId,
        this.editorId,
        status === 'REVEALED' || status === 'CLOSED' ? revealedAt : null,
      ],
    );
    for (const [index, [reviewerId, label]] of ratings.entries()) {
      const revision = index === 0 ? (round.revision ?? 1) : 1;
      await this.addRating(roundId, index + 1, { reviewerId, label, revision, round });
    }
    if (round.verdict) await this.addVerdict(claimId, roundId, placementId, round.verdict);
    return claimId;
  }

  private async addClaim(language: string): Promise<string> {
    const id = randomUUID();
    await this.sql.query(
      `INSERT INTO claim (id, document_id, statement, statement_revision, statement_hash, claim_type, score, reasons,
         language, origin, extractor_version, workflow_state, check_reason, version)
       VALUES ($1, $2, 'The storm destroyed houses.', 1, $3, 'quantity', 0.8, '{number}', $4, 'MANUAL', 'manual', 'DECIDED', 'asked', 1)`,
      [id, this.documentId, id, language],
    );
    await this.sql.query(
      `INSERT INTO claim_placement (id, claim_id, document_version_id, source_state, exact, prefix, suffix, start_offset, end_offset)
       VALUES ($1, $2, $3, 'CURRENT', 'The storm', '', '', 0, 9)`,
      [randomUUID(), id, this.versionId],
    );
    return id;
  }

  private async placementOf(claimId: string): Promise<string> {
    const [row] = await this.sql.query<{ id: string }[]>(`SELECT id FROM claim_placement WHERE claim_id = $1`, [
      claimId,
    ]);
    return row?.id ?? '';
  }

  private async addRating(
    roundId: string,
    slot: number,
    { reviewerId, label, revision, round }: { reviewerId: string; label: string; revision: number; round: RatedRound },
  ): Promise<void> {
    const id = randomUUID();
    const at = round.submitted === 'after' ? '2026-03-06T12:00:00Z' : '2026-01-02T12:00:00Z';
    await this.sql.query(`INSERT INTO round_slot (round_id, number) VALUES ($1, $2)`, [roundId, slot]);
    await this.sql.query(
      `INSERT INTO assignment (id, round_id, slot_number, reviewer_id, state, lease_until, lease_cap_until, submitted_at, version)
       VALUES ($1, $2, $3, $4, 'SUBMITTED', now(), now(), $5, 1)`,
      [id, roundId, slot, reviewerId, at],
    );
    await this.sql.query(
      `INSERT INTO review (id, assignment_id, revision, state, label, wording_hash, submitted_at)
       VALUES ($1, $2, $3, 'SUBMITTED', $4, 'hash', $5)`,
      [randomUUID(), id, revision, label, at],
    );
  }

  private async addVerdict(claimId: string, roundId: string, placementId: string, label: string): Promise<void> {
    await this.sql.query(
      `INSERT INTO verdict (id, claim_id, number, round_id, state, origin, scheme_id, label, placement_id, statement,
         short_statement, summary, rationale, evidence, raters, methodology_version, version)
       VALUES ($1, $2, 1, $3, 'APPROVED', 'UNANIMOUS', $4, $5, $6, 's', 's', 's', 'r', '[]', '{"count":2,"labels":{}}', '1', 1)`,
      [randomUUID(), claimId, roundId, this.schemeId, label, placementId],
    );
  }
}
