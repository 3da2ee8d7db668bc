import type { ImpactView } from './impact.schemas.js';

type Counts = ImpactView['counts'];

const FATES: readonly [keyof Counts, one: string, many: string][] = [
  ['stand', 'stands', 'stand'],
  ['contextChanged', 'in another context', 'in another context'],
  ['reworded', 'reworded', 'reworded'],
  ['changed', 'changed', 'changed'],
  ['gone', 'gone', 'gone'],
  ['failed', 'could not be compared', 'could not be compared'],
  ['pending', 'being compared', 'being compared'],
];

/** The counts of a version as a sentence: "41 claims: 38 stand, 1 reworded, 1 changed, 1 gone; 2 new." */
export function impactSentence(counts: Counts): string {
  const added = counts.new > 0 ? `${counts.new} new` : null;
  if (counts.claims === 0) return added ? `No claims to look for; ${added}.` : 'No claims to look for.';
  const fates = FATES.filter(([fate]) => counts[fate] > 0).map(
    ([fate, one, many]) => `${counts[fate]} ${counts[fate] === 1 ? one : many}`,
  );
  const claims = counts.claims === 1 ? '1 claim' : `${counts.claims} claims`;
  return `${claims}: ${fates.join(', ')}${added ? `; ${added}` : ''}.`;
}
