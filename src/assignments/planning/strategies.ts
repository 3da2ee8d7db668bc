import { createHash } from 'node:crypto';
import type { Strategy } from '../round-policy.js';

/** A person who may take the place, with the work they would have before it. */
export interface Choice {
  id: string;
  novice: boolean;
  /** Topics of the claim that this person knows. */
  expertIn: readonly string[];
  open: number;
  weight: number;
  recent: number;
  /** Places this plan has given them so far. */
  given: number;
}

/** A number between 0 and 1 that depends on nothing but its arguments. */
export const seededFraction = (...parts: readonly string[]): number =>
  createHash('sha256').update(JSON.stringify(parts)).digest().readUInt32BE(0) / 2 ** 32;

type Key = (choice: Choice, seed: string, claimId: string) => readonly number[];

const leastLoaded: Key = ({ id, weight, recent }, seed, claimId) => [weight, recent, seededFraction(seed, claimId, id)];

/** Whoever has the smallest key, compared part by part, gets the place. */
const KEYS: Record<Strategy, Key> = {
  // One ring for the whole plan: the seed says where each person stands in it.
  ROUND_ROBIN: ({ id, given }, seed) => [given, seededFraction(seed, id)],
  LEAST_LOADED: leastLoaded,
  RANDOM_SEEDED: ({ id }, seed, claimId) => [seededFraction(seed, claimId, id)],
  EXPERT_TAG: (choice, seed, claimId) => [-choice.expertIn.length, ...leastLoaded(choice, seed, claimId)],
  // That there are no two is the eligibility rule's business; here only the load counts.
  NO_TWO_NOVICES: leastLoaded,
};

/** The choices, best first. The same arguments always give the same order. */
export function ranked(
  strategy: Strategy,
  choices: readonly Choice[],
  { seed, claimId }: { seed: string; claimId: string },
): Choice[] {
  return choices
    .map((choice) => ({ choice, key: KEYS[strategy](choice, seed, claimId) }))
    .sort((a, b) => compared(a.key, b.key) || (a.choice.id < b.choice.id ? -1 : 1))
    .map(({ choice }) => choice);
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const load = ({ open, weight, recent }: Choice): string =>
  `${open} open (weight ${weight}), ${recent} in the last 30 days`;

/** Why the strategy chose this person, for an editor. */
export function whyChosen(strategy: Strategy, choice: Choice): string {
  switch (strategy) {
    case 'ROUND_ROBIN':
      return `next in turn: ${choice.given} given by this plan so far`;
    case 'LEAST_LOADED':
      return `least loaded: ${load(choice)}`;
    case 'RANDOM_SEEDED':
      return 'drawn by the seed';
    case 'EXPERT_TAG':
      return choice.expertIn.length > 0
        ? `expert in ${choice.expertIn.join(', ')}; ${load(choice)}`
        : `no expert is free; least loaded: ${load(choice)}`;
    case 'NO_TWO_NOVICES':
      return `${choice.novice ? 'novice, the only one' : 'experienced'}; least loaded: ${load(choice)}`;
  }
}
