import { Injectable } from '@nestjs/common';
import type { RatingScheme } from '../schemes/rating-scheme.entity.js';
import { SchemesService } from '../schemes/schemes.service.js';
import { ReportArchive } from '../verdicts/report-archive.port.js';
import { PublishedAgreement } from './published-agreement.js';
import { breakdownOf, countsOf, monthsOf, total } from './published-counts.js';
import { type GroupRow, type MonthRow, PublishedFiguresQueries } from './published-figures.queries.js';
import type { PublishedFigures, PublishedFilter, PublishedScheme } from './published-figures.schemas.js';
import type { RatingPattern } from './rating-patterns.js';

interface Rows {
  months: MonthRow[];
  claimants: GroupRow[];
  sources: GroupRow[];
  topics: GroupRow[];
  patterns: RatingPattern[];
}

/** Figures of what is published, for anybody: counts, times and agreement, never of anything that is not public. */
@Injectable()
export class PublishedFiguresService {
  constructor(
    private readonly queries: PublishedFiguresQueries,
    private readonly schemes: SchemesService,
    private readonly agreement: PublishedAgreement,
    private readonly archive: ReportArchive,
  ) {}

  /** The same statements whatever there is: one for each kind of figure and one for the schemes. */
  async figures(filter: PublishedFilter): Promise<PublishedFigures> {
    await this.archive.complete();
    const [months, claimants, sources, topics, turnaround, patterns, schemes] = await Promise.all([
      this.queries.months(filter),
      this.queries.groups('claimants', filter),
      this.queries.groups('sources', filter),
      this.queries.groups('topics', filter),
      this.queries.turnaround(filter),
      this.queries.patterns(filter),
      this.schemes.list(),
    ]);
    const used = [...new Set(months.map(({ scheme_key: key }) => key))];
    const found: PublishedScheme[] = [];
    for (const key of used) {
      const versions = schemes
        .filter((scheme) => scheme.key === key)
        .toSorted((a, b) => b.schemeVersion - a.schemeVersion);
      found.push(await this.scheme(key, versions, { months, claimants, sources, topics, patterns }));
    }
    return {
      verdicts: total(months),
      notCurrent: months.reduce((sum, row) => sum + row.not_current, 0),
      schemes: found.toSorted((a, b) => b.verdicts - a.verdicts || (a.key < b.key ? -1 : 1)),
      turnaround,
    };
  }

  private async scheme(key: string, versions: readonly RatingScheme[], rows: Rows): Promise<PublishedScheme> {
    const own = <T extends { scheme_key: string }>(all: readonly T[]): T[] =>
      all.filter((row) => row.scheme_key === key);
    const months = own(rows.months);
    const counts = countsOf(months);
    return {
      key,
      name: versions[0]?.content.name ?? key,
      verdicts: total(months),
      labels: labelsOf(versions).map((label) => ({
        ...label,
        count: counts.find((each) => each.label === label.key)?.count ?? 0,
      })),
      months: monthsOf(months),
      claimants: breakdownOf(own(rows.claimants)),
      sources: breakdownOf(own(rows.sources)),
      topics: breakdownOf(own(rows.topics)),
      agreement: await this.agreement.of(versions, rows.patterns),
    };
  }
}

type Labels = Omit<PublishedScheme['labels'][number], 'count'>[];

/** Every label any version has, in the words of the newest that has it: truest first, those off the scale last. */
function labelsOf(versions: readonly RatingScheme[]): Labels {
  const labels = new Map<string, Labels[number]>();
  for (const { content } of versions) {
    for (const { key, name, ordinal, color } of content.labels) {
      if (!labels.has(key)) labels.set(key, { key, name, ordinal, color });
    }
  }
  // Sorting is stable: off the scale the order of the scheme stays.
  return [...labels.values()].toSorted((a, b) => (b.ordinal ?? -1) - (a.ordinal ?? -1));
}
