import { setTimeout as sleep } from 'node:timers/promises';
import { type Act, choose, type Habits } from './acts/act.js';
import { HANDLING } from './acts/handling.js';
import { ADMIN, READING, VIEWER } from './acts/reading.js';
import { REVIEWER } from './acts/reviewer.js';
import { openRound, ROUNDS } from './acts/rounds.js';
import { accept, ingest, TRIAGE } from './acts/triage.js';
import { ADJUDICATION, VERDICTS } from './acts/verdicts.js';
import type { DeskClient } from './desk-client.js';
import { Random } from './random.js';
import type { World } from './world.js';

/** Of a hundred people at the desk; the rest are reviewers. */
const SHARES: readonly [percent: number, roles: readonly string[]][] = [
  [16, ['editor']],
  // One person with two hats: duties are kept apart by claim, not by account.
  [4, ['editor', 'reviewer']],
  [10, ['adjudicator']],
  [4, ['viewer']],
];
const THINK_MS = 120;
const FIRST_DOCUMENTS = 3;

/** The roles of each of so many people: one admin, at least one of each kind, mostly reviewers. */
export function staffing(clients: number): (readonly string[])[] {
  const staff: (readonly string[])[] = [['admin']];
  for (const [percent, roles] of SHARES) {
    const count = Math.max(2, Math.round((clients * percent) / 100));
    for (let n = 0; n < count; n += 1) staff.push(roles);
  }
  while (staff.length < clients) staff.push(['reviewer']);
  return staff.slice(0, clients);
}

function habitsOf(roles: readonly string[]): Habits {
  const habits: (readonly [number, Habits[number][1]])[] = [];
  if (roles.includes('editor')) habits.push(...TRIAGE, ...ROUNDS, ...VERDICTS, ...HANDLING, ...READING);
  if (roles.includes('reviewer')) habits.push(...REVIEWER);
  if (roles.includes('adjudicator')) {
    // An adjudicator rates too, now and then: what they rated others have to settle.
    habits.push(...ADJUDICATION, ...READING, ...REVIEWER.map(([weight, act]) => [weight / 5, act] as const));
  }
  if (roles.includes('viewer')) habits.push(...VIEWER);
  if (roles.includes('admin')) habits.push(...ADMIN);
  return habits;
}

/** Before the clock runs: texts are there, some of their claims are chosen, and some of those are in review. */
export async function beginWork(world: World, seed: number, jobsDone: () => Promise<unknown>): Promise<void> {
  const editors = world.people.filter(({ roles }) => roles.includes('editor'));
  const morning = (act: Act, times: number): Promise<unknown> =>
    Promise.all(
      editors.map(async (who, index) => {
        const random = new Random(seed + 7919 * (index + 1));
        for (let turn = 0; turn < times; turn += 1) await act({ who, world, random });
      }),
    );
  await morning(ingest, FIRST_DOCUMENTS);
  await jobsDone();
  await morning(accept, 2 * FIRST_DOCUMENTS);
  await morning(openRound, FIRST_DOCUMENTS);
}

/** Everybody does what they please, by the seed, until the time is over. */
export async function letThemWork(world: World, seed: number, seconds: number): Promise<void> {
  const until = Date.now() + seconds * 1_000;
  await Promise.all(world.people.map((who, index) => oneDay(who, world, new Random(seed * 1_000 + index), until)));
}

async function oneDay(who: DeskClient, world: World, random: Random, until: number): Promise<void> {
  const habits = habitsOf(who.roles);
  while (Date.now() < until && !who.hasLeft) {
    await sleep(random.between(0, THINK_MS));
    await choose(habits, random)({ who, world, random });
  }
}
