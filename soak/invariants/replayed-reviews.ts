import type { ClientBase } from 'pg';

/** What the events of assignments and rounds say of the reviews: revision by revision, as docs/workflow.md has it. */
export class ReplayedReviews {
  /** States by assignment; the place in the list is the revision less one. */
  private readonly revisions = new Map<string, string[]>();

  constructor(private readonly roundOf: ReadonlyMap<string, string>) {}

  follow(event: string, id: string): void {
    const states = this.revisions.get(id);
    if (event === 'assignment.assign' || event === 'assignment.takeNext') this.revisions.set(id, ['DRAFT']);
    else if (event === 'round.void') this.invalidate(id);
    else if (!states) return;
    else if (event === 'assignment.submit') submitted(states);
    else if (event === 'assignment.withdraw') states.splice(-1, 1, 'SUPERSEDED', 'DRAFT');
    else if (event === 'assignment.return') states.push('DRAFT');
  }

  async differences(db: ClientBase): Promise<string[]> {
    const { rows } = await db.query<{ id: string; states: string[] }>(
      `SELECT assignment_id AS id, array_agg(state ORDER BY revision) AS states FROM review GROUP BY assignment_id`,
    );
    const left = new Map(this.revisions);
    const found: string[] = [];
    for (const { id, states } of rows) {
      const told = left.get(id)?.join();
      if (told !== states.join())
        found.push(`reviews of assignment ${id} are ${states.join()}; the trail says ${told}`);
      left.delete(id);
    }
    return [...found, ...[...left.keys()].map((id) => `assignment ${id} has no review`)];
  }

  private invalidate(roundId: string): void {
    for (const [id, states] of this.revisions) {
      if (this.roundOf.get(id) !== roundId) continue;
      const counted = (state: string): boolean => state === 'SUBMITTED' || state === 'SUPERSEDED';
      this.revisions.set(
        id,
        states.map((state) => (counted(state) ? 'INVALIDATED' : state)),
      );
    }
  }
}

function submitted(states: string[]): void {
  for (let at = 0; at < states.length - 1; at += 1) if (states[at] === 'SUBMITTED') states[at] = 'SUPERSEDED';
  states[states.length - 1] = 'SUBMITTED';
}
