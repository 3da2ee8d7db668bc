/** Counts of a yes-or-no question. */
export interface Share {
  hits: number;
  of: number;
}

export const share = (hits: number, of: number): Share => ({ hits, of });

/** "98.5 % of 200 (95.7–99.5)": the share with its Wilson 95 % interval. */
export function percent({ hits, of }: Share): string {
  if (of === 0) return 'none';
  const z = 1.96;
  const p = hits / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const figure = (value: number): string => (100 * Math.min(1, Math.max(0, value))).toFixed(1);
  return `${(100 * p).toFixed(2)} % of ${of} (${figure(middle - half)}–${figure(middle + half)})`;
}
