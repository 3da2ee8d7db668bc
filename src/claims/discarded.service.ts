import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import type { Span } from '../text/span.js';
import { bestDiscarded, MAX_KEPT, type SetAside } from './best-discarded.js';
import { DiscardedRepository, type KeptStretch } from './discarded.repository.js';
import type { ExtractorOpinion } from './extractor-opinion.js';

/** The sentences that the extractor set aside, so that an editor can look through them and take one as a claim. */
@Injectable()
export class DiscardedService {
  constructor(private readonly repository: DiscardedRepository) {}

  /**
   * Keeps the best of what a search of `version` set aside, in place of what an earlier search of the document left.
   * The caller holds the document's lock.
   * @param stretches of the text searched before whose sentences stay, when only a part was searched
   * @returns how many are kept
   */
  async replace(
    tx: Tx,
    version: DocumentVersion,
    sentences: readonly SetAside[],
    stretches?: readonly KeptStretch[],
  ): Promise<number> {
    const kept = bestDiscarded(sentences);
    if (stretches) return this.repository.renew(tx, version, kept, stretches, MAX_KEPT);
    await this.repository.clear(tx, version.documentId);
    const rows = kept.map(({ start, end, text, score, reasons }, index) => ({
      documentVersionId: version.id,
      rank: index + 1,
      startOffset: start,
      endOffset: end,
      text,
      score,
      reasons,
    }));
    await this.repository.insert(tx, rows);
    return kept.length;
  }

  /** What the extractor said of the sentence at `span` when it set it aside; null when it did not, or it is not kept. */
  async opinionAt(tx: Tx, version: DocumentVersion, span: Span): Promise<ExtractorOpinion | null> {
    const { extractorVersion, search } = version;
    if (extractorVersion === null || search === null) return null;
    const sentence = await this.repository.findAt(tx, version.id, span);
    if (!sentence) return null;
    const { text, score, reasons } = sentence;
    const unknown = { verifiable: null, checkworthy: null, type: null, speaker: null };
    const { settingsVersion } = search;
    return { picked: false, text, score, ...unknown, reasons, extractorVersion, settingsVersion };
  }
}
