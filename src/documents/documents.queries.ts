import { Injectable } from '@nestjs/common';
import { LessThan, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { AppError } from '../common/app-error.js';
import { decodeCursor, type Page, type PageQuery, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { Document } from './document.entity.js';
import { DocumentJob } from './document-job.entity.js';
import { DocumentVersion } from './document-version.entity.js';
import { type DocumentRow, toDocumentView, toVersionSummary, type VersionFacts } from './document.view.js';
import type { DocumentQuery, DocumentView, VersionSummary } from './documents.schemas.js';
import { WebPage } from './web-page.entity.js';

/** PostgreSQL's own text of a time: it keeps the microseconds that a JavaScript date would lose. */
const POSITION = z.tuple([z.string().regex(/^\d{4,6}-\d{2}-\d{2} [\d:.]{8,15}[+-][\d:]{2,8}$/), z.uuid()]);

/** Everything of a version but its text and blocks, which may be megabytes. */
const VERSION_FACTS = {
  id: true,
  documentId: true,
  number: true,
  textSha256: true,
  originalId: true,
  readerVersion: true,
  sourceModifiedAt: true,
  extractorVersion: true,
  search: true,
  origin: true,
  hookId: true,
  obtainedAt: true,
  createdBy: true,
  createdAt: true,
} as const satisfies Record<keyof Omit<VersionFacts, 'document' | 'original' | 'creator'>, true>;

/** A document of the list, with its newest version. */
type ListedDocument = Document & { newest: VersionFacts | null };

const LATEST_JOBS = 20;

/** Reads for answers. */
@Injectable()
export class DocumentsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** The document as its view needs it; null when there is none. */
  async find(id: string): Promise<DocumentRow | null> {
    const { reader } = this.transactions;
    const document = await reader.findOne(Document, { where: { id }, relations: { source: true } });
    if (!document) return null;
    const where = { documentId: id, number: document.currentVersion };
    return { document, currentVersion: await reader.findOne(DocumentVersion, { where, select: VERSION_FACTS }) };
  }

  /** The latest jobs of a document, newest first. */
  latestJobs(documentId: string): Promise<DocumentJob[]> {
    const order = { createdAt: 'DESC', id: 'DESC' } as const;
    return this.transactions.reader.find(DocumentJob, { where: { documentId }, order, take: LATEST_JOBS });
  }

  /** The page a document is fetched from; null for words and files. */
  page(documentId: string): Promise<WebPage | null> {
    return this.transactions.reader.findOneBy(WebPage, { documentId });
  }

  exists(id: string): Promise<boolean> {
    return this.transactions.reader.existsBy(Document, { id });
  }

  /** Newest first. @throws AppError CURSOR_INVALID */
  async versions(documentId: string, { limit, cursor }: PageQuery): Promise<Page<VersionSummary>> {
    const versions = await this.transactions.reader.find(DocumentVersion, {
      where: { documentId, number: LessThan(versionBefore(cursor)) },
      select: VERSION_FACTS,
      order: { number: 'DESC' },
      take: limit + 1,
    });
    return toPage(versions, limit, ({ number, id }) => [String(number), id], toVersionSummary);
  }

  findVersion(documentId: string, number: number): Promise<DocumentVersion | null> {
    return this.transactions.reader.findOneBy(DocumentVersion, { documentId, number });
  }

  /** Newest first. */
  async list(query: DocumentQuery): Promise<Page<DocumentView>> {
    const found = await this.listQuery(query).getRawAndEntities<{ created_key: string }>();
    const rows = (found.entities as ListedDocument[]).map(({ newest, ...document }, index) => ({
      document,
      currentVersion: newest,
      createdKey: found.raw[index]?.created_key ?? '',
    }));
    return toPage(rows, query.limit, (row) => [row.createdKey, row.document.id], toDocumentView);
  }

  private listQuery(query: DocumentQuery): SelectQueryBuilder<Document> {
    const list = this.transactions.reader
      .getRepository(Document)
      .createQueryBuilder('document')
      .leftJoin('document.source', 'source')
      .leftJoinAndMapOne(
        'document.newest',
        DocumentVersion,
        'newest',
        'newest.document_id = document.id AND newest.number = document.current_version',
      )
      .select(['document', 'source', ...Object.keys(VERSION_FACTS).map((name) => `newest.${name}`)])
      .addSelect('document.created_at::text', 'created_key')
      .orderBy('document.created_at', 'DESC')
      .addOrderBy('document.id', 'DESC')
      .limit(query.limit + 1);
    const after = positionOf(query.cursor);
    if (after) list.andWhere('(document.created_at, document.id) < (:at::timestamptz, :id::uuid)', after);
    if (query.status) list.andWhere('document.status = :status', { status: query.status });
    if (query.source) list.andWhere('(source.name = :source OR source.id::text = :source)', { source: query.source });
    if (query.q) {
      list.andWhere('document.title ILIKE :pattern', { pattern: `%${query.q.replace(/[\\%_]/g, String.raw`\$&`)}%` });
    }
    return list;
  }
}

const MAX_VERSION = 2_147_483_647;

function versionBefore(cursor: string | undefined): number {
  const [number] = decodeCursor(cursor) ?? [String(MAX_VERSION)];
  if (/^[1-9]\d{0,9}$/.test(number) && Number(number) <= MAX_VERSION) return Number(number);
  throw new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');
}

function positionOf(cursor: string | undefined): { at: string; id: string } | null {
  const position = decodeCursor(cursor);
  if (!position) return null;
  const checked = POSITION.safeParse(position);
  if (!checked.success || Number.isNaN(Date.parse(checked.data[0]))) {
    throw new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');
  }
  return { at: checked.data[0], id: checked.data[1] };
}
