import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { ExtractionSettingsVersion } from './extraction-settings.entity.js';

@Injectable()
export class ExtractionSettingsRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The version in force; null while nobody has changed the defaults. */
  async newest(): Promise<ExtractionSettingsVersion | null> {
    const [newest] = await this.transactions.reader.find(ExtractionSettingsVersion, {
      order: { version: 'DESC' },
      take: 1,
    });
    return newest ?? null;
  }

  /** Makes those who change the settings come one after the other. */
  async lock(tx: Tx): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('extraction settings', 0))`);
  }

  async insert(
    tx: Tx,
    row: Pick<ExtractionSettingsVersion, 'version' | 'content' | 'createdBy'>,
  ): Promise<ExtractionSettingsVersion> {
    const id = newId();
    await tx.manager.insert(ExtractionSettingsVersion, { ...row, id });
    return tx.manager.findOneByOrFail(ExtractionSettingsVersion, { id });
  }
}
