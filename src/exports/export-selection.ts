import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import type { ReportFilter } from '../reports/report-filter.js';
import { ReportsService } from '../reports/reports.service.js';
import { ExportLimits } from './export-limits.js';
import { EXPORT_FORMATS } from './export-formats.js';
import type { CreateExportBody, ExportPreview, ExportPreviewQuery } from './exports.schemas.js';
import { Snapshots } from './snapshots.service.js';

type Selection = Pick<CreateExportBody, 'format' | 'filter' | 'numbers' | 'snapshotId'>;

/** What an export is to hold. Too much is refused before anything is made. */
@Injectable()
export class ExportSelection {
  constructor(
    private readonly reports: ReportsService,
    private readonly snapshots: Snapshots,
    private readonly limits: ExportLimits,
  ) {}

  /** @returns the id of the snapshot to make the file of. @throws AppError NOT_FOUND, EXPORT_TOO_LARGE */
  async snapshotFor(tx: Tx, actor: PersonActor, selection: Selection): Promise<string> {
    if (selection.snapshotId !== undefined) {
      const total = await this.snapshots.keep(tx, selection.snapshotId);
      if (total !== null) this.limits.assertRows(selection.format, total);
      return selection.snapshotId;
    }
    const filter = filterOf(selection);
    const total = await this.reports.count(filter);
    if (filter.numbers && total < filter.numbers.length) throw await this.unknown(filter.numbers);
    this.limits.assertRows(selection.format, total);
    return this.snapshots.create(tx, filter, actor.id);
  }

  /** How many reports a filter or selection names now, and how many a file of each format may hold. */
  async preview({ numbers, all, ...filter }: ExportPreviewQuery): Promise<ExportPreview> {
    const reports = await this.reports.count(filterOf(numbers ? { numbers } : { filter: { ...filter, all } }));
    const most = EXPORT_FORMATS.map((format) => ({ format, reports: this.limits.most(format) }));
    return { reports, most };
  }

  private async unknown(numbers: readonly number[]): Promise<AppError> {
    const known = new Set(await this.reports.numbersAmong(numbers));
    const missing = numbers.filter((number) => !known.has(number));
    return new AppError('NOT_FOUND', `There is no report ${missing.slice(0, 20).join(', ')}.`, { numbers: missing });
  }
}

function filterOf({ filter, numbers }: Pick<Selection, 'filter' | 'numbers'>): ReportFilter {
  if (numbers) return { currentOnly: false, numbers: [...new Set(numbers)] };
  const { all = false, ...narrowed } = filter ?? {};
  return { ...narrowed, currentOnly: !all };
}
