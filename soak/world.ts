import type { DeskClient } from './desk-client.js';
import type { Random } from './random.js';
import type { RatingMarks } from './rating-marks.js';
import type { Tally } from './tally.js';

/** A submission that the server acknowledged: its words may never change again. */
export interface Submission {
  assignmentId: string;
  label: string;
  rationale: string;
}

/** Ids people come across, the latest last; a bounded heap of each kind, so that much is done to the same things. */
export class Heap {
  private readonly ids: string[] = [];

  constructor(private readonly size = 60) {}

  add(id: string | null | undefined): void {
    if (typeof id !== 'string' || this.ids.includes(id)) return;
    this.ids.push(id);
    if (this.ids.length > this.size) this.ids.shift();
  }

  pick(random: Random): string | undefined {
    return this.ids.length === 0 ? undefined : random.pick(this.ids);
  }
}

/** What all clients know between them, and what they have to remember for the end. */
export class World {
  readonly claims = new Heap();
  readonly rounds = new Heap();
  readonly assignments = new Heap();
  readonly verdicts = new Heap();
  readonly threads = new Heap();
  readonly corrections = new Heap();
  readonly documents = new Heap(40);
  /** Sentences of the newest version that a client sent. */
  readonly texts = new Map<string, string[]>();
  /** The newest round of a claim that a client has heard of. */
  readonly roundOf = new Map<string, string>();
  readonly submissions: Submission[] = [];

  constructor(
    readonly people: readonly DeskClient[],
    readonly marks: RatingMarks,
    readonly tally: Tally,
  ) {}

  /** Who can rate. */
  get raters(): DeskClient[] {
    return this.people.filter(({ roles }) => roles.includes('reviewer') || roles.includes('adjudicator'));
  }

  heardOfRound(claimId: string, roundId: string | null): void {
    if (roundId === null) return;
    this.rounds.add(roundId);
    this.roundOf.set(claimId, roundId);
  }
}
