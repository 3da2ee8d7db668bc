import { setImmediate as otherWork } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MIN_RESAMPLES } from '../agreement/bootstrap.js';
import type { RatingScheme } from '../schemes/rating-scheme.entity.js';
import { labelAgreement } from './label-agreement.js';
import type { PublishedAgreement as Agreement } from './published-figures.schemas.js';
import type { RatingPattern } from './rating-patterns.js';

/** So many results are kept: anybody may ask, and each takes tens of milliseconds of the one thread. */
const KEPT = 100;
/** The same ratings give the same interval. */
const SEED = 1;

/** How far raters agreed on what is published. The same ratings are computed once. */
@Injectable()
export class PublishedAgreement {
  private readonly known = new Map<string, Agreement>();

  /** @param versions of one scheme; those without a round of two ratings are left out */
  async of(versions: readonly RatingScheme[], patterns: readonly RatingPattern[]): Promise<Agreement[]> {
    const found: Agreement[] = [];
    for (const scheme of versions) {
      const own = patterns.filter(({ scheme_id: id }) => id === scheme.id);
      if (own.length > 0) found.push(await this.figures(scheme, own));
    }
    return found;
  }

  private async figures(scheme: RatingScheme, patterns: readonly RatingPattern[]): Promise<Agreement> {
    const key = JSON.stringify([scheme.id, patterns.map(({ labels, times }) => [labels, times])]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    await otherWork();
    const all = labelAgreement(scheme.content.labels, patterns, false, { resamples: MIN_RESAMPLES, seed: SEED });
    const figures: Agreement = {
      schemeVersion: scheme.schemeVersion,
      rounds: all.units,
      onScaleRounds: all.onScaleUnits,
      ordinalAlpha: all.ordinalAlpha,
      nominalAlpha: all.nominalAlpha,
    };
    const [oldest] = this.known.keys();
    if (this.known.size >= KEPT && oldest !== undefined) this.known.delete(oldest);
    this.known.set(key, figures);
    return figures;
  }
}
