import type { ClientBase } from 'pg';
import { assignmentMachine } from '../../src/assignments/assignment-status.js';
import { roundMachine } from '../../src/assignments/round-status.js';
import { claimMachine } from '../../src/claims/claim-status.js';
import { placementMachine } from '../../src/claims/placement-status.js';
import type { StateMachine } from '../../src/common/transitions.js';
import { complaintMachine } from '../../src/complaints/complaint-status.js';
import { verdictMachine } from '../../src/verdicts/verdict-status.js';
import type { Check } from './check.js';
import { ReplayedReviews } from './replayed-reviews.js';

interface Step {
  seq: string;
  event: string;
  entity_type: string;
  entity_id: string;
  from_state: string | null;
  to_state: string | null;
}

/** A kind of thing whose state is told by the audit trail from its beginning. */
interface Told {
  /** Ids with today's states. */
  sql: string;
  machine?: StateMachine<string, string>;
}

const machine = (each: unknown): StateMachine<string, string> => each as StateMachine<string, string>;

const TOLD: Record<string, Told> = {
  claim: { sql: `SELECT id, workflow_state AS state FROM claim`, machine: machine(claimMachine) },
  round: { sql: `SELECT id, status AS state FROM review_round`, machine: machine(roundMachine) },
  assignment: { sql: `SELECT id, state FROM assignment`, machine: machine(assignmentMachine) },
  verdict: { sql: `SELECT id, state FROM verdict`, machine: machine(verdictMachine) },
  complaint: { sql: `SELECT id, state FROM complaint`, machine: machine(complaintMachine) },
  correction: { sql: `SELECT id, status AS state FROM correction` },
  document: { sql: `SELECT id, status AS state FROM document` },
  user: { sql: `SELECT id, status AS state FROM user_account` },
};

/**
 * Places of a claim are made by the thousand, with the version they belong to, so their beginning is not told one by
 * one: CURRENT where a claim was found, PENDING in a new version.
 */
const PLACES = `SELECT id, source_state AS state FROM claim_placement`;
const FIRST_STATES_OF_PLACES = placementMachine.transitions
  .filter(({ from }) => from.includes(null))
  .map(({ to }) => to);

/** I7: the audit trail, replayed from its first row, gives the states that are in the tables. */
export const REPLAY: Check = {
  invariant: 'I7 replaying the audit trail gives all states',
  find: async (db) => {
    const replay = new Replay();
    const rounds = await roundsOfAssignments(db);
    const reviews = new ReplayedReviews(rounds);
    for (let after = '0'; ;) {
      const { rows } = await db.query<Step>(
        `SELECT seq, event, entity_type, entity_id, from_state, to_state FROM audit_event WHERE seq > $1 ORDER BY seq LIMIT 5000`,
        [after],
      );
      for (const step of rows) {
        replay.follow(step);
        reviews.follow(step.event, step.entity_id);
      }
      if (rows.length === 0) break;
      after = rows.at(-1)?.seq ?? after;
    }
    return [...replay.faults, ...(await replay.differences(db)), ...(await reviews.differences(db))];
  },
};

class Replay {
  readonly faults: string[] = [];
  private readonly states = new Map<string, Map<string, string>>();

  follow({ seq, event, entity_type: type, entity_id: id, from_state: from, to_state: to }: Step): void {
    if (to === null) return;
    const known = this.states.get(type) ?? new Map<string, string>();
    this.states.set(type, known);
    const before = known.get(id) ?? (type === 'placement' ? from : null);
    if (before !== from) this.faults.push(`row ${seq}: ${event} of ${id} starts from ${from}, and it was ${before}`);
    const table = TOLD[type]?.machine;
    const name = event.slice(event.indexOf('.') + 1);
    if (table?.events.includes(name) && table.target(from, name) !== to) {
      this.faults.push(`row ${seq}: ${event} leads from ${from} to ${to}, which the table does not have`);
    }
    known.set(id, to);
  }

  async differences(db: ClientBase): Promise<string[]> {
    const found: string[] = [];
    for (const [type, { sql }] of Object.entries(TOLD)) {
      const replayed = new Map(this.states.get(type));
      for (const { id, state } of await statesNow(db, sql)) {
        if (replayed.get(id) !== state) found.push(`${type} ${id} is ${state}; the trail says ${replayed.get(id)}`);
        replayed.delete(id);
      }
      for (const id of replayed.keys()) found.push(`${type} ${id} is in the trail and nowhere else`);
    }
    for (const { id, state } of await statesNow(db, PLACES)) {
      const told = this.states.get('placement')?.get(id);
      const right = told === undefined ? (FIRST_STATES_OF_PLACES as string[]).includes(state) : told === state;
      if (!right) found.push(`placement ${id} is ${state}; the trail says ${told}`);
    }
    return found;
  }
}

const statesNow = async (db: ClientBase, sql: string): Promise<{ id: string; state: string }[]> =>
  (await db.query<{ id: string; state: string }>(sql)).rows;

async function roundsOfAssignments(db: ClientBase): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; round: string }>(`SELECT id, round_id AS round FROM assignment`);
  return new Map(rows.map(({ id, round }) => [id, round]));
}
