import type { INestApplicationContext } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AppError } from '../../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { Transactions } from '../../database/transactions.js';
import { fieldFault } from '../../documents/documents.errors.js';
import { createDocumentBody } from '../../documents/documents.schemas.js';
import { DocumentIntake } from '../../documents/document-intake.service.js';
import { DocumentsService } from '../../documents/documents.service.js';
import { RefusedAddresses } from '../../documents/refused-addresses.service.js';
import { cleanFilename, type Upload } from '../../documents/upload.rules.js';
import type { LocalFile } from '../local-file.js';
import type { Intake, PageRequest, TakenDocument } from './intake.js';

/** Takes documents in without a server, by the services a server would use. */
export class DeskIntake implements Intake {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly actor: PersonActor,
  ) {}

  /** @throws AppError as `DocumentIntake.create`, BODY_TOO_LARGE */
  async take(file: LocalFile, title: string | undefined): Promise<TakenDocument> {
    this.checkSize(file);
    const upload = {
      bytes: file.bytes,
      mediaType: file.mediaType,
      filename: cleanFilename(file.filename),
      charset: null,
    };
    return this.create({ title }, upload);
  }

  /** @throws AppError as `DocumentIntake.create` */
  async takePage(page: PageRequest): Promise<TakenDocument> {
    try {
      return await this.create(page, null);
    } catch (error) {
      await this.app.get(RefusedAddresses).noteRequest(this.actor, error);
      throw error;
    }
  }

  find(id: string): Promise<TakenDocument> {
    return this.app.get(DocumentsService).detail(this.actor, id);
  }

  private async create(stated: object, upload: Upload | null): Promise<TakenDocument> {
    const { data: body, error } = createDocumentBody.safeParse(stated);
    const fault = error?.issues[0];
    if (!body) throw fieldFault(fault?.path.join('.') ?? '', fault?.message ?? 'is not allowed');
    return this.app.get(Transactions).run(async (tx) => {
      const id = await this.app.get(DocumentIntake).create(tx, this.actor, body, upload);
      return this.find(id);
    });
  }

  /** HTTP refuses larger bodies before they reach the services. */
  private checkSize({ bytes }: LocalFile): void {
    const { maxUploadBytes } = this.app.get<AppConfig>(APP_CONFIG);
    if (bytes.length <= maxUploadBytes) return;
    const message = `The file is larger than ${maxUploadBytes} bytes. Give the article on its own.`;
    throw new AppError('BODY_TOO_LARGE', message);
  }
}
