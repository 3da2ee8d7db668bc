import { nextCheckAt, type Rhythm } from '../../src/watching/next-check.js';
import {
  type Candidate,
  chooseStarts,
  freePlaces,
  hostFreeAt,
  type Pace,
  type PaceLimits,
  refilled,
} from '../../src/watching/politeness.js';
import { Random } from '../../soak/random.js';

/** A watched page of the simulated desk. */
export interface SimulatedWatch {
  id: string;
  host: string;
  intervalMinutes: number;
  /** Milliseconds on the virtual clock. */
  dueAt: number;
}

export interface SimulationOptions {
  limits: PaceLimits;
  hostSeconds: number;
  /** Checks that all workers together run at a time. */
  workers: number;
  /** Seconds that a check takes; `chance` is evenly spread from 0 to 1. */
  secondsOf: (watch: SimulatedWatch, chance: number) => number;
  untilMinutes: number;
}

interface Start {
  host: string;
  id: string;
  from: number;
  to: number;
}

/** What was seen. Times in seconds, where nothing else is said. */
export interface Figures {
  checks: number;
  /** In any 60 seconds. */
  mostStartsPerMinute: number;
  mostOnOneHost: number;
  shortestGapOnOneHost: number;
  /** Pages that were not checked at all. */
  neverChecked: number;
  /** Until the last page had its first check, in minutes. */
  minutesToFirstCheckOfAll: number;
}

const TICK_MS = 5_000;

/**
 * Runs the rules of the scheduler against a virtual clock: every five seconds checks are handed out as
 * `HandOutChecks` does, workers take them in order, and a check that ends frees its host and plans the next one. Every
 * page says that nothing has changed. What the SQL does, the most urgent due check of each free host, is done here by
 * looking at all of them.
 */
export class WatchSimulation {
  readonly starts: Start[] = [];
  private readonly hosts = new Map<string, { freeAt: number; waiting: SimulatedWatch[] }>();
  private readonly queue: SimulatedWatch[] = [];
  private readonly running: { watch: SimulatedWatch; to: number }[] = [];
  private readonly unchanged = new Map<string, number>();
  private readonly chance = new Random(7);
  private pace: Pace;

  constructor(
    private readonly watches: readonly SimulatedWatch[],
    private readonly options: SimulationOptions,
    private readonly start: number,
  ) {
    this.pace = { saved: 0, at: new Date(start) };
    for (const watch of watches) {
      const host = this.hosts.get(watch.host) ?? { freeAt: start, waiting: [] };
      host.waiting.push(watch);
      this.hosts.set(watch.host, host);
    }
  }

  run(): Figures {
    const end = this.start + this.options.untilMinutes * 60_000;
    for (let now = this.start; now <= end; now += TICK_MS) {
      this.work(now);
      this.handOut(now);
      this.work(now);
    }
    return this.figures();
  }

  /** When a page had its first check, in minutes from the beginning. */
  firstChecks(): Map<string, number> {
    const first = new Map<string, number>();
    for (const { id, from } of this.starts) if (!first.has(id)) first.set(id, (from - this.start) / 60_000);
    return first;
  }

  private handOut(now: number): void {
    this.pace = refilled(this.pace, new Date(now), this.options.limits);
    const places = freePlaces(this.pace, this.queue.length + this.running.length, this.options.limits);
    if (places === 0) return;
    const chosen = chooseStarts(this.candidates(now), places);
    for (const { watch } of chosen) {
      const host = this.hosts.get(watch.host)!;
      host.waiting.splice(host.waiting.indexOf(watch), 1);
      host.freeAt = Infinity;
      this.queue.push(watch);
    }
    this.pace = { ...this.pace, saved: this.pace.saved - chosen.length };
  }

  private candidates(now: number): (Candidate & { watch: SimulatedWatch })[] {
    return [...this.hosts].flatMap(([name, { freeAt, waiting }]) => {
      if (freeAt > now) return [];
      let watch: SimulatedWatch | undefined;
      for (const other of waiting) if (other.dueAt <= now && (!watch || other.dueAt < watch.dueAt)) watch = other;
      if (!watch) return [];
      const { id, dueAt } = watch;
      return [{ id, host: name, dueSince: new Date(dueAt), requested: false, watch }];
    });
  }

  /** Ends checks and begins others, in the order in which workers get free. */
  private work(now: number): void {
    for (;;) {
      this.running.sort((a, b) => a.to - b.to);
      const ended = this.running[0] && this.running[0].to <= now ? this.running.shift() : undefined;
      if (ended) this.end(ended.watch, ended.to);
      const next = this.running.length < this.options.workers ? this.queue.shift() : undefined;
      if (next) this.begin(next, Math.max(ended?.to ?? now, now - TICK_MS));
      if (!ended && !next) return;
    }
  }

  private begin(watch: SimulatedWatch, from: number): void {
    const to = from + this.options.secondsOf(watch, this.chance.next()) * 1000;
    this.starts.push({ host: watch.host, id: watch.id, from, to });
    this.running.push({ watch, to });
  }

  private end(watch: SimulatedWatch, at: number): void {
    const host = this.hosts.get(watch.host)!;
    const unchanged = (this.unchanged.get(watch.id) ?? 0) + 1;
    this.unchanged.set(watch.id, unchanged);
    const { intervalMinutes } = watch;
    const rhythm: Rhythm = { intervalMinutes, unchanged, failures: 0, health: 'ACTIVE' };
    host.freeAt = hostFreeAt(new Date(at), this.options.hostSeconds, null).getTime();
    host.waiting.push({ ...watch, dueAt: nextCheckAt(new Date(at), watch.id, rhythm, null).getTime() });
  }

  private figures(): Figures {
    const first = this.firstChecks();
    const times = this.starts.map(({ from }) => from).sort((a, b) => a - b);
    let mostStartsPerMinute = 0;
    for (let last = 0, from = 0; last < times.length; last += 1) {
      while (times[last]! - times[from]! >= 60_000) from += 1;
      mostStartsPerMinute = Math.max(mostStartsPerMinute, last - from + 1);
    }
    return {
      checks: this.starts.length,
      mostStartsPerMinute,
      ...this.perHost(),
      neverChecked: this.watches.length - first.size,
      minutesToFirstCheckOfAll: Math.round(Math.max(...first.values()) * 10) / 10,
    };
  }

  private perHost(): Pick<Figures, 'mostOnOneHost' | 'shortestGapOnOneHost'> {
    const last = new Map<string, Start>();
    let mostOnOneHost = this.starts.length > 0 ? 1 : 0;
    let shortest = Infinity;
    for (const start of [...this.starts].sort((a, b) => a.from - b.from)) {
      const before = last.get(start.host);
      if (before && start.from < before.to) mostOnOneHost = 2;
      if (before) shortest = Math.min(shortest, start.from - before.to);
      last.set(start.host, start);
    }
    return { mostOnOneHost, shortestGapOnOneHost: Math.round(shortest / 100) / 10 };
  }
}
