import { percent, type Share } from './tally.js';

/** A part of the evaluation, as text. */
export interface Report {
  title: string;
  lines: string[];
  gates: Gate[];
}

/** What the design asks for, and whether it was reached. */
export interface Gate {
  what: string;
  met: boolean;
}

const rate = ({ hits, of }: Share): number => (of === 0 ? 0 : hits / of);

export const atLeast = (name: string, share: Share, least: number): Gate => ({
  what: `${name}: ${percent(share)}, at least ${(100 * least).toFixed(1)} %`,
  met: share.of === 0 || rate(share) >= least,
});

export const atMost = (name: string, share: Share, most: number): Gate => ({
  what: `${name}: ${percent(share)}, at most ${(100 * most).toFixed(1)} %`,
  met: rate(share) <= most,
});
