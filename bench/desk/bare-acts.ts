import type { Client } from 'pg';

/** The audit chain's lock and two or fewer rows: what any recorded act has to write. */
const AUDIT = `
  WITH head AS (UPDATE audit_head SET seq = seq + 1 RETURNING seq, hash)
  INSERT INTO audit_event (seq, at, actor_id, actor_kind, event, entity_type, entity_id, from_state, to_state, data, prev_hash, hash)
  SELECT seq, clock_timestamp(), $1, 'person', $2, 'assignment', $3, NULL, $4, '{}', hash, md5(seq::text) FROM head`;

/** A free place for this person, its assignment and its empty review, by hand, with no rule but that it is free. */
export async function bareTakeNext(db: Client, reviewerId: string): Promise<void> {
  await transaction(db, async () => {
    const { rows } = await db.query<{ round_id: string; number: number }>(
      `SELECT slot.round_id, slot.number FROM review_round round
       JOIN round_slot slot ON slot.round_id = round.id
       WHERE round.status = 'OPEN' AND (round.policy->>'allowSelfTake')::boolean
         AND NOT EXISTS (SELECT FROM assignment held WHERE held.round_id = round.id
           AND (held.slot_number = slot.number OR held.reviewer_id = $1)
           AND held.state IN ('OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED'))
       ORDER BY round.opened_at LIMIT 1 FOR UPDATE OF slot SKIP LOCKED`,
      [reviewerId],
    );
    const [slot] = rows;
    if (!slot) throw new Error('the dataset has no free place left');
    const made = await db.query<{ id: string }>(
      `INSERT INTO assignment (id, round_id, slot_number, reviewer_id, state, lease_until, lease_cap_until, started_at, version)
       VALUES (gen_random_uuid(), $1, $2, $3, 'IN_PROGRESS', now() + interval '1 day', now() + interval '3 days', now(), 1) RETURNING id`,
      [slot.round_id, slot.number, reviewerId],
    );
    const id = made.rows[0]?.id;
    await db.query(
      `INSERT INTO review (id, assignment_id, revision, state, rationale, wording_hash)
       VALUES (gen_random_uuid(), $1, 1, 'DRAFT', '', repeat('0', 64))`,
      [id],
    );
    await db.query(
      `SELECT claim.*, document.title, version.text FROM review_round round JOIN claim ON claim.id = round.claim_id
       JOIN document ON document.id = claim.document_id
       JOIN document_version version ON version.document_id = document.id AND version.number = document.current_version
       WHERE round.id = $1`,
      [slot.round_id],
    );
    await db.query(AUDIT, [reviewerId, 'assignment.takeNext', id, 'IN_PROGRESS']);
  });
}

/** A rating frozen with one piece of evidence, by hand, and whether it was the round's last. */
export async function bareSubmit(db: Client, reviewerId: string, id: string): Promise<void> {
  await transaction(db, async () => {
    await db.query(
      `SELECT FROM claim WHERE id = (SELECT claim_id FROM review_round round JOIN assignment ON assignment.round_id = round.id
         WHERE assignment.id = $1) FOR UPDATE`,
      [id],
    );
    const { rows } = await db.query<{ round_id: string }>(
      `UPDATE assignment SET state = 'SUBMITTED', submitted_at = now(), started_at = now() WHERE id = $1 RETURNING round_id`,
      [id],
    );
    await db.query(
      `INSERT INTO evidence_item (review_id, position, title, url, stance, kind)
       SELECT id, 0, 'Register', 'https://register.example/1', 'SUPPORTS', 'PRIMARY' FROM review WHERE assignment_id = $1`,
      [id],
    );
    await db.query(
      `UPDATE review SET state = 'SUBMITTED', label = 'TRUE', rationale = 'The register of the town says so.', submitted_at = now()
       WHERE assignment_id = $1`,
      [id],
    );
    await db.query(
      `SELECT (SELECT count(*) FROM round_slot WHERE round_id = $1), count(*) FROM assignment
       WHERE round_id = $1 AND state = 'SUBMITTED'`,
      [rows[0]?.round_id],
    );
    await db.query(
      `SELECT claim.*, document.title, version.text FROM review_round round JOIN claim ON claim.id = round.claim_id
       JOIN document ON document.id = claim.document_id
       JOIN document_version version ON version.document_id = document.id AND version.number = document.current_version
       WHERE round.id = $1`,
      [rows[0]?.round_id],
    );
    await db.query(AUDIT, [reviewerId, 'assignment.open', id, 'IN_PROGRESS']);
    await db.query(AUDIT, [reviewerId, 'assignment.submit', id, 'SUBMITTED']);
  });
}

async function transaction(db: Client, work: () => Promise<void>): Promise<void> {
  await db.query('BEGIN');
  try {
    await work();
    await db.query('COMMIT');
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  }
}
