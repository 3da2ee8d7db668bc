import { describe, expect, it } from '@jest/globals';
import { Random } from '../../soak/random.js';
import { type SimulatedWatch, type SimulationOptions, WatchSimulation } from '../../test/support/watch-simulation.js';
import { firstCheckAt } from './next-check.js';
import { mostSaved } from './politeness.js';

const START = Date.parse('2026-11-02T10:00:00Z');
const PAGES = 10_000;
const HOUR = 60;
/** The defaults of a desk, with two worker processes. One site in fifty does not answer before its time is up. */
const OPTIONS: SimulationOptions = {
  limits: { startsPerMinute: 240, atOnce: 40 },
  hostSeconds: 10,
  workers: 8,
  secondsOf: (_watch, chance) => (chance > 0.98 ? 40 : 0.3 + 2 * chance),
  untilMinutes: 4 * HOUR,
};

/** How full workers and the queue before them shift starts together, beyond what is handed out in a minute. */
const MOST_PER_MINUTE =
  OPTIONS.limits.startsPerMinute + mostSaved(OPTIONS.limits.startsPerMinute) + OPTIONS.limits.atOnce;

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Pages on `hosts` hosts, as on the web: a few have many, most have few. */
function spread(hosts: number, dueAt: (id: string) => number, pages = PAGES): SimulatedWatch[] {
  const chance = new Random(3);
  return Array.from({ length: pages }, (_, number) => {
    const id = idOf(number);
    return { id, host: `h${Math.floor(hosts * chance.next() ** 2)}.example`, intervalMinutes: HOUR, dueAt: dueAt(id) };
  });
}

const run = (watches: SimulatedWatch[], options: Partial<SimulationOptions> = {}) => {
  const simulation = new WatchSimulation(watches, { ...OPTIONS, ...options }, START);
  return { simulation, figures: simulation.run() };
};

function expectPolite({ figures }: ReturnType<typeof run>): void {
  expect(figures.mostStartsPerMinute).toBeLessThanOrEqual(MOST_PER_MINUTE);
  expect(figures.mostOnOneHost).toBe(1);
  expect(figures.shortestGapOnOneHost).toBeGreaterThanOrEqual(OPTIONS.hostSeconds);
  expect(figures.neverChecked).toBe(0);
}

describe('ten thousand watched pages (figures as in docs/watching.md)', () => {
  it('that were all made in one second are spread over their interval', () => {
    const result = run(spread(1_500, (id) => firstCheckAt(new Date(START), id, HOUR).getTime()));
    expectPolite(result);
    expect(result.figures).toEqual({
      checks: 39799,
      mostStartsPerMinute: 245,
      mostOnOneHost: 1,
      shortestGapOnOneHost: 10,
      neverChecked: 0,
      minutesToFirstCheckOfAll: 70,
    });
  });

  it('that are all overdue after 12 hours without the desk are caught up with, not stormed', () => {
    const chance = new Random(11);
    const result = run(spread(1_500, () => START - chance.next() * 12 * HOUR * 60_000));
    expectPolite(result);
    expect(result.figures).toEqual({
      checks: 40399,
      mostStartsPerMinute: 265,
      mostOnOneHost: 1,
      shortestGapOnOneHost: 10,
      neverChecked: 0,
      minutesToFirstCheckOfAll: 72.7,
    });
  });

  it('of which a quarter is on one site do not make the others wait for it', () => {
    const others = spread(1_500, () => START, (3 * PAGES) / 4);
    const big = Array.from({ length: PAGES / 4 }, (_, number) => {
      return { id: idOf(PAGES + number), host: 'big.example', intervalMinutes: HOUR, dueAt: START - 1 };
    });
    const alone = run(others);
    const beside = run([...big, ...others], { untilMinutes: 12 * HOUR });
    expectPolite(beside);
    const lastOfOthers = Math.max(
      ...[...beside.simulation.firstChecks()].filter(([id]) => id < idOf(PAGES)).map(([, minutes]) => minutes),
    );
    expect({ alone: alone.figures.minutesToFirstCheckOfAll, lastOfOthers, ...beside.figures }).toEqual({
      alone: 50.6,
      lastOfOthers: 50.25,
      checks: 62_387,
      mostStartsPerMinute: 265,
      mostOnOneHost: 1,
      shortestGapOnOneHost: 10,
      neverChecked: 0,
      minutesToFirstCheckOfAll: 665.2,
    });
  });

  it('of sites that never answer hold up to forty places, and still everybody gets a turn', () => {
    const result = run(
      spread(1_500, () => START, 1_000),
      { secondsOf: () => 40, untilMinutes: 4 * HOUR },
    );
    expectPolite(result);
    expect(result.figures).toEqual({
      checks: 2880,
      mostStartsPerMinute: 16,
      mostOnOneHost: 1,
      shortestGapOnOneHost: 200,
      neverChecked: 0,
      minutesToFirstCheckOfAll: 84.1,
    });
  });
});
