import { foldText } from '../text/fold.js';
import type { Candidate } from './candidate.js';

/** The statements of a document found so far: the same words by the same speaker are one, wherever they are said. */
export class Statements {
  /** By speaker and last word, which any two places of a statement share; nearly always one statement each. */
  private readonly buckets = new Map<string, Map<string, Candidate> | Candidate>();

  /** Adds the place of `candidate` to the same statement said earlier; false when this is the first time. */
  folds(candidate: Candidate): boolean {
    const key = `${candidate.speaker ?? ''}\n${candidate.sentence.tokens.findLast(({ kind }) => kind === 'word')?.lower ?? ''}`;
    const bucket = this.buckets.get(key);
    if (bucket === undefined) {
      this.buckets.set(key, candidate);
      return false;
    }
    const byWording = bucket instanceof Map ? bucket : new Map([[foldText(bucket.text), bucket]]);
    this.buckets.set(key, byWording);
    const wording = foldText(candidate.text);
    const first = byWording.get(wording);
    if (first === undefined) byWording.set(wording, candidate);
    else first.alsoAt.push({ start: candidate.start, end: candidate.end });
    return first !== undefined;
  }
}
