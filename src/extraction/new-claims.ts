import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { Document } from '../documents/document.entity.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import type { Span } from '../text/span.js';
import { withoutKnown } from './known-places.js';
import { KnownPlacesQueries } from './known-places.queries.js';
import { withoutPartsOf } from './split-places.js';
import { TurnedDownPlaces } from './turned-down-places.js';
import { TurnedDownQueries } from './turned-down.queries.js';

/** Tells which finds are new to the desk. */
@Injectable()
export class NewClaims {
  constructor(
    private readonly places: KnownPlacesQueries,
    private readonly turnedDown: TurnedDownPlaces,
    private readonly queries: TurnedDownQueries,
  ) {}

  /** False while claims are still to be placed in the version: nobody knows then which sentences are theirs. */
  async canTell(tx: Tx, version: DocumentVersion): Promise<boolean> {
    return !(await this.queries.isPlacing(tx, version.id));
  }

  /** The finds that are neither the place of a claim nor what the desk has turned down. */
  async among<Find extends Span>(
    tx: Tx,
    document: Document,
    version: DocumentVersion,
    finds: readonly Find[],
  ): Promise<Find[]> {
    const unknown = withoutKnown(finds, await this.places.find(tx, version.id));
    if (unknown.length === 0) return [];
    const whole = withoutPartsOf(unknown, await this.places.findSplit(tx, version.id));
    return withoutKnown(whole, await this.turnedDown.find(tx, document, version));
  }
}
