import { Injectable } from '@nestjs/common';
import type { Actor, PersonActor } from '../access/actor.js';
import { relatedness } from '../anchoring/document-state.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import type { Document } from '../documents/document.entity.js';
import type { DocumentVersion, VersionOrigin } from '../documents/document-version.entity.js';
import { textUnchanged } from '../documents/documents.errors.js';
import { DocumentsService } from '../documents/documents.service.js';
import { FilesService, type NewFile } from '../files/files.service.js';
import type { ReadDocument } from '../reading/read-document.js';
import { textIdentity } from '../text/text-identity.js';
import { PlacementsRepository } from './placements.repository.js';

/** A new text of a document, typed by a person. */
export interface NewText {
  text: string;
  /** The document's version the sender saw; null when they do not say. */
  editedVersion: number | null;
}

/** A document that is locked, and its newest text. */
export interface LockedDocument {
  document: Document;
  version: DocumentVersion;
}

/** A text that may become a new version, and where it came from. */
export interface IncomingText {
  read: ReadDocument;
  origin: Exclude<VersionOrigin, 'FIRST'>;
  /** When it was sent or asked for, by the database's clock. */
  obtainedAt: Date;
  /** Whose act it is, for the audit trail. */
  actor: Actor;
  createdBy: string | null;
  hookId?: string | null;
  /** What it was read from: the id of a file that is kept, or one to keep when it becomes a version. Left out for words. */
  original?: string | NewFile;
  /** More for the audit trail. */
  facts?: Record<string, unknown>;
}

/**
 * What became of it: UNCHANGED when it says what the newest version says; OVERTAKEN when the newest version is of a later
 * time. `versionNumber` is that of the newest version afterwards.
 */
export interface Taken {
  outcome: 'NEW_VERSION' | 'UNCHANGED' | 'OVERTAKEN';
  versionNumber: number;
  /** Of the file that the new version was read from. */
  originalId?: string;
}

@Injectable()
export class SourceChangesService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly jobs: DocumentJobsService,
    private readonly placements: PlacementsRepository,
    private readonly files: FilesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Gives a document the text that a person sends.
   *
   * @throws AppError NOT_FOUND, DOCUMENT_NOT_READY, VERSION_CONFLICT, TEXT_UNCHANGED, and as `DocumentsService.readText`
   */
  async addVersion(tx: Tx, actor: PersonActor, documentId: string, { text, editedVersion }: NewText): Promise<void> {
    const read = this.documents.readText(text);
    const locked = await this.documents.lockNewest(tx, documentId);
    if (editedVersion !== null) assertVersion(locked.document.version, editedVersion);
    const making = { origin: 'EDIT', obtainedAt: await databaseNow(tx), actor, createdBy: actor.id } as const;
    const { outcome, versionNumber } = await this.take(tx, locked, { read, ...making });
    if (outcome === 'UNCHANGED') throw textUnchanged(versionNumber);
  }

  /**
   * Makes a text the newest version of a document, unless it says the same, or there is a later one. All in one
   * transaction: the version, a pending place in it for every live claim, and the job that finds those places (which
   * asks for the search for new claims when it ends). So no version is ever seen on which old verdicts seem to stand
   * unquestioned.
   */
  async take(tx: Tx, { document, version: newest }: LockedDocument, incoming: IncomingText): Promise<Taken> {
    const { read, origin, obtainedAt, actor, createdBy, hookId = null, original } = incoming;
    if (textIdentity(read.text) === textIdentity(newest.text)) {
      return { outcome: 'UNCHANGED', versionNumber: newest.number };
    }
    // What a person types they type over what they see (`If-Match`); it is never too late.
    if (origin !== 'EDIT' && newest.obtainedAt > obtainedAt) {
      return { outcome: 'OVERTAKEN', versionNumber: newest.number };
    }
    const documentId = document.id;
    const number = newest.number + 1;
    const making = { documentId, number, createdBy, origin, obtainedAt, hookId };
    const originalId = typeof original === 'object' ? await this.files.keep(tx, original) : original;
    const version = await this.documents.addVersion(tx, making, read, originalId ?? null);
    await this.documents.moveTo(tx, document, version);
    const claims = await this.placements.addPending(tx, documentId, version.id);
    await this.jobs.request(tx, 'RESOLVE', documentId, number);
    const { textSha256 } = version;
    this.audit.record(tx, actor, {
      event: 'source.version_created',
      entityType: 'document',
      entityId: documentId,
      data: { versionNumber: number, previous: newest.number, origin, textSha256, claims, ...incoming.facts },
    });
    return { outcome: 'NEW_VERSION', versionNumber: number, ...(originalId === undefined ? {} : { originalId }) };
  }
}

/** Whether a text is of another document: a front page, an error page, another article. */
export const isUnrelated = ({ document, version }: LockedDocument, read: ReadDocument): boolean =>
  textIdentity(version.text) !== textIdentity(read.text) &&
  relatedness({ ...version, language: document.language }, read).state === 'FAILED';
