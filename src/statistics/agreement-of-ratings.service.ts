import { Injectable } from '@nestjs/common';
import { SchemesService } from '../schemes/schemes.service.js';
import { PublishedAgreement } from './published-agreement.js';
import type { PublishedAgreement as Agreement } from './published-figures.schemas.js';
import type { RatingPattern } from './rating-patterns.js';

/** How far raters agreed on a set of claims that somebody chose. */
@Injectable()
export class AgreementOfRatings {
  constructor(
    private readonly schemes: SchemesService,
    private readonly agreement: PublishedAgreement,
  ) {}

  /** @returns figures by key of the rating scheme, those of its newest version first */
  async byScheme(patterns: readonly RatingPattern[]): Promise<Map<string, Agreement[]>> {
    const rated = new Set(patterns.map(({ scheme_id: id }) => id));
    const versions = (await this.schemes.list())
      .filter(({ id }) => rated.has(id))
      .toSorted((a, b) => b.schemeVersion - a.schemeVersion);
    const found = new Map<string, Agreement[]>();
    for (const { key } of versions) {
      if (found.has(key)) continue;
      const own = versions.filter((version) => version.key === key);
      found.set(key, await this.agreement.of(own, patterns));
    }
    return found;
  }
}
