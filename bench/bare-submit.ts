import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { PersonActor } from '../src/access/actor.js';
import { AssignmentsQueries } from '../src/assignments/assignments.queries.js';
import type { SubmitBody } from '../src/assignments/assignments.schemas.js';
import type { AuditTrail } from '../src/audit/audit-trail.js';
import type { Tx } from '../src/database/transactions.js';
import type { BarePool } from './bare-pool.js';

/** Lock what the product locks, and in the same order. */
const PLACE = `SELECT round.claim_id, round.id AS round_id FROM assignment JOIN review_round round ON round.id = assignment.round_id
  WHERE assignment.id = $1 AND assignment.reviewer_id = $2`;
const LOCK_CLAIM = `SELECT id, workflow_state FROM claim WHERE id = $1 FOR UPDATE`;
const LOCK_ROUND = `SELECT id, status, policy, scheme_id FROM review_round WHERE id = $1 FOR UPDATE`;
const LOCK_ASSIGNMENT = `SELECT id, state FROM assignment WHERE id = $1 FOR UPDATE`;
const NEWEST = `SELECT id, revision, wording_hash FROM review WHERE assignment_id = $1 ORDER BY revision DESC LIMIT 1`;
const WORDING = `SELECT claim.statement, placement.exact, placement.source_state FROM review_round round
  JOIN claim ON claim.id = round.claim_id JOIN claim_placement placement ON placement.claim_id = claim.id
  JOIN document_version version ON version.id = placement.document_version_id
  WHERE round.id = $1 ORDER BY version.number DESC LIMIT 1`;
const SCHEME = `SELECT content FROM rating_scheme WHERE id = $1`;
const UPDATE_ASSIGNMENT = `UPDATE assignment SET state = 'SUBMITTED', started_at = coalesce(started_at, now()), submitted_at = now(),
  version = version + 2 WHERE id = $1`;
const EVIDENCE = `INSERT INTO evidence_item (review_id, position, title, url, quote, stance, kind)
  SELECT $1, (row_number() OVER ()) - 1, item->>'title', item->>'url', item->>'quote', item->>'stance', item->>'kind'
  FROM jsonb_array_elements($2) item`;
const UPDATE_REVIEW = `UPDATE review SET label = $2, confidence = $3, rationale = $4, state = 'SUBMITTED', submitted_at = now(),
  version = version + 1 WHERE id = $1`;
const PROGRESS = `SELECT (SELECT count(*)::int FROM round_slot WHERE round_id = $1) AS slots,
  (SELECT count(*)::int FROM assignment WHERE round_id = $1 AND state = 'SUBMITTED') AS submitted`;
const FIND_KEY = `SELECT response FROM idempotency_key WHERE user_id = $1 AND route = $2 AND key = $3`;
const LOCK_KEY = `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free`;
const KEEP_KEY = `INSERT INTO idempotency_key (user_id, route, key, request_hash, response) VALUES ($1, $2, $3, $4, $5)`;

/** What a hand-written handler needs to do the same as the product's submission: same locks, rows, chain and answer. */
export class BareSubmit {
  constructor(
    private readonly pool: BarePool,
    private readonly audit: AuditTrail,
  ) {}

  run(actor: PersonActor, id: string, key: string, text: string): Promise<string> {
    const body = JSON.parse(text) as SubmitBody;
    const route = `POST /api/v1/assignments/${id}/submit`;
    const owner = [actor.id, route, key];
    return this.pool.transaction(async (tx, client) => {
      await this.pool.query(LOCK_KEY, [`idempotency ${owner.join(' ')}`], client);
      const [stored] = await this.pool.query<{ response: unknown }>(FIND_KEY, owner, client);
      if (stored) return JSON.stringify(stored.response);
      await this.write(tx, client, actor, { id, body });
      const view = await new AssignmentsQueries(this.pool.transactions(client)).getOwn(actor.id, id);
      const answer = JSON.stringify(view);
      await this.pool.query(KEEP_KEY, [...owner, createHash('sha256').update(text).digest('hex'), answer], client);
      return answer;
    });
  }

  private async write(
    tx: Tx,
    client: PoolClient,
    actor: PersonActor,
    { id, body }: { id: string; body: SubmitBody },
  ): Promise<void> {
    const ask = (sql: string, parameters: unknown[]) => this.pool.query(sql, parameters, client);
    const [place] = await ask(PLACE, [id, actor.id]);
    if (!place) throw new Error('no such assignment');
    const { claim_id: claimId, round_id: roundId } = place as { claim_id: string; round_id: string };
    await ask(LOCK_CLAIM, [claimId]);
    const [round] = await ask(LOCK_ROUND, [roundId]);
    const [assignment] = await ask(LOCK_ASSIGNMENT, [id]);
    if (assignment?.['state'] !== 'OFFERED') throw new Error('not open');
    const [review] = await ask(NEWEST, [id]);
    await ask(WORDING, [roundId]);
    await ask(SCHEME, [round?.['scheme_id']]);
    await ask(UPDATE_ASSIGNMENT, [id]);
    await ask(EVIDENCE, [review?.['id'], JSON.stringify(body.evidence ?? [])]);
    await ask(UPDATE_REVIEW, [review?.['id'], body.label, body.confidence, body.rationale]);
    await ask(PROGRESS, [roundId]);
    const entry = { entityType: 'assignment', entityId: id, claimId };
    this.audit.record(tx, actor, { ...entry, event: 'assignment.open', from: 'OFFERED', to: 'IN_PROGRESS' });
    this.audit.record(tx, actor, { ...entry, event: 'assignment.submit', from: 'IN_PROGRESS', to: 'SUBMITTED' });
  }
}
