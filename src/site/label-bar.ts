import type { LabelCount } from '../reports/report-groups.queries.js';
import { counted, labelMark } from './layout.js';
import { type Html, markup } from './markup.js';

const WIDTH = 1000;

/** How often each label was given: a bar to look at, and the same in words. */
export function labelBar(labels: readonly LabelCount[]): Html | null {
  const total = labels.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  let from = 0;
  const parts = labels.map(({ count, color }) => {
    const x = from;
    from += (count / total) * WIDTH;
    return markup`<rect x="${x.toFixed(1)}" y="0" width="${(from - x).toFixed(1)}" height="24" fill="${color ?? '#888888'}" />`;
  });
  return markup`<div class="bar">
    <svg viewBox="0 0 ${WIDTH} 24" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>
    <ul class="counts">
      ${labels.map(({ name, color, count }) => markup`<li>${labelMark(name, color)} <span class="soft">${counted(count, 'report')}</span></li> `)}
    </ul>
  </div>`;
}
