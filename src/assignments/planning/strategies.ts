import { createHash } from 'node:crypto';
import type { Strategy } from '../round-policy.js';
import { type Reasoned, reasoned } from './plan-reason.js';

/** A person who may take the place, with the work they would have before it. */
export interface Choice {
  id: string;
  novice: boolean;
  /** Who rates a claim may not settle it: those who settle come after those who only rate. */
  settles: boolean;
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

const leastLoaded: Key = ({ id, settles, weight, recent }, seed, claimId) => [
  Number(settles),
  weight,
  recent,
  seededFraction(seed, claimId, id),
];

/** Whoever has the smallest key, compared part by part, gets the place. */
const KEYS: Record<Strategy, Key> = {
  // One ring for the whole plan: the seed says where each person stands in it.
  ROUND_ROBIN: ({ id, settles, given }, seed) => [Number(settles), given, seededFraction(seed, id)],
  LEAST_LOADED: leastLoaded,
  RANDOM_SEEDED: ({ id, settles }, seed, claimId) => [Number(settles), seededFraction(seed, claimId, id)],
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

const loadOf = ({ open, weight, recent }: Choice) => ({ open, weight, recent });
const load = ({ open, weight, recent }: Choice): string =>
  `${open} open (weight ${weight}), ${recent} in the last 30 days`;

/** Why the strategy chose this person, for an editor. */
export function whyChosen(strategy: Strategy, choice: Choice): Reasoned {
  switch (strategy) {
    case 'ROUND_ROBIN':
      return reasoned(`next in turn: ${choice.given} given by this plan so far`, 'next-in-turn', {
        given: choice.given,
      });
    case 'LEAST_LOADED':
      return reasoned(`least loaded: ${load(choice)}`, 'least-loaded', loadOf(choice));
    case 'RANDOM_SEEDED':
      return reasoned('drawn by the seed', 'random');
    case 'EXPERT_TAG':
      return whyExpert(choice);
    case 'NO_TWO_NOVICES':
      return choice.novice
        ? reasoned(`novice, the only one; least loaded: ${load(choice)}`, 'only-novice', loadOf(choice))
        : reasoned(`experienced; least loaded: ${load(choice)}`, 'experienced', loadOf(choice));
  }
}

function whyExpert(choice: Choice): Reasoned {
  if (choice.expertIn.length === 0) {
    return reasoned(`no expert is free; least loaded: ${load(choice)}`, 'no-expert', loadOf(choice));
  }
  const topics = choice.expertIn.join(', ');
  return reasoned(`expert in ${topics}; ${load(choice)}`, 'expert', { topics, ...loadOf(choice) });
}
