/** A label of a rating scheme, as figures need it. */
export interface FigureLabel {
  key: string;
  name: string;
  /** Place on the scale, higher is truer; null off the scale. */
  ordinal: number | null;
  /** As #rrggbb; null: one is chosen by its place. */
  color: string | null;
}

export interface LabelCount {
  label: string;
  count: number;
}

/** Verdicts of one month (`2026-03`). */
export interface MonthCounts {
  month: string;
  labels: readonly LabelCount[];
}

/** Verdicts of one claimant, source or topic. */
export interface GroupCounts {
  name: string;
  labels: readonly LabelCount[];
}

export const sumOf = (counts: readonly LabelCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);

export const countOf = (counts: readonly LabelCount[], label: string): number =>
  counts.find((each) => each.label === label)?.count ?? 0;
