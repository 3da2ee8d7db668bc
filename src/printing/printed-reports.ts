import {
  type FigureLabel,
  type GroupCounts,
  type LabelCount,
  type MonthCounts,
  sumOf,
} from '../figures/figure-data.js';
import type { VerdictReport } from '../reports/verdict-report.schemas.js';
import { brief } from './printable-text.js';
import { placeOf } from './report-section.js';
import { nameOf } from './report-words.js';

interface Entry {
  place: string;
  name: string;
  statement: string;
  page: number;
}

/** How often each label occurs, by month or by name. */
type Counts = Map<string, Map<string, number>>;

interface Scheme {
  labels: Map<string, FigureLabel>;
  counts: Map<string, number>;
  months: Counts;
  claimants: Counts;
  sources: Counts;
  topics: Counts;
}

/** What the figures of one rating scheme are made of; labels truest first, those off the scale last. */
export interface SchemeCounts {
  scheme: string;
  labels: FigureLabel[];
  counts: LabelCount[];
  /** By month of first publication (UTC). */
  months: MonthCounts[];
  claimants: GroupCounts[];
  sources: GroupCounts[];
  topics: GroupCounts[];
}

/** What is remembered of the reports in a file: a line of its contents each, and how often each label occurs. */
export class PrintedReports {
  private readonly lines: Entry[] = [];
  private readonly schemes = new Map<string, Scheme>();
  /** Reports that are marked. */
  notCurrent = 0;

  get count(): number {
    return this.lines.length;
  }

  /** @param page on which it begins */
  add(report: VerdictReport, page: number): void {
    const { rating, shortStatement, standing } = report;
    this.lines.push({ place: placeOf(report), name: nameOf(report), statement: brief(shortStatement, 110), page });
    if (standing !== 'current' && standing !== 'archived') this.notCurrent += 1;
    this.countIn(this.schemeOf(brief(rating.schemeKey, 60)), report);
  }

  private schemeOf(key: string): Scheme {
    const known = this.schemes.get(key);
    if (known) return known;
    const [months, claimants, sources, topics]: Counts[] = [new Map(), new Map(), new Map(), new Map()];
    const scheme = { labels: new Map(), counts: new Map(), months, claimants, sources, topics } as Scheme;
    this.schemes.set(key, scheme);
    return scheme;
  }

  private countIn(scheme: Scheme, { rating, firstPublishedAt, claimant, source, topics }: VerdictReport): void {
    const label = brief(rating.label, 60);
    // Names may be in several languages; the first one met is shown.
    if (!scheme.labels.has(label)) {
      scheme.labels.set(label, { key: label, name: brief(rating.name, 60), ordinal: rating.ordinal, color: null });
    }
    scheme.counts.set(label, (scheme.counts.get(label) ?? 0) + 1);
    countAt(scheme.months, firstPublishedAt.slice(0, 7), label);
    if (claimant !== null) countAt(scheme.claimants, brief(claimant.name, 60), label);
    if (source !== null) countAt(scheme.sources, brief(source.name, 60), label);
    for (const topic of new Set(topics)) countAt(scheme.topics, brief(topic, 60), label);
  }

  entries(): readonly Entry[] {
    return this.lines;
  }

  bySchemes(): SchemeCounts[] {
    return [...this.schemes].map(([scheme, { labels, counts, months, claimants, sources, topics }]) => ({
      scheme,
      labels: [...labels.values()].toSorted(
        (a, b) => (b.ordinal ?? -Infinity) - (a.ordinal ?? -Infinity) || (a.key < b.key ? -1 : 1),
      ),
      counts: listed(counts),
      months: [...months].map(([month, own]) => ({ month, labels: listed(own) })),
      claimants: groups(claimants),
      sources: groups(sources),
      topics: groups(topics),
    }));
  }
}

function countAt(counts: Counts, name: string, label: string): void {
  const own = counts.get(name) ?? new Map<string, number>();
  counts.set(name, own);
  own.set(label, (own.get(label) ?? 0) + 1);
}

const listed = (counts: ReadonlyMap<string, number>): LabelCount[] =>
  [...counts].map(([label, count]) => ({ label, count }));

/** Most reports first, ties by name. */
const groups = (counts: Counts): GroupCounts[] =>
  [...counts]
    .map(([name, own]) => ({ name, labels: listed(own) }))
    .toSorted((a, b) => sumOf(b.labels) - sumOf(a.labels) || (a.name < b.name ? -1 : 1));
