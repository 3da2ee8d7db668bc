import { parseUrl } from '../common/parse-url.js';
import { foldText } from '../text/fold.js';

interface Cited {
  title: string;
  url?: string | null | undefined;
  quote?: string | null | undefined;
  stance: string;
  kind: string;
}
interface Rating {
  pseudonym: string;
  evidence: readonly Cited[];
}

/** A source, and who cited it for what. */
export interface ComparedSource {
  title: string;
  url: string | null;
  /** Two raters drew opposite things from it. */
  disputed: boolean;
  citedBy: { pseudonym: string; stance: string; kind: string; quote: string | null }[];
}

/**
 * The evidence of several raters by source, so that an adjudicator sees what one found and another missed. Sources that
 * are disputed come first, then those that fewer raters have: that is where ratings part.
 */
export function compareEvidence(ratings: readonly Rating[]): ComparedSource[] {
  const sources = new Map<string, ComparedSource>();
  for (const { pseudonym, evidence } of ratings) {
    for (const { title, url = null, quote = null, stance, kind } of evidence) {
      const key = url === null ? foldText(title) : addressKey(url);
      const source = sources.get(key) ?? { title, url, disputed: false, citedBy: [] };
      source.citedBy.push({ pseudonym, stance, kind, quote });
      sources.set(key, source);
    }
  }
  const compared = [...sources.values()].map((source) => ({ ...source, disputed: isDisputed(source) }));
  return compared.sort(
    (a, b) => Number(b.disputed) - Number(a.disputed) || ratersOf(a) - ratersOf(b) || (a.title < b.title ? -1 : 1),
  );
}

const ratersOf = ({ citedBy }: ComparedSource): number => new Set(citedBy.map(({ pseudonym }) => pseudonym)).size;

function isDisputed({ citedBy }: ComparedSource): boolean {
  const stances = new Set(citedBy.map(({ stance }) => stance));
  return stances.has('SUPPORTS') && stances.has('REFUTES');
}

/** One page is often cited by addresses that differ in the scheme, `www`, the fragment or a slash at the end. */
function addressKey(url: string): string {
  const address = parseUrl(url);
  if (address === null) return url;
  const { host, pathname, search } = address;
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
}
