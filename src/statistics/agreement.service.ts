import { setImmediate as otherWork } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MIN_RESAMPLES } from '../agreement/bootstrap.js';
import { wilsonInterval } from '../agreement/wilson.js';
import { decodeCursor, type Page, toPage } from '../common/page.js';
import { SchemesService } from '../schemes/schemes.service.js';
import { AgreementQueries, type LabelPattern, type ReviewerSums } from './agreement.queries.js';
import type { AgreementGroup, AgreementQuery, ReviewerAgreement, ReviewersQuery } from './agreement.schemas.js';
import { hidden, labelAgreement, MIN_UNITS } from './label-agreement.js';

/** The rounds of one scheme and one group. */
interface Group {
  sortKey: string;
  id: string;
  first: LabelPattern;
  patterns: LabelPattern[];
}

/** How far the desk's raters agree, from ratings that were independent (`independent-ratings.ts`). */
@Injectable()
export class AgreementService {
  constructor(
    private readonly queries: AgreementQueries,
    private readonly schemes: SchemesService,
  ) {}

  /**
   * Figures by scheme and by what the scope says, ordered by name.
   * @throws AppError CURSOR_INVALID
   */
  async groups(query: AgreementQuery, viewerId: string): Promise<Page<AgreementGroup>> {
    const { scope, reviewerId, limit, cursor, seed } = query;
    const found =
      scope === 'pair'
        ? await this.queries.pairs(reviewerId ?? '', viewerId, query)
        : await this.queries.patterns(scope, viewerId, query);
    const page = toPage(
      after(groupsOf(found), cursor).slice(0, limit + 1),
      limit,
      ({ sortKey, id }) => [sortKey, id],
      (group) => group,
    );
    const items: AgreementGroup[] = [];
    for (const group of page.items) {
      items.push(await this.figuresOf(group, scope === 'pair', seed));
      // A bootstrap takes tens of milliseconds; others want to be served between two of them.
      await otherWork();
    }
    return { items, nextCursor: page.nextCursor };
  }

  /**
   * Each reviewer's agreement with peers and verdicts, by name: never by figure, this is no ranking.
   * @throws AppError CURSOR_INVALID
   */
  async reviewers(query: ReviewersQuery, viewerId: string): Promise<Page<ReviewerAgreement>> {
    const found = await this.queries.reviewers(viewerId, query);
    const rows = found.map((sums) => ({ sortKey: sums.name.toLowerCase(), id: sums.reviewer_id, sums }));
    const left = after(rows.toSorted(bySortKey), query.cursor).slice(0, query.limit + 1);
    return toPage(
      left,
      query.limit,
      ({ sortKey, id }) => [sortKey, id],
      ({ sums }) => toReviewer(sums),
    );
  }

  private async figuresOf({ first, patterns }: Group, ofPair: boolean, seed: number): Promise<AgreementGroup> {
    const { id, schemeVersion, content } = await this.schemes.byId(first.scheme_id);
    return {
      scheme: { id, key: content.key, name: content.name, schemeVersion },
      key: first.key,
      name: first.name,
      ...labelAgreement(content.labels, patterns, ofPair, { resamples: MIN_RESAMPLES, seed }),
    };
  }
}

function groupsOf(patterns: readonly LabelPattern[]): Group[] {
  const groups = new Map<string, Group>();
  for (const pattern of patterns) {
    const id = `${pattern.scheme_id} ${pattern.key}`;
    const known = groups.get(id);
    if (known) known.patterns.push(pattern);
    else
      groups.set(id, { sortKey: (pattern.name ?? pattern.key).toLowerCase(), id, first: pattern, patterns: [pattern] });
  }
  return [...groups.values()].toSorted(bySortKey);
}

interface Sorted {
  sortKey: string;
  id: string;
}

const comesBefore = (a: Sorted, b: Sorted): boolean =>
  a.sortKey < b.sortKey || (a.sortKey === b.sortKey && a.id < b.id);
const bySortKey = (a: Sorted, b: Sorted): number => (comesBefore(a, b) ? -1 : 1);

function after<T extends Sorted>(rows: readonly T[], cursor: string | undefined): readonly T[] {
  const position = decodeCursor(cursor);
  if (!position) return rows;
  const [sortKey, id] = position;
  return rows.filter((row) => comesBefore({ sortKey, id }, row));
}

function toReviewer(sums: ReviewerSums): ReviewerAgreement {
  return {
    reviewerId: sums.reviewer_id,
    name: sums.name,
    withVerdict: shareOf(sums.verdicts_alike, sums.verdicts),
    withPeers: shareOf(sums.peer_shares, sums.rounds),
  };
}

/** With several peers Wilson's interval is wider than it need be: their mean varies less than one yes or no. */
function shareOf(sum: number, units: number): ReviewerAgreement['withPeers'] {
  if (units < MIN_UNITS) return { units, ...hidden('TOO_FEW_UNITS') };
  const value = sum / units;
  return { units, value, reason: null, ...wilsonInterval(value, units) };
}
