import type { ClientBase } from 'pg';
import type { Submission } from '../world.js';
import type { Fault } from './check.js';

/** I1: whatever was acknowledged as submitted is there, word for word, whatever became of it later. */
export async function submissionFaults(db: ClientBase, submissions: readonly Submission[]): Promise<Fault[]> {
  const { rows } = await db.query<{ id: string; label: string; rationale: string }>(
    `SELECT assignment_id AS id, label, rationale FROM review WHERE state <> 'DRAFT'`,
  );
  const stored = new Set(rows.map(({ id, label, rationale }) => JSON.stringify([id, label, rationale])));
  return submissions
    .filter(({ assignmentId, label, rationale }) => !stored.has(JSON.stringify([assignmentId, label, rationale])))
    .map(({ assignmentId }) => ({ invariant: 'I1 what was submitted never changes', detail: assignmentId }));
}
