import type { INestApplicationContext } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AppError } from '../../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { Transactions } from '../../database/transactions.js';
import { createDocumentBody } from '../../documents/documents.schemas.js';
import { DocumentIntake } from '../../documents/document-intake.service.js';
import { DocumentsService } from '../../documents/documents.service.js';
import { cleanFilename } from '../../documents/upload.rules.js';
import type { LocalFile } from '../local-file.js';
import type { Intake, TakenDocument } from './intake.js';

/** Takes documents in without a server, by the services a server would use. */
export class DeskIntake implements Intake {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly actor: PersonActor,
  ) {}

  /** @throws AppError as `DocumentsService.create`, BODY_TOO_LARGE */
  async take(file: LocalFile, title: string | undefined): Promise<TakenDocument> {
    const intake = this.app.get(DocumentIntake);
    this.checkSize(file);
    const body = createDocumentBody.parse(title === undefined ? {} : { title });
    const upload = {
      bytes: file.bytes,
      mediaType: file.mediaType,
      filename: cleanFilename(file.filename),
      charset: null,
    };
    return this.app.get(Transactions).run(async (tx) => {
      const id = await intake.create(tx, this.actor, body, upload);
      return this.find(id);
    });
  }

  find(id: string): Promise<TakenDocument> {
    return this.app.get(DocumentsService).detail(this.actor, id);
  }

  /** HTTP refuses larger bodies before they reach the services. */
  private checkSize({ bytes }: LocalFile): void {
    const { maxUploadBytes } = this.app.get<AppConfig>(APP_CONFIG);
    if (bytes.length <= maxUploadBytes) return;
    const message = `The file is larger than ${maxUploadBytes} bytes. Give the article on its own.`;
    throw new AppError('BODY_TOO_LARGE', message);
  }
}
