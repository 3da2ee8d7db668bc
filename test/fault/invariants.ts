import type { ClientBase } from 'pg';
import { AUDIT } from '../../soak/invariants/audit.js';
import { BOARD } from '../../soak/invariants/board.js';
import { HANDLING } from '../../soak/invariants/handling.js';
import { type Check, type Fault, faultsOf, none } from '../../soak/invariants/check.js';
import { PLACES } from '../../soak/invariants/places.js';
import { REPLAY } from '../../soak/invariants/replay.js';
import { VERDICTS } from '../../soak/invariants/verdicts.js';
import { Acknowledged } from './acknowledged.js';

type Row = Record<string, unknown>;

/** Compares what was acknowledged with what the statement gives, by `id`: nothing missing, nothing more, nothing else. */
const same = (invariant: string, wanted: ReadonlyMap<string, Row>, sql: string): Check => ({
  invariant,
  find: async (db) => {
    const { rows } = await db.query<Row>(sql);
    const stored = new Map(rows.map(({ id, ...row }) => [String(id), row]));
    const faults: string[] = [];
    for (const [id, row] of wanted) {
      const found = stored.get(id);
      if (!found) faults.push(`${id} was acknowledged and is not there`);
      else if (!sameRow(row, found)) faults.push(`${id} is ${JSON.stringify(found)}, not ${JSON.stringify(row)}`);
    }
    for (const id of stored.keys()) if (!wanted.has(id)) faults.push(`${id} is there and was never acknowledged`);
    if (stored.size !== rows.length) faults.push('one id is there twice');
    return faults;
  },
});

const sameRow = (expected: Row, found: Row): boolean =>
  Object.entries(expected).every(([name, value]) => found[name] === value);

const lostOrDifferent = (log: Acknowledged): Check[] => [
  same(
    'I1 documents',
    log.documents,
    `SELECT document.id, document.title, version.text FROM document
     JOIN document_version version ON version.document_id = document.id`,
  ),
  same(
    'I1 accepted claims',
    log.accepted,
    `SELECT id, check_reason AS "checkReason" FROM claim WHERE workflow_state <> 'CANDIDATE'`,
  ),
  same('I1 rounds', log.rounds, `SELECT id, claim_id AS "claimId" FROM review_round`),
  same('I1 assignments', log.assignments, `SELECT id, reviewer_id AS "reviewerId" FROM assignment`),
  same(
    'I1 submitted reviews',
    log.submitted,
    `SELECT assignment_id AS id, label, rationale FROM review WHERE state = 'SUBMITTED'`,
  ),
  same('I1 approvals', log.approved, `SELECT id, summary FROM verdict WHERE approved_by IS NOT NULL`),
  same(
    'I1 publications',
    log.published,
    `SELECT id, claim_id AS "claimId", report_number AS "reportNumber" FROM verdict WHERE state = 'PUBLISHED'`,
  ),
  {
    invariant: 'I8 drafts',
    find: async (db) => {
      const { rows } = await db.query<Row>(`SELECT assignment_id AS id, version, rationale, label FROM review`);
      const stored = new Map(rows.map((row) => [String(row['id']), row]));
      return [...log.drafts]
        .filter(([id, draft]) => Number(stored.get(id)?.['version'] ?? 0) < draft.version)
        .map(([id]) => `the draft of ${id} is older than the one acknowledged`);
    },
  },
];

const DOUBLED: Check[] = [
  none('I2 one document per request', `SELECT title, count(*) FROM document GROUP BY title HAVING count(*) > 1`),
  none('I5 claims per document', `SELECT document_id, count(*) FROM claim GROUP BY document_id HAVING count(*) <> 1`),
  none(
    'I5 one review per assignment, with its evidence once',
    `SELECT assignment.id, count(DISTINCT review.id) AS reviews, count(item.review_id) AS evidence FROM assignment
     LEFT JOIN review ON review.assignment_id = assignment.id LEFT JOIN evidence_item item ON item.review_id = review.id
     GROUP BY assignment.id HAVING count(DISTINCT review.id) <> 1 OR count(item.review_id) <> 1`,
  ),
  none('I5 one verdict per round', `SELECT round_id, count(*) FROM verdict GROUP BY round_id HAVING count(*) <> 1`),
  none(
    'I6 two ratings per round, by two people',
    `SELECT round_id, count(*) FROM assignment GROUP BY round_id
     HAVING count(*) <> 2 OR count(DISTINCT reviewer_id) <> 2 OR bool_or(state <> 'SUBMITTED')`,
  ),
];

const JOBS: Check[] = [
  none('I3 nothing left in the outbox', `SELECT id, name FROM outbox_job`),
  none(
    'I3 one finished search per version',
    `SELECT version.document_id, count(job.id) AS jobs, min(job.status) AS status FROM document_version version
     LEFT JOIN document_job job ON job.document_id = version.document_id AND job.version_number = version.number
     GROUP BY version.document_id HAVING count(job.id) <> 1 OR min(job.status) <> 'DONE'`,
  ),
  none(
    'I4 no job left, failed or stuck in the queue',
    `SELECT job.id, job.name, job.state FROM bullmq.job JOIN document_job ON document_job.id::text = job.id
     WHERE job.state <> 'completed'`,
  ),
];

const AUDITED: Check[] = [
  none(
    'I9 one audit row per saved draft',
    `SELECT review.assignment_id, review.version, count(event.seq) AS saves FROM review
     LEFT JOIN audit_event event ON event.entity_id = review.assignment_id AND event.event = 'assignment.saveDraft'
     GROUP BY review.id HAVING count(event.seq) <> review.version - CASE review.state WHEN 'DRAFT' THEN 1 ELSE 2 END`,
  ),
  none(
    'I9 one audit row per document taken in',
    `SELECT document.id, count(event.seq) FROM document
     LEFT JOIN audit_event event ON event.entity_id = document.id AND event.event = 'document.created'
     GROUP BY document.id HAVING count(event.seq) <> 1`,
  ),
];

/** What holds at every desk, and what only this work of journeys brings about. */
const checks = (log: Acknowledged): Check[] => [
  ...lostOrDifferent(log),
  ...DOUBLED,
  ...JOBS,
  ...AUDITED,
  ...AUDIT,
  ...BOARD,
  ...HANDLING,
  ...PLACES,
  ...VERDICTS,
  REPLAY,
];

/** Names of all that is checked here; the hash chain is checked by the product's own verifier. */
export const INVARIANTS = checks(new Acknowledged()).map(({ invariant }) => invariant);

/** Everything that is wrong in a database at rest, measured by what was acknowledged. */
export const faultsIn = (db: ClientBase, log: Acknowledged): Promise<Fault[]> => faultsOf(db, checks(log));
