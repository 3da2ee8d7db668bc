import type { LiveChange, LiveTopic } from './live-change.js';

/** Ids of one topic; beyond, the topic as a whole is cheaper to tell and to act on. */
const MOST_IDS = 50;

/** Changes that wait to be told, each once. */
export class ChangeSet {
  private readonly topics = new Map<LiveTopic, Set<string> | 'all'>();

  get isEmpty(): boolean {
    return this.topics.size === 0;
  }

  add({ topic, id }: LiveChange): void {
    const ids = this.topics.get(topic) ?? new Set<string>();
    if (ids === 'all') return;
    if (id !== undefined) ids.add(id);
    this.topics.set(topic, id === undefined || ids.size > MOST_IDS ? 'all' : ids);
  }

  /** Everything there is, in the order of its topics' first mention; the set is empty then. */
  take(): LiveChange[] {
    const taken = [...this.topics].flatMap(([topic, ids]): LiveChange[] =>
      ids === 'all' ? [{ topic }] : [...ids].map((id) => ({ topic, id })),
    );
    this.topics.clear();
    return taken;
  }
}
