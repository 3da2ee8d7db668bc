import { ADVERSARIAL_CASES } from './adversarial-cases.js';
import { sourceOf } from './gold-revisions.js';
import { OURS } from './methods.js';
import { atLeast, type Report } from './report.js';
import { share } from './tally.js';

/** D3: made-up cases with exact expectations. */
export function adversarialReport(): Report {
  const lines: string[] = [];
  let right = 0;
  for (const { name, older, newer, claim, states, at } of ADVERSARIAL_CASES) {
    const [was, is] = [sourceOf(older), sourceOf(newer)];
    const start = was.text.indexOf(claim);
    const { state, span } = OURS.prepare(was, is)({ start, end: start + claim.length });
    const words = span && is.text.slice(span.start, span.end);
    if (states.includes(state) && (at === undefined || words === at)) right += 1;
    else lines.push(`${name}: ${state}, expected ${states.join(' or ')}`);
  }
  const gate = atLeast('as expected', share(right, ADVERSARIAL_CASES.length), 1);
  return { title: 'D3: cases made to mislead', lines, gates: [gate] };
}
