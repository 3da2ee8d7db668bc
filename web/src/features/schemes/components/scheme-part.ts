import type { Content } from '../api/schemes';

/** What every part of the editor gets: the scheme as it is written so far, and how to change it. */
export interface SchemePart {
  content: Content;
  set: (part: Partial<Content>) => void;
}
