import { isNotice } from './notices.js';
import type { IndexedText } from './source-text.js';

/** Which sentence of the newer text each one of the older text has become. */
export interface Alignment {
  /** By sentence of the older text; null when nothing in the newer one is it. */
  readonly to: readonly (number | null)[];
  /** The same, seen from the newer text. */
  readonly from: readonly (number | null)[];
}

/** The alignment while it is made; each sentence gets at most one partner. */
export class Pairing implements Alignment {
  readonly to: (number | null)[];
  readonly from: (number | null)[];

  constructor(
    readonly older: IndexedText,
    readonly newer: IndexedText,
  ) {
    this.to = older.sentences.map(() => null);
    this.from = newer.sentences.map(() => null);
  }

  /** Pairs two sentences; false (and nothing done) when one of them is out of range or has a partner. */
  join(older: number, newer: number): boolean {
    if (this.to[older] !== null || this.from[newer] !== null) return false;
    this.to[older] = newer;
    this.from[newer] = older;
    return true;
  }

  same(older: number, newer: number): boolean {
    const fold = this.older.sentences[older]?.fold;
    return fold !== undefined && fold === this.newer.sentences[newer]?.fold;
  }

  /** The newer sentence is in a notice about an earlier wording, and the older one was in none. */
  quotesBack(older: number, newer: number): boolean {
    const { older: was, newer: is } = this;
    return isNotice(is.blockFolds[is.blockOf(newer)] ?? '') && !isNotice(was.blockFolds[was.blockOf(older)] ?? '');
  }
}
