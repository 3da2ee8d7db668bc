import { ClaimResolver } from '../../src/anchoring/claim-resolver.js';
import type { SourceText } from '../../src/anchoring/source-text.js';
import { splitSentences } from '../../src/text/sentences.js';
import type { Span } from '../../src/text/span.js';
import { sourceOf } from './gold-revisions.js';
import { BASELINES } from './methods.js';
import { atLeast, type Report } from './report.js';
import { loadHistories } from './synthetic.js';
import { percent, share } from './tally.js';

/** Baselines are slow, so they look at every so many sentences that are not CURRENT. */
const BASELINE_STEP = 4;

/** What is counted over all histories. */
class Tally {
  readonly states = new Map<string, number>();
  /** Of the sampled sentences that are CHANGED or GONE: those that a baseline finds all the same. */
  readonly reanchored = new Map<string, number>();
  sentences = 0;
  pairs = 0;
  sampled = 0;

  addPair(older: SourceText, newer: SourceText): void {
    this.pairs += 1;
    const resolver = new ClaimResolver(older, newer);
    const baselines = BASELINES.map((method) => ({ name: method.name, place: method.prepare(older, newer) }));
    for (const claim of sentencesOf(older)) {
      this.sentences += 1;
      const { state } = resolver.resolve(claim);
      add(this.states, state);
      if ((state !== 'CHANGED' && state !== 'GONE') || this.sentences % BASELINE_STEP !== 0) continue;
      this.sampled += 1;
      for (const { name, place } of baselines) if (place(claim).span !== null) add(this.reanchored, name);
    }
  }
}

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** D2: every sentence of each version of an article's history, carried to the next version. No labels. */
export function naturalReport(data: string): Report {
  const tally = new Tally();
  for (const { versions } of loadHistories(data, 'dev.json.gz')) {
    const texts = versions.map(({ text }) => sourceOf(text));
    for (const [index, older] of texts.entries()) {
      const newer = texts[index + 1];
      if (newer !== undefined) tally.addPair(older, newer);
    }
  }
  const { states, reanchored, sentences, sampled, pairs } = tally;
  return {
    title: `D2: ${pairs} consecutive versions, ${sentences} sentences`,
    lines: [
      ...[...states].map(([state, count]) => `${state.padEnd(16)} ${percent(share(count, sentences))}`),
      ...[...reanchored].map(
        ([name, count]) => `${name}: re-anchors ${percent(share(count, sampled))} CHANGED or GONE`,
      ),
    ],
    gates: [atLeast('carried silently', share(states.get('CURRENT') ?? 0, sentences), 0.96)],
  };
}

function sentencesOf({ text, blocks, language }: SourceText): Span[] {
  return blocks.flatMap((block) =>
    splitSentences(text.slice(block.start, block.end), language).map(({ start, end }) => ({
      start: block.start + start,
      end: block.start + end,
    })),
  );
}
