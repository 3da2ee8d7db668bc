/**
 * What the server has acknowledged, as the clients saw it: the only truth about what may not be lost. An operation is
 * repeated until it has a definite answer, so what is not in here must not be in the database either.
 */
export class Acknowledged {
  readonly documents = new Map<string, { title: string; text: string }>();
  readonly accepted = new Map<string, { checkReason: string }>();
  readonly rounds = new Map<string, { claimId: string }>();
  readonly assignments = new Map<string, { reviewerId: string }>();
  /** The last draft; `version` is that of the answer. */
  readonly drafts = new Map<string, { version: number; label: string; rationale: string }>();
  readonly submitted = new Map<string, { label: string; rationale: string }>();
  readonly approved = new Map<string, { summary: string }>();
  readonly published = new Map<string, { claimId: string; reportNumber: string }>();

  get count(): number {
    const maps = [this.documents, this.accepted, this.rounds, this.assignments, this.drafts, this.submitted];
    return [...maps, this.approved, this.published].reduce((sum, { size }) => sum + size, 0);
  }
}
