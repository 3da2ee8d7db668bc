/**
 * What the extractor said of one sentence when it searched the text. Kept as it was, whatever becomes of the claim:
 * with the desk's decision it is a label that an extractor can be measured and trained on.
 */
export interface ExtractorOpinion {
  /** False for a sentence that it had set aside and an editor took as a claim. */
  picked: boolean;
  /** The sentence. */
  text: string;
  /** 0 to 1, comparable within one extractor version. */
  score: number;
  /** 0 to 1; null for sentences that were set aside, of which only the score is kept. */
  verifiable: number | null;
  checkworthy: number | null;
  type: string | null;
  speaker: string | null;
  reasons: string[];
  extractorVersion: string;
  /** Of the extraction settings; 0 for the defaults. */
  settingsVersion: number;
}
