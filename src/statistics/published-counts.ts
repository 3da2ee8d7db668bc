import type { GroupRow, MonthRow } from './published-figures.queries.js';
import type { PublishedBreakdown, PublishedGroup, PublishedScheme } from './published-figures.schemas.js';

type Counted = { label: string; verdicts: number };
type LabelCount = { label: string; count: number };

export const total = (rows: readonly { verdicts: number }[]): number =>
  rows.reduce((sum, { verdicts }) => sum + verdicts, 0);

/** How often each label occurs, over all rows. */
export function countsOf(rows: readonly Counted[]): LabelCount[] {
  const counts = new Map<string, number>();
  for (const { label, verdicts } of rows) counts.set(label, (counts.get(label) ?? 0) + verdicts);
  return [...counts].map(([label, count]) => ({ label, count }));
}

/** @param rows by month */
export function monthsOf(rows: readonly MonthRow[]): PublishedScheme['months'] {
  return grouped(rows, ({ month }) => month).map((own) => ({ month: own[0].month, labels: countsOf(own) }));
}

/** @param rows of one scheme, by place, those without one last */
export function breakdownOf(rows: readonly GroupRow[]): PublishedBreakdown {
  const placed = rows.filter(({ place }) => place !== null);
  const top = grouped(placed, ({ place }) => place).map((own): PublishedGroup => {
    const [{ key, name }] = own;
    return { key: key ?? '', name: name ?? '', verdicts: total(own), labels: countsOf(own) };
  });
  const others = rows.filter(({ place }) => place === null);
  const [other] = others;
  if (other === undefined) return { top, rest: null };
  return { top, rest: { groups: other.groups - top.length, verdicts: total(others), labels: countsOf(others) } };
}

/** Rows with the same key, in the order of their first ones. */
function grouped<T>(rows: readonly T[], keyOf: (row: T) => unknown): [T, ...T[]][] {
  const groups = new Map<unknown, [T, ...T[]]>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    if (known) known.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}
