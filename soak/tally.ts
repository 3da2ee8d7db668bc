import type { Fault } from './invariants/check.js';

/** A run that goes wrong goes wrong a thousand times: so many of one kind are written down. */
const KEPT_PER_INVARIANT = 5;

/** How every request of all clients ended, and what was wrong with the answers. */
export class Tally {
  readonly faults: Fault[] = [];
  /** Answers by act and status. */
  private readonly answers = new Map<string, Map<number, number>>();
  private readonly found = new Map<string, number>();
  private readonly latencies: number[] = [];
  private readonly refusals = new Map<string, number>();

  count(act: string, status: number, milliseconds: number, code: string | undefined): void {
    const statuses = this.answers.get(act) ?? new Map<number, number>();
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    this.answers.set(act, statuses);
    this.latencies.push(milliseconds);
    if (code !== undefined) this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  fault(invariant: string, detail: string): void {
    const found = (this.found.get(invariant) ?? 0) + 1;
    this.found.set(invariant, found);
    if (found <= KEPT_PER_INVARIANT) this.faults.push({ invariant, detail });
  }

  /** Acts with their statuses, both in order. */
  get acts(): Record<string, Record<string, number>> {
    const sorted = [...this.answers].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([act, statuses]) => [act, Object.fromEntries(statuses)]));
  }

  /** Error codes of the refusals, the most frequent first. */
  get codes(): Record<string, number> {
    return Object.fromEntries([...this.refusals].toSorted(([, a], [, b]) => b - a));
  }

  get requests(): number {
    return this.latencies.length;
  }

  /** Milliseconds within which this share of the answers came. */
  within(share: number): number {
    const sorted = this.latencies.toSorted((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  }
}
