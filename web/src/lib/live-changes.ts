import type { Query, QueryClient } from '@tanstack/react-query';
import type { LiveChange } from './live-stream';

/** Lists and figures that a change of one thing shows in too, by the first word of their query keys. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  assignment: ['my-work', 'threads'],
  claim: ['claims', 'claim-counts', 'stats', 'audit'],
  round: ['claims', 'claim-counts', 'stats', 'agreement', 'audit'],
  document: ['documents', 'audit'],
  'document-jobs': ['documents'],
  verdicts: ['claims', 'claim-counts', 'stats', 'audit'],
  corrections: ['verdicts', 'audit'],
  complaints: ['audit'],
  replies: ['audit'],
  reports: ['stats'],
  people: ['audit'],
  feeds: ['watches'],
  sources: ['watches'],
};
/** Lists are fetched anew this often at most, however much happens to what is in them. */
const LIST_PAUSE_MS = 3_000;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * So many pages of a list are fetched anew while one looks at it. Somebody who has read on further is not at its newest rows,
 * and each change would fetch all of them, one after the other.
 */
const MOST_PAGES = 15;
const isLong = ({ state: { data } }: Query): boolean =>
  ((data as { pages?: readonly unknown[] } | undefined)?.pages?.length ?? 0) > MOST_PAGES;

/** What is about this one thing, or about no single one. */
const isAbout =
  ({ topic, id }: LiveChange) =>
  ({ queryKey: [word, second] }: Query): boolean =>
    word === topic && (id === undefined || typeof second !== 'string' || !UUID.test(second) || second === id);

/** Makes what the page keeps out of date, so that what is in view is fetched anew. */
export class LiveChanges {
  private readonly lists = new Set<string>();
  private listsAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly queries: QueryClient) {}

  apply(changes: readonly LiveChange[]): void {
    for (const change of changes) {
      this.invalidate(isAbout(change));
      for (const word of ALSO[change.topic] ?? []) this.lists.add(word);
    }
    if (this.lists.size === 0 || this.timer !== undefined) return;
    this.timer = setTimeout(() => this.applyLists(), Math.max(0, this.listsAt + LIST_PAUSE_MS - Date.now()));
  }

  /** More was missed than anybody can say. */
  all(): void {
    this.invalidate(() => true);
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private applyLists(): void {
    this.timer = undefined;
    this.listsAt = Date.now();
    const words = new Set(this.lists);
    this.lists.clear();
    this.invalidate(({ queryKey: [word] }) => typeof word === 'string' && words.has(word));
  }

  private invalidate(predicate: (query: Query) => boolean): void {
    // A page that nobody looks at fetches when it is looked at: TanStack does that for what is out of date.
    void this.queries.invalidateQueries({ predicate, refetchType: 'none' });
    if (!document.hidden) {
      void this.queries.refetchQueries({ type: 'active', predicate: (query) => predicate(query) && !isLong(query) });
    }
  }
}
