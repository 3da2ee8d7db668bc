import { Injectable } from '@nestjs/common';
import { ClaimResolver } from '../anchoring/claim-resolver.js';
import type { Tx } from '../database/transactions.js';
import type { Document } from '../documents/document.entity.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { Span } from '../text/span.js';
import { TurnedDownQueries } from './turned-down.queries.js';

/** Where the text still says what the desk has turned down, maybe in other words. */
@Injectable()
export class TurnedDownPlaces {
  constructor(
    private readonly documents: DocumentsService,
    private readonly queries: TurnedDownQueries,
  ) {}

  /**
   * Looks for every claim turned down as if it were live, without giving it a place. A sentence that now says something
   * else (another number, a negation) is not what was turned down.
   */
  async find(tx: Tx, document: Document, version: DocumentVersion): Promise<Span[]> {
    const resolvers = new Map<number, ClaimResolver | null>();
    const places: Span[] = [];
    for (const { baseVersionNumber, start, end } of await this.queries.find(tx, document.id, version.number)) {
      if (baseVersionNumber === version.number) {
        places.push({ start, end });
        continue;
      }
      if (!resolvers.has(baseVersionNumber)) {
        const base = await this.documents.findVersion(tx, document.id, baseVersionNumber);
        resolvers.set(baseVersionNumber, base && new ClaimResolver(textOf(document, base), textOf(document, version)));
      }
      const resolution = resolvers.get(baseVersionNumber)?.resolve({ start, end });
      if (resolution?.span && resolution.state !== 'CHANGED') places.push(resolution.span);
    }
    return places;
  }
}

const textOf = ({ language }: Document, { text, blocks }: DocumentVersion) => ({ text, blocks, language });
