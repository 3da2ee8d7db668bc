import type { WatchedDesk } from './watched-desk.js';

/** How one claim stands, in words that are the same in every run. */
export interface ClaimPicture {
  /** State of the claim and of its place in the newest version. */
  stands: string;
  /** What the desk is asked to do, and how each verdict stands. */
  asked: string;
  verdicts: string[];
  rounds: string[];
  /** Rater and state of each assignment, with what they still have to confirm. */
  work: string[];
  /** Its audit trail since the beginning. */
  audit: string[];
  /** Who was told what. */
  told: string[];
}

/** How the whole desk stands. */
export interface DeskPicture {
  versions: number;
  claims: Record<string, ClaimPicture>;
  /** Candidates that are no claim of ours: their words and states. */
  others: string[];
  documentAudit: string[];
  documentTold: string[];
}

interface Row {
  id: string;
  statement: string;
  workflow_state: string;
  place: string;
  verdicts: string[];
  rounds: string[];
  work: string[];
  audit: string[];
  told: string[];
}

const list = (expression: string, order: string): string =>
  `coalesce(array_agg(${expression} ORDER BY ${order}), '{}')`;

const CLAIMS = `
  SELECT claim.id, claim.statement, claim.workflow_state,
    (SELECT concat_ws(' ', source_state, CASE WHEN source_state <> 'CURRENT' THEN reason END) FROM claim_placement placement
     JOIN document_version version ON version.id = placement.document_version_id
     WHERE placement.claim_id = claim.id ORDER BY version.number DESC LIMIT 1) AS place,
    (SELECT ${list(`concat_ws(' ', number, state, origin, basis, CASE WHEN stale_since IS NULL THEN NULL ELSE 'STALE' END)`, 'number')}
     FROM verdict WHERE claim_id = claim.id) AS verdicts,
    (SELECT ${list('status', 'number')} FROM review_round WHERE claim_id = claim.id) AS rounds,
    (SELECT ${list(
      `concat_ws(' ', person.display_name, assignment.state,
       CASE WHEN wording_to_confirm IS NULL THEN NULL ELSE 'confirm' END)`,
      'round.number, person.display_name',
    )}
     FROM assignment JOIN review_round round ON round.id = assignment.round_id
     JOIN user_account person ON person.id = assignment.reviewer_id WHERE round.claim_id = claim.id) AS work,
    (SELECT ${list(`concat_ws(' ', event, from_state || '>' || to_state)`, 'seq')}
     FROM audit_event WHERE claim_id = claim.id) AS audit,
    (SELECT ${list(`concat_ws(' ', person.display_name, kind)`, `person.display_name, kind, notification.id`)}
     FROM notification JOIN user_account person ON person.id = notification.user_id
     WHERE claim_id = claim.id) AS told
  FROM claim WHERE claim.document_id = $1`;

/** The desk as it is now, by the database; what is asked and how verdicts stand, as an editor is told. */
export async function pictureOf(desk: WatchedDesk): Promise<DeskPicture> {
  const { documentId, claims: keys } = desk;
  const rows = await desk.app.sql.query<Row[]>(CLAIMS, [documentId]);
  const versions = await desk.versionNumber();
  const asked = new Map<string, string>();
  for (const id of keys.values()) {
    const view = await desk.get(`/claims/${id}/staleness`, desk.staff.second);
    const standings = view.verdicts.map(({ standing }: { standing: string }) => standing);
    asked.set(id, [view.asked, ...standings].join(' '));
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  const claims = [...keys].map(([key, id]) => [key, toPicture(byId.get(id), asked.get(id) ?? '')] as const);
  const ours = new Set(keys.values());
  const others = rows.filter(({ id }) => !ours.has(id));
  return {
    versions,
    claims: Object.fromEntries(claims),
    others: others.map((row) => `${row.statement} | ${row.workflow_state} ${row.place} | ${row.told.join()}`).sort(),
    documentAudit: await column(
      desk,
      `SELECT concat_ws(' ', event, from_state || '>' || to_state) AS said FROM audit_event
       WHERE entity_id = $1 AND claim_id IS NULL ORDER BY seq`,
    ),
    documentTold: await column(
      desk,
      `SELECT concat_ws(' ', display_name, kind, data ->> 'code') AS said FROM notification
       JOIN user_account person ON person.id = notification.user_id
       WHERE document_id = $1 AND claim_id IS NULL ORDER BY display_name, notification.created_at, notification.id`,
    ),
  };
}

async function column(desk: WatchedDesk, sql: string): Promise<string[]> {
  const rows = await desk.app.sql.query<{ said: string }[]>(sql, [desk.documentId]);
  return rows.map(({ said }) => said);
}

function toPicture(row: Row | undefined, asked: string): ClaimPicture {
  if (!row) throw new Error('a claim of the article is not in the database');
  const { workflow_state, place, verdicts, rounds, work, audit, told } = row;
  return { stands: `${workflow_state} ${place}`, asked, verdicts, rounds, work, audit, told };
}

/** What is more in a list than before, when it only grew. */
function added(before: readonly string[], after: readonly string[]): string[] {
  const rest = [...after];
  for (const each of before) {
    const at = rest.indexOf(each);
    if (at < 0) throw new Error(`"${each}" was there and is gone`);
    rest.splice(at, 1);
  }
  return rest;
}

/** What came to a claim from one picture to the next: its new audit rows and notifications, and how it stands now. */
export function newsOf(before: ClaimPicture, after: ClaimPicture): string[] {
  return [
    after.stands,
    `asked: ${after.asked}`,
    `verdicts: ${after.verdicts.join(', ')}`,
    `rounds: ${after.rounds.join(', ')}`,
    `work: ${after.work.join(', ')}`,
    `audit: ${after.audit.slice(before.audit.length).join(', ')}`,
    `told: ${added(before.told, after.told).join(', ')}`,
  ];
}
