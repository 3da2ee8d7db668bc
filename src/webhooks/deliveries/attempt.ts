/** What came of sending once. */
export interface Attempt {
  /** HTTP status; null when there was no answer. */
  statusCode: number | null;
  durationMs: number;
  /** Why it counts as failed, for people; null for a 2xx. */
  error: string | null;
  /** The beginning of the answer's body; null when there was no answer. */
  responseBody: string | null;
  /** The receiver asks to be left alone for so long (429 and 503). */
  retryAfterSeconds: number | null;
}
