/** Something of a rater that somebody else was shown. */
export interface Sighting {
  /** Whose answer it stood in. */
  viewerId: string;
  assignmentId: string;
  /** `rating`: of a review. `talk`: of a question or a reason to decline, which editors read. */
  kind: 'rating' | 'talk';
  request: string;
  /** Between these moments (of the machine's clock) the answer was made. */
  from: Date;
  to: Date;
}

const MARK = /(rating|talk)([0-9a-f]{32})/g;

/**
 * Everything a rater writes on an assignment carries its mark. Every answer to anybody is searched for the marks of
 * others; afterwards the database tells which of these sightings were allowed.
 */
export class RatingMarks {
  readonly sightings: Sighting[] = [];
  /** Assignments by the person who writes on them. */
  private readonly own = new Map<string, Set<string>>();

  /** Words to write into a text on this assignment. */
  markOf(raterId: string, assignmentId: string, kind: Sighting['kind']): string {
    const own = this.own.get(raterId) ?? new Set<string>();
    own.add(assignmentId);
    this.own.set(raterId, own);
    return `${kind}${assignmentId.replaceAll('-', '')}`;
  }

  search(viewerId: string, request: string, text: string, from: Date, to: Date): void {
    const own = this.own.get(viewerId);
    for (const [, kind, hex] of new Map([...text.matchAll(MARK)].map((match) => [match[0], match])).values()) {
      const assignmentId = (hex ?? '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      if (own?.has(assignmentId)) continue;
      this.sightings.push({ viewerId, assignmentId, kind: kind === 'talk' ? 'talk' : 'rating', request, from, to });
    }
  }
}
