import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AppError } from '../../common/app-error.js';
import type { Tx } from '../../database/transactions.js';
import { DocumentIntake } from '../../documents/document-intake.service.js';
import { fieldFault } from '../../documents/documents.errors.js';
import { DocumentsService } from '../../documents/documents.service.js';
import type { Upload } from '../../documents/upload.rules.js';
import { WebPagesService } from '../../documents/web-pages.service.js';
import { assertUnicodeText } from '../../text/unicode.js';
import { VersionRequestsService } from '../version-requests.service.js';
import type { HookCallBody, HookCallView } from './hooks.schemas.js';
import type { IncomingHook } from './incoming-hook.entity.js';

/**
 * What a call of a hook does. Everything is done by jobs, so the answer is quick whatever was sent; and the same call
 * again changes nothing: the job under way is answered, or the text is found to be there already.
 */
@Injectable()
export class HookCallsService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly intake: DocumentIntake,
    private readonly pages: WebPagesService,
    private readonly requests: VersionRequestsService,
  ) {}

  /**
   * Starts reading what was sent, or looking at the page. Acts for the person who made the hook.
   * @throws AppError VALIDATION_FAILED, TEXT_NOT_UNICODE, NOT_FOUND, CONFLICT, URL_INVALID, URL_FORBIDDEN_ADDRESS, and as
   *   `VersionRequestsService` and `DocumentIntake.create`
   */
  async take(tx: Tx, hook: IncomingHook, body: HookCallBody, requestId: string | null): Promise<HookCallView> {
    const actor: PersonActor = { id: hook.createdBy, kind: 'token', roles: [], scopes: [], requestId };
    const upload = uploadOf(body);
    const documentId = await this.documentOf(tx, hook, body.url);
    if (documentId === null) return this.create(tx, actor, hook, body, upload);
    const job = upload
      ? await this.requests.upload(tx, actor, documentId, upload, { hookId: hook.id })
      : await this.requests.refresh(tx, actor, documentId, hook.id);
    return { documentId, created: false, job: { id: job.id, kind: job.kind } };
  }

  /** @returns null when a document is to be made. */
  private async documentOf(tx: Tx, hook: IncomingHook, url: string | undefined): Promise<string | null> {
    const found = url === undefined ? null : await this.pages.documentOf(tx, url);
    if (hook.documentId !== null) {
      const isOther = url !== undefined && found !== hook.documentId;
      if (isOther) throw fieldFault('url', 'is not an address of the document that this hook is for; leave it out');
      return hook.documentId;
    }
    if (url === undefined) throw fieldFault('url', 'is required: this hook is for all documents of a source');
    if (found === null && hook.createsDocuments) return null;
    if (found === null) {
      throw new AppError('NOT_FOUND', 'The desk has no document of this address, and this hook makes no new ones.');
    }
    const { sourceId } = await this.documents.lock(tx, found);
    if (sourceId === hook.sourceId) return found;
    throw new AppError('CONFLICT', 'The document of this address belongs to another source than this hook.', {
      detailCode: 'hook-other-source',
    });
  }

  private async create(
    tx: Tx,
    actor: PersonActor,
    { source }: IncomingHook,
    { url, title, text }: HookCallBody,
    upload: Upload | null,
  ): Promise<HookCallView> {
    const stated = { url, ...(title === undefined ? {} : { title }), ...(source ? { source: source.name } : {}) };
    const file = text === undefined ? upload : null;
    const body = { ...stated, ...(text === undefined ? {} : { text }) };
    const documentId = await this.intake.create(tx, actor, body, file);
    const [job] = (await this.documents.detail(actor, documentId)).jobs;
    if (!job) throw new Error('a document was made without a job');
    return { documentId, created: true, job: { id: job.id, kind: job.kind } };
  }
}

/** What was sent as a file, which a job reads like any other; null when nothing was. */
function uploadOf({ text, html }: HookCallBody): Upload | null {
  if (text !== undefined && html !== undefined) {
    throw fieldFault('text', 'cannot go together with `html`; send one of them');
  }
  const content = text ?? html;
  if (content === undefined) return null;
  assertUnicodeText(content, text === undefined ? 'html' : 'text');
  const [mediaType, filename] = text === undefined ? ['text/html', 'hook.html'] : ['text/plain', 'hook.txt'];
  return { bytes: Buffer.from(content, 'utf8'), mediaType, filename, charset: 'utf-8' };
}
