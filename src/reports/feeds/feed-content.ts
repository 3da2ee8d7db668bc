/** What a feed says, whatever its format. Addresses are whole. */
export interface FeedContent {
  /** Never changes, so that readers know the feed again. */
  id: string;
  title: string;
  author: string;
  homeUrl: string;
  /** Addresses of the feed itself in both formats. */
  selfUrl: { atom: string; json: string };
  /** Newest change first. */
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** Never changes, whatever becomes of what it is about: `urn:uuid:…`. */
  id: string;
  url: string;
  title: string;
  text: string;
  categories: readonly string[];
  /** BCP 47; left out where texts of several languages meet. */
  language?: string;
  imageUrl?: string;
  published: Date;
  updated: Date;
}

/** When anything in the feed last changed; 1970 for an empty feed, so that it says the same each time. */
export const feedUpdated = ({ entries }: FeedContent): Date =>
  new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())));
