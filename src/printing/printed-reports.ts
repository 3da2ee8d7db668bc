import type { FigureLabel, LabelCount } from '../figures/figure-data.js';
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

interface Scheme {
  labels: Map<string, FigureLabel>;
  counts: Map<string, number>;
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
    const key = brief(rating.schemeKey, 60);
    const scheme = this.schemes.get(key) ?? {
      labels: new Map<string, FigureLabel>(),
      counts: new Map<string, number>(),
    };
    this.schemes.set(key, scheme);
    const label = brief(rating.label, 60);
    // Names may be in several languages; the first one met is shown.
    if (!scheme.labels.has(label)) {
      scheme.labels.set(label, { key: label, name: brief(rating.name, 60), ordinal: rating.ordinal, color: null });
    }
    scheme.counts.set(label, (scheme.counts.get(label) ?? 0) + 1);
  }

  entries(): readonly Entry[] {
    return this.lines;
  }

  /** By scheme; labels truest first, those off the scale last. */
  distributions(): { scheme: string; labels: FigureLabel[]; counts: LabelCount[] }[] {
    return [...this.schemes].map(([scheme, { labels, counts }]) => ({
      scheme,
      labels: [...labels.values()].toSorted(
        (a, b) => (b.ordinal ?? -Infinity) - (a.ordinal ?? -Infinity) || (a.key < b.key ? -1 : 1),
      ),
      counts: [...counts].map(([label, count]) => ({ label, count })),
    }));
  }
}
