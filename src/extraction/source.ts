import type { Span } from '../text/span.js';

/** Who a sentence says it has its words from. */
export interface Source {
  /** Fullest name, or null for a source nobody could ask ("analysts") or one a pronoun stands for. */
  name: string | null;
  person: boolean;
  span: Span;
  /** The source is a pronoun; the reader knows who is meant from what came before. */
  pronoun: 'person' | 'thing' | null;
  /** How the words are reported: said, held, or promised. */
  manner: Manner;
}

export type Manner = 'speech' | 'stance' | 'promise';

const PRONOUNS: ReadonlyMap<string, 'person' | 'thing'> = new Map([
  ['he', 'person'],
  ['she', 'person'],
  ['it', 'thing'],
  ['they', 'thing'],
  ['his', 'person'],
  ['her', 'person'],
]);

/** What a pronoun stands for, or undefined for any other word. */
export function pronounKind(lower: string): 'person' | 'thing' | undefined {
  return PRONOUNS.get(lower);
}
