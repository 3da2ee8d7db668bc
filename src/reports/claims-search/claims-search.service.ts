import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { decodeCursor, toPage } from '../../common/page.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { ClaimsSearchQueries } from './claims-search.queries.js';
import type { ClaimsSearchQuery, FoundClaims } from './claims-search.schemas.js';
import { siteOf, toFoundClaim } from './to-found-claim.js';

const PAGE_SIZE = 10;

/** Published claims for programs that know the Fact Check Tools API. */
@Injectable()
export class ClaimsSearchService {
  constructor(
    private readonly queries: ClaimsSearchQueries,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws AppError CURSOR_INVALID for a token of another search, or one that nobody gave out. */
  async search(query: ClaimsSearchQuery): Promise<FoundClaims> {
    const mark = markOf(query);
    const before = positionOf(query.pageToken, mark);
    if (!this.isOurs(query.reviewPublisherSiteFilter)) return { claims: [] };
    const limit = query.pageSize ?? PAGE_SIZE;
    const rows = await this.queries.find({
      words: query.query ?? null,
      language: query.languageCode?.split(/[-_]/, 1)[0] ?? null,
      maxAgeDays: query.maxAgeDays ?? null,
      before,
      offset: before === null ? (query.offset ?? 0) : 0,
      limit: limit + 1,
    });
    const { items, nextCursor } = toPage(
      rows,
      limit,
      ({ number }) => [number, mark],
      (row) => toFoundClaim(row, this.config.publicUrl),
    );
    return { claims: items, ...(nextCursor === null ? {} : { nextPageToken: nextCursor }) };
  }

  /** Our host, or a domain it belongs to. */
  private isOurs(filter: string | undefined): boolean {
    if (filter === undefined) return true;
    const wanted = filter
      .trim()
      .toLowerCase()
      .replace(/^www\./, '');
    const site = siteOf(this.config.publicUrl);
    return wanted !== '' && (site === wanted || site.endsWith(`.${wanted}`));
  }
}

/** Tells searches apart, so that a token goes on with its own only. */
function markOf({ query, languageCode, reviewPublisherSiteFilter, maxAgeDays }: ClaimsSearchQuery): string {
  const asked = JSON.stringify([query, languageCode, reviewPublisherSiteFilter, maxAgeDays]);
  return createHash('sha256').update(asked).digest('base64url').slice(0, 12);
}

function positionOf(token: string | undefined, mark: string): string | null {
  const position = decodeToken(token);
  if (position === null) return null;
  if (/^[1-9]\d{0,14}$/.test(position[0]) && position[1] === mark) return position[0];
  throw tokenInvalid();
}

function decodeToken(token: string | undefined): [string, string] | null {
  try {
    return decodeCursor(token);
  } catch {
    throw tokenInvalid();
  }
}

const tokenInvalid = (): AppError =>
  new AppError(
    'CURSOR_INVALID',
    'This pageToken is not one this search gave out. Start again without it; the other parameters have to stay the same.',
  );
