import type { Span } from '../text/span.js';

/** What a merge gave to the claim that was kept, so that it can be given back. */
export interface MergeGain {
  intoId: string;
  appearances: string[];
  /** The place that was added to the kept claim, and in which version; null where none was. */
  place: (Span & { documentVersionId: string }) | null;
}

/** What accepting or rejecting a claim replaced. Kept while nothing else has happened to its state. */
export interface TriageBefore<Reason extends string> {
  decision: 'accept' | 'reject';
  state: 'CANDIDATE' | 'READY';
  checkReason: string | null;
  editorId: string | null;
  triage: 'ACCEPTED' | 'REJECTED' | null;
  triageReason: Reason | null;
  merge?: MergeGain;
}
