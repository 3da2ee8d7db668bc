import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { ChunkedFiles } from '../files/chunked-files.service.js';
import { byteRange, type ByteRange } from './byte-range.js';
import { exportNotFound, noFile } from './exports.errors.js';
import { ExportsQueries } from './exports.queries.js';
import { assertMay } from './exports.service.js';

/** A file that can be downloaded. */
export interface Download {
  fileId: string;
  size: number;
  sha256: string;
  filename: string;
  mediaType: string;
}

/** Files of exports, whole or in parts. */
@Injectable()
export class ExportDownloads {
  constructor(
    private readonly queries: ExportsQueries,
    private readonly files: ChunkedFiles,
  ) {}

  /** @throws AppError NOT_FOUND, FORBIDDEN, EXPORT_NOT_READY, EXPORT_EXPIRED */
  async find(actor: PersonActor, id: string): Promise<Download> {
    const found = await this.queries.find(id);
    if (!found) throw exportNotFound();
    assertMay(actor, found.format);
    const fileId = await this.queries.fileOf(id);
    const { size, sha256, filename, mediaType } = found;
    if (fileId === null || size === null || sha256 === null || filename === null) {
      throw noFile(found.state, found.failure?.message ?? null);
    }
    return { fileId, size, sha256, filename, mediaType };
  }

  /**
   * The part that is asked for.
   * @param condition If-Range: the part is only given of the file the client began with
   * @returns null for the whole file
   * @throws AppError RANGE_NOT_SATISFIABLE
   */
  rangeOf({ size, sha256 }: Download, range: string | undefined, condition: string | undefined): ByteRange | null {
    if (condition !== undefined && condition !== etagOf(sha256)) return null;
    const asked = byteRange(range, size);
    if (asked !== 'unsatisfiable') return asked;
    throw new AppError('RANGE_NOT_SATISFIABLE', `The file has ${size} bytes; the range begins behind its end.`, {
      size,
    });
  }

  /** The bytes from `start` to `end`, both included. */
  read({ fileId }: Download, { start, end }: ByteRange): AsyncGenerator<Buffer> {
    return this.files.read(fileId, start, end);
  }
}

/** Strong: the same tag means the same bytes. */
export const etagOf = (sha256: string): string => `"${sha256}"`;

/** Whether a client that sent this If-None-Match has the file already. */
export function hasFile(condition: string | undefined, { sha256 }: Download): boolean {
  const tags = (condition ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etagOf(sha256)) || tags.includes('*');
}
