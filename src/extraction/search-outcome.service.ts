import { Injectable } from '@nestjs/common';
import { CandidatesService, type ExtractionTarget } from '../claims/candidates.service.js';
import type { Revision, RevisionKind } from '../claims/suggestions.js';
import { SuggestionsService } from '../claims/suggestions.service.js';
import type { Tx } from '../database/transactions.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { ExtractedClaim, Extraction } from './extractor.port.js';
import { NewClaims } from './new-claims.js';
import { SearchRecord } from './search-record.js';

/** A text that was searched. */
export interface SearchedText extends ExtractionTarget {
  /** Id of the version whose search the extraction goes together with; null for none. */
  memoryOf: string | null;
}

/** What a search changes on the desk. */
export interface SearchOutcome {
  added: ExtractedClaim[];
  revisions: Revision[];
}

/** What follows from a search for the claims of the desk: told apart from doing it, so that it can be looked at first. */
@Injectable()
export class SearchOutcomes {
  constructor(
    private readonly documents: DocumentsService,
    private readonly candidates: CandidatesService,
    private readonly suggestions: SuggestionsService,
    private readonly newClaims: NewClaims,
    private readonly record: SearchRecord,
  ) {}

  /**
   * What the search of a text would change. Writes nothing.
   * @returns null while claims are still to be placed in the text: nobody knows then which sentences are theirs
   */
  async foresee(tx: Tx, searched: SearchedText, extraction: Extraction): Promise<SearchOutcome | null> {
    const { document, version } = searched;
    if (!(await this.newClaims.canTell(tx, version))) return null;
    const { claims, discarded } = extraction;
    const fresh = await this.newClaims.among(tx, document, version, claims);
    return {
      added: await this.candidates.unknown(tx, document.id, fresh),
      revisions: judgesAll(extraction) ? await this.suggestions.compare(tx, version, claims, discarded, searched) : [],
    };
  }

  /** Brings the outcome about. The caller holds the document's lock since before it was foreseen. */
  async apply(
    tx: Tx,
    searched: SearchedText,
    extraction: Extraction,
    outcome: SearchOutcome,
  ): Promise<{ claimsAdded: number } & Record<RevisionKind, number>> {
    const { version, extractorVersion, settingsVersion } = searched;
    const revised = await this.suggestions.apply(tx, outcome.revisions);
    const { added } = await this.candidates.addExtracted(tx, searched, outcome.added);
    const discardedKept = await this.record.replace(tx, version, extraction, searched.memoryOf);
    const discarded = sizeOf(extraction).discarded;
    const search = { settingsVersion, limited: extraction.limited, discarded, discardedKept };
    await this.documents.recordSearch(tx, version.id, extractorVersion, search);
    return { claimsAdded: added, ...revised };
  }
}

/** How many claims and other sentences the whole text has, also when only a part of it was searched. */
export const sizeOf = ({ claims, discarded, part }: Extraction): { claimsFound: number; discarded: number } => ({
  claimsFound: part?.claims ?? claims.length,
  discarded: part?.discarded ?? discarded.length,
});

/** A part says nothing of the candidates elsewhere, and a fallback nothing in the name of the extractor. */
const judgesAll = ({ part, madeBy }: Extraction): boolean => part === undefined && madeBy === undefined;
