import type { DeskClient } from '../desk-client.js';
import type { Random } from '../random.js';
import type { World } from '../world.js';

/** Who does something, in which world, by which numbers. */
export interface Doing {
  who: DeskClient;
  world: World;
  random: Random;
}

export type Act = (doing: Doing) => Promise<unknown>;

/** Acts with how often they are chosen in relation to each other. */
export type Habits = readonly (readonly [weight: number, act: Act])[];

/** Draws an act by its weight. */
export function choose(habits: Habits, random: Random): Act {
  const total = habits.reduce((sum, [weight]) => sum + weight, 0);
  let left = random.next() * total;
  for (const [weight, act] of habits) {
    left -= weight;
    if (left < 0) return act;
  }
  throw new Error('there is nothing to choose from');
}

/** One of the things that were listed, or undefined. */
// oxlint-disable-next-line typescript/no-explicit-any -- an item of whatever list the API answered
export const oneOf = (items: unknown, random: Random): any =>
  Array.isArray(items) && items.length > 0 ? random.pick(items) : undefined;
