import { join } from 'node:path';
import { type GoldCase, loadGoldCases } from './gold-revisions.js';
import { isAt, isSameWording, isSilent, type Method, type Placed } from './method.js';
import { BASELINES, OURS } from './methods.js';
import { atLeast, atMost, type Report } from './report.js';
import { percent, type Share, share } from './tally.js';

interface Judged extends GoldCase {
  placed: Placed;
}

const KEPT = new Set(['unchanged', 'moved', 'cosmetic']);

/** The revised articles of the gold data, labelled by hand. */
export function goldReport(data: string): Report {
  const cases = loadGoldCases(join(data, 'gold'));
  const ours = judge(cases, OURS);
  const lines = [OURS, ...BASELINES].map((method) => {
    const judged = method === OURS ? ours : judge(cases, method);
    return `${method.name.padEnd(14)} found ${percent(found(judged))}; carried wrongly ${percent(wronglyCarried(judged))}`;
  });
  const share = (status: string, state: string): Share => sharesState(ours, status, state);
  return {
    title: `Gold revisions: ${cases.length} placements`,
    lines,
    gates: [
      atMost('carried silently although changed or removed', wronglyCarried(ours), 0),
      atLeast('kept claims found', found(ours), 0.985),
      atMost('same wording not carried', notCarried(ours), 0.02),
      atLeast('changed, split and merged are CHANGED', share('changed merged split', 'CHANGED'), 0.9),
      atLeast('paraphrased are REWORDED', share('paraphrased', 'REWORDED'), 0.7),
      atLeast('removed are GONE', share('removed', 'GONE'), 0.9),
    ],
  };
}

const judge = (cases: readonly GoldCase[], method: Method): Judged[] =>
  cases.map((each) => ({ ...each, placed: method.prepare(each.older, each.newer)(each.claim) }));

function found(judged: readonly Judged[]): Share {
  const kept = judged.filter(({ truth }) => KEPT.has(truth.status));
  const right = kept.filter(
    ({ truth: { start, end }, placed }) => start !== null && isAt(placed.span, { start, end: end ?? start }),
  );
  return share(right.length, kept.length);
}

function wronglyCarried(judged: readonly Judged[]): Share {
  const other = judged.filter(({ truth, sameWords }) => !KEPT.has(truth.status) && !sameWords);
  return share(other.filter(({ placed }) => isSilent(placed)).length, other.length);
}

function notCarried(judged: readonly Judged[]): Share {
  const same = judged.filter(({ truth, sameWords }) => KEPT.has(truth.status) && sameWords);
  return share(same.filter(({ placed }) => !isSameWording(placed)).length, same.length);
}

function sharesState(judged: readonly Judged[], statuses: string, state: string): Share {
  const those = judged.filter(({ truth }) => statuses.split(' ').includes(truth.status));
  return share(those.filter(({ placed }) => placed.state === state).length, those.length);
}
