import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { exportTooLarge, fileTooLarge } from './exports.errors.js';

/** How large exports may be, as configured. */
@Injectable()
export class ExportLimits {
  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  /** @throws AppError EXPORT_TOO_LARGE that says what to do instead */
  assertRows(format: string, total: number): void {
    const most = this.most(format);
    if (total > most) throw exportTooLarge(format, total, most);
  }

  /** How many reports a file of this format may hold. */
  most(format: string): number {
    const { maxRows, xlsxMaxRows, pdfMaxRows } = this.config.exports;
    const own = { xlsx: xlsxMaxRows, pdf: pdfMaxRows }[format] ?? maxRows;
    return Math.min(maxRows, own);
  }

  /** Passes a file on. @throws AppError EXPORT_TOO_LARGE as soon as it has more bytes than allowed */
  async *bounded(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const { maxBytes } = this.config.exports;
    let size = 0;
    for await (const part of parts) {
      size += part.length;
      if (size > maxBytes) throw fileTooLarge(maxBytes);
      yield part;
    }
  }
}
