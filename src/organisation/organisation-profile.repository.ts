import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { OrganisationProfileVersion } from './organisation-profile.entity.js';

@Injectable()
export class OrganisationProfileRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The version in force; null while nobody has filled it in. */
  async newest(): Promise<OrganisationProfileVersion | null> {
    const [newest] = await this.transactions.reader.find(OrganisationProfileVersion, {
      order: { version: 'DESC' },
      take: 1,
    });
    return newest ?? null;
  }

  /** Makes those who change the profile come one after the other. */
  async lock(tx: Tx): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('organisation profile', 0))`);
  }

  async insert(
    tx: Tx,
    row: Pick<OrganisationProfileVersion, 'version' | 'content' | 'createdBy'>,
  ): Promise<OrganisationProfileVersion> {
    const id = newId();
    await tx.manager.insert(OrganisationProfileVersion, { ...row, id });
    return tx.manager.findOneByOrFail(OrganisationProfileVersion, { id });
  }
}
