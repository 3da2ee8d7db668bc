import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AppError } from '../../common/app-error.js';
import { Transactions, type Tx } from '../../database/transactions.js';
import { DocumentIntake } from '../../documents/document-intake.service.js';
import { createDocumentBody } from '../../documents/documents.schemas.js';
import { RefusedAddresses } from '../../documents/refused-addresses.service.js';
import { toWellFormedText } from '../../text/unicode.js';
import { type ImportItem, isFault } from '../import-item.js';
import type { ImportRun } from '../import-run.entity.js';
import { ImportLedger } from '../import-ledger.service.js';
import { ImportsRepository, type NewImportRow } from '../imports.repository.js';
import { documentKey, type DocumentRow } from './document-row.js';
import { ImportDocumentsQueries } from './import-documents.queries.js';

/** Undoes what a trial run has written. */
class OnlyTried extends Error {}

/** A row of an import with where it stands. */
export interface DocumentStep {
  run: ImportRun;
  number: number;
  item: ImportItem<DocumentRow>;
  bytesDone: number;
}

type Ending = Pick<NewImportRow, 'outcome' | 'documentId' | 'documentMade' | 'errorCode' | 'errorMessage'>;

const REFUSED = { outcome: 'REFUSED', documentId: null, documentMade: false } as const;

/** Puts documents of an import in, the way `POST /documents` does, each in a transaction of its own with its row. */
@Injectable()
export class DocumentWriter {
  constructor(
    private readonly transactions: Transactions,
    private readonly intake: DocumentIntake,
    private readonly twins: ImportDocumentsQueries,
    private readonly refusedAddresses: RefusedAddresses,
    private readonly imports: ImportsRepository,
    private readonly ledger: ImportLedger,
  ) {}

  /**
   * Takes one row in.
   * @returns false when the import has ended, or another run of its job has written this row
   */
  async write(step: DocumentStep): Promise<boolean> {
    const { content } = step.item;
    if (isFault(content)) return this.end(step, { ...REFUSED, errorCode: content.code, errorMessage: content.message });
    if (step.run.dryRun) return this.end(step, await this.tried(step, content));
    try {
      return await this.transactions.run(async (tx) => {
        if (!(await this.ledger.admit(tx, step.run.id, step.number - 1))) return false;
        await this.recordEnd(tx, step, await this.take(tx, step.run, content));
        return true;
      });
    } catch (error) {
      return this.end(step, await this.refusal(error, step.run));
    }
  }

  /** What would come of it, by doing it and undoing it. */
  private async tried({ run }: DocumentStep, row: DocumentRow): Promise<Ending> {
    let ending: Ending | null = null;
    try {
      await this.transactions.run(async (tx) => {
        ending = await this.take(tx, run, row);
        throw new OnlyTried();
      });
    } catch (error) {
      if (!(error instanceof OnlyTried)) return this.refusal(error, run);
    }
    const { documentMade, documentId, ...rest } = ending ?? { ...REFUSED, errorCode: 'INTERNAL', errorMessage: null };
    return { ...rest, documentMade: false, documentId: documentMade ? null : documentId };
  }

  private async take(tx: Tx, run: ImportRun, row: DocumentRow): Promise<Ending> {
    const { data: body, error } = createDocumentBody.omit({ charset: true, allowDuplicate: true }).safeParse(row.body);
    if (!body) {
      const faults = error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
      throw new AppError('VALIDATION_FAILED', `Some values are not allowed: ${faults.join('; ').slice(0, 1000)}`);
    }
    const naturalKey = documentKey(row);
    if (naturalKey !== null) {
      await this.twins.takeTurn(tx, naturalKey);
      const twin = await this.twins.findTwin(tx, naturalKey, body.url ?? null);
      if (twin !== null) return duplicateOf(twin);
      if (run.dryRun && (await this.imports.findOwn(tx, run.id, [naturalKey])).length > 0) return duplicateOf(null);
    }
    const documentId = await this.intake.create(tx, personOf(run), body, row.upload);
    return { outcome: 'CREATED', documentId, documentMade: true, errorCode: null, errorMessage: null };
  }

  /** @throws `error` when it is not about the row */
  private async refusal(error: unknown, run: ImportRun): Promise<Ending> {
    if (!(error instanceof AppError)) throw error;
    await this.refusedAddresses.noteRequest(personOf(run), error);
    const { documentId } = error.details ?? {};
    if (error.code === 'DOCUMENT_DUPLICATE' && typeof documentId === 'string') return duplicateOf(documentId);
    return { ...REFUSED, errorCode: error.code, errorMessage: error.message };
  }

  private end(step: DocumentStep, ending: Ending): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      if (!(await this.ledger.admit(tx, step.run.id, step.number - 1))) return false;
      await this.recordEnd(tx, step, ending);
      return true;
    });
  }

  private async recordEnd(tx: Tx, { run, number, item, bytesDone }: DocumentStep, ending: Ending): Promise<void> {
    const { place, label, content, warnings = [] } = item;
    const naturalKey = isFault(content) ? null : documentKey(content);
    const errorMessage = ending.errorMessage === null ? null : toWellFormedText(ending.errorMessage);
    const row = {
      ...ending,
      errorMessage,
      number,
      place,
      label,
      naturalKey,
      warnings,
      contentHash: null,
      priorCheckId: null,
    };
    await this.ledger.record(tx, run.id, [row], bytesDone);
  }
}

const duplicateOf = (documentId: string | null): Ending => ({
  outcome: 'DUPLICATE',
  documentId,
  documentMade: false,
  errorCode: null,
  errorMessage: null,
});

/** In whose name documents come in: of who asked for the import. */
const personOf = ({ requestedBy }: ImportRun): PersonActor => ({
  id: requestedBy,
  kind: 'user',
  roles: [],
  scopes: null,
  requestId: null,
});
