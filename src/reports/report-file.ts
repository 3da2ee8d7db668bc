import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { streamDataFeed } from './report-streams.js';
import type { PreparedExport } from './reports.service.js';

/** The ClaimReview feed as a file. All reports of it must be current. */
export const dataFeedFile = (prepared: PreparedExport): StreamableFile =>
  file('application/ld+json; charset=utf-8', streamDataFeed(prepared.reports, prepared));

/** A stream has no ETag of its own making; Express answers 304 when what we return is empty and the tag matches. */
export function unlessFresh(
  request: Request,
  response: Response,
  { etag }: PreparedExport,
  open: () => StreamableFile,
): StreamableFile | undefined {
  response.setHeader('ETag', etag);
  return request.fresh ? undefined : open();
}

/** @param rows text, sent as UTF-8 while it is made. */
export function file(type: string, rows: AsyncIterable<string>, disposition?: string): StreamableFile {
  return new StreamableFile(Readable.from(bytes(rows), { objectMode: false }), { type, disposition });
}

async function* bytes(rows: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const row of rows) yield Buffer.from(row, 'utf8');
}
