import { Injectable } from '@nestjs/common';
import type { DeskFigures } from '../printing/figure-pages.js';
import type { WriterContext } from '../reports/formats/report-writer.js';
import { AgreementOfRatings } from '../statistics/agreement-of-ratings.service.js';
import { selectionWords } from './selection-words.js';
import { SnapshotFiguresQueries } from './snapshot-figures.queries.js';
import type { FrozenSnapshot } from './snapshots.service.js';

/** What a writer is told besides the reports. */
export interface ExportContext extends WriterContext {
  /** Counted only for those who ask. */
  figures: () => Promise<DeskFigures>;
}

@Injectable()
export class ExportContexts {
  constructor(
    private readonly queries: SnapshotFiguresQueries,
    private readonly agreement: AgreementOfRatings,
  ) {}

  /** What a file made of the snapshot says of itself. */
  of(snapshot: FrozenSnapshot, bom: boolean): ExportContext {
    const { id, frozenAt, changedAt, total, filter, organisationName, publicUrl, licence } = snapshot;
    return {
      frozenAt: frozenAt.toISOString(),
      changedAt: changedAt.toISOString(),
      total,
      selection: selectionWords(filter),
      publisher: { name: organisationName, url: publicUrl, licence },
      bom,
      figures: () => this.figures(id),
    };
  }

  private async figures(snapshotId: string): Promise<DeskFigures> {
    return {
      agreement: await this.agreement.byScheme(await this.queries.patterns(snapshotId)),
      turnaround: await this.queries.turnaround(snapshotId),
    };
  }
}
