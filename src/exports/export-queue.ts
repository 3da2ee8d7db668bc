import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { Outbox } from '../jobs/outbox.js';
import { ExportsRepository } from './exports.repository.js';
import { runExportJob } from './run-export.job.js';

const DAY_MS = 86_400_000;

/** When exports run and when they end. */
@Injectable()
export class ExportQueue {
  constructor(
    private readonly repository: ExportsRepository,
    private readonly outbox: Outbox,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * @param counted how many of the open ones are meant themselves
   * @throws AppError LIMIT_REACHED
   */
  async assertFree(tx: Tx, userId: string, counted = 0): Promise<void> {
    const { openMax } = this.config.exports;
    const open = await this.repository.countOpen(tx, userId);
    if (open - counted < openMax) return;
    const text = `${openMax} exports of this person wait or run already. Wait for their end, or cancel one.`;
    throw new AppError('LIMIT_REACHED', text, { detailCode: 'exports-full', params: { most: openMax }, most: openMax });
  }

  async add(tx: Tx, exportId: string): Promise<void> {
    await this.outbox.enqueue(tx, runExportJob, { exportId });
  }

  now(tx: Tx): Promise<Date> {
    return databaseNow(tx);
  }

  /** When it ended, and when it is forgotten. */
  async ending(tx: Tx): Promise<{ finishedAt: Date; expiresAt: Date }> {
    const finishedAt = await databaseNow(tx);
    return { finishedAt, expiresAt: new Date(finishedAt.getTime() + this.config.exports.days * DAY_MS) };
  }
}
