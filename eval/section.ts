/** One figure of the table: what was measured, on what, and the figures it stands beside. */
export interface EvalRow {
  /** The measure, such as `F1`. */
  measure: string;
  /** What it was measured on, with its size: `CheckThat! dev (1,032 sentences)`. */
  on: string;
  value: number;
  /** Figures of others on this or a similar set, each with its source; empty when there is none. */
  baselines: { name: string; value: number }[];
  /** What this product asks of itself; null when the row is only reported. */
  atLeast: number | null;
  /** Digits after the point; 3 for shares. */
  digits?: number;
  /** What a reader has to know to read the figure right. */
  note?: string;
}

/** One part of `npm run eval`. */
export interface EvalSection {
  name: string;
  /**
   * Measures on the data that is present.
   *
   * @param data folder of the development data (`../shared/data`)
   * @returns the rows, or null when the data is absent; the table then says so
   */
  run(data: string): Promise<EvalRow[] | null>;
}
