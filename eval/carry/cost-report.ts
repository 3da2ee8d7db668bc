import { ClaimResolver, type Resolution } from '../../src/anchoring/claim-resolver.js';
import { IndexedText } from '../../src/anchoring/source-text.js';
import type { Span } from '../../src/text/span.js';
import { sourceOf } from './gold-revisions.js';
import { SeededRandom } from './random.js';
import { atLeast, type Report } from './report.js';
import { loadHistories } from './synthetic.js';
import { share } from './tally.js';

const LENGTH = 50_000;
const CLAIMS = 100;
const MAX_SECONDS = 2;

/** Processor time for a long document, and whether the order of claims changes anything. */
export function costReport(data: string): Report {
  let [first, last] = ['', ''];
  for (const { versions } of loadHistories(data, 'dev.json.gz')) {
    if (first.length > LENGTH) break;
    first += `${versions[0]?.text ?? ''}\n\n`;
    last += `${versions.at(-1)?.text ?? ''}\n\n`;
  }
  const [older, newer] = [sourceOf(first.slice(0, LENGTH)), sourceOf(last.slice(0, LENGTH))];
  const random = new SeededRandom(1);
  const claims = random.sample(new IndexedText(older).sentences, CLAIMS).map(({ start, end }) => ({ start, end }));
  const before = process.cpuUsage();
  const resolved = resolveAll(claims);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const shuffled = claims.map((claim) => ({ claim, key: random.next() })).sort((a, b) => a.key - b.key);
  const again = resolveAll(shuffled.map(({ claim }) => claim));
  const same = claims.filter((claim) => resolved.get(claim.start) === again.get(claim.start)).length;

  function resolveAll(spans: readonly Span[]): Map<number, string> {
    const resolver = new ClaimResolver(older, newer);
    const told = (resolution: Resolution): string => JSON.stringify(resolution);
    return new Map(spans.map((span) => [span.start, told(resolver.resolve(span))]));
  }

  return {
    title: `Cost: ${LENGTH} characters, ${claims.length} claims`,
    lines: [`${seconds.toFixed(3)} s of processor time`],
    gates: [
      { what: `at most ${MAX_SECONDS} s of processor time`, met: seconds <= MAX_SECONDS },
      atLeast('the same answer in another order', share(same, claims.length), 1),
    ],
  };
}
