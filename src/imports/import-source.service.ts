import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { archiveDocuments } from './documents/archive-documents.js';
import type { DocumentRow } from './documents/document-row.js';
import { lineDocuments } from './documents/line-documents.js';
import { tableDocuments } from './documents/table-documents.js';
import type { ItemReading } from './import-item.js';
import type { ImportKind } from './import-kind.js';
import type { ImportRun } from './import-run.entity.js';
import { kindUnknown } from './imports.errors.js';
import { ImportsRepository } from './imports.repository.js';
import type { CheckRecord } from './prior-checks/check-facts.js';
import { jsonChecks } from './prior-checks/json-checks.js';
import { pageChecks } from './prior-checks/page-checks.js';
import { reportChecks } from './prior-checks/report-checks.js';
import { tableChecks } from './prior-checks/table-checks.js';
import { assertUtf8, utf8Text } from './sources/utf8-text.js';

/** How far the reading is, and whether it has to stop. */
export interface Meter {
  read: number;
  signal: AbortSignal | null;
}

export type OpenedSource =
  { of: 'checks'; reading: ItemReading<CheckRecord> } | { of: 'documents'; reading: ItemReading<DocumentRow> };

/** Room in a row for what stands around the text of a document. */
const ROW_MARGIN = 64 * 1024;

/** Opens what was kept of an import as rows. */
@Injectable()
export class ImportSource {
  constructor(
    private readonly imports: ImportsRepository,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws AppError IMPORT_NOT_UTF8, IMPORT_BROKEN, IMPORT_TOO_LARGE, IMPORT_EMPTY */
  async open(run: ImportRun, meter: Meter): Promise<OpenedSource> {
    const { kind, id } = run;
    if (kind === null) throw kindUnknown();
    if (kind === 'CLAIMREVIEW_PAGE') {
      return { of: 'checks', reading: await pageChecks(await this.whole(id, meter), run.finalUrl, null) };
    }
    if (kind === 'DOCUMENTS_ZIP') return { of: 'documents', reading: await this.openArchive(id, meter) };
    if (run.rows === 0) await assertUtf8(this.imports.bytesOf(id));
    return this.openText(kind, utf8Text(this.metered(id, meter)));
  }

  private openText(
    kind: Exclude<ImportKind, 'CLAIMREVIEW_PAGE' | 'DOCUMENTS_ZIP'>,
    text: AsyncIterable<string>,
  ): OpenedSource {
    const longest = this.config.maxUploadBytes + ROW_MARGIN;
    switch (kind) {
      case 'CLAIMREVIEW_JSON':
        return { of: 'checks', reading: jsonChecks(text) };
      case 'CLAIMREVIEW_CSV':
        return { of: 'checks', reading: tableChecks(text) };
      case 'DESK_REPORTS':
        return { of: 'checks', reading: reportChecks(text) };
      case 'DOCUMENTS_CSV':
        return { of: 'documents', reading: tableDocuments(text, longest) };
      case 'DOCUMENTS_JSONL':
        return { of: 'documents', reading: lineDocuments(text, longest) };
    }
  }

  private async openArchive(id: string, meter: Meter): Promise<ItemReading<DocumentRow>> {
    const { imports, maxUploadBytes } = this.config;
    return archiveDocuments(await this.whole(id, meter), { perFile: maxUploadBytes, inAll: imports.maxBytes });
  }

  private async *metered(id: string, meter: Meter): AsyncGenerator<Buffer> {
    for await (const piece of this.imports.bytesOf(id)) {
      meter.read += piece.length;
      yield piece;
    }
  }

  private async whole(id: string, meter: Meter): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.metered(id, meter)) pieces.push(piece);
    return Buffer.concat(pieces);
  }
}
