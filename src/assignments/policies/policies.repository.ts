import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import { Transactions, type Tx } from '../../database/transactions.js';
import { PolicyTemplate } from './policy-template.entity.js';

type NewVersion = Pick<PolicyTemplate, 'key' | 'name' | 'policy' | 'isDefault' | 'createdBy'>;

@Injectable()
export class PoliciesRepository {
  constructor(private readonly transactions: Transactions) {}

  list(): Promise<PolicyTemplate[]> {
    return this.transactions.reader.find(PolicyTemplate, { order: { key: 'ASC', templateVersion: 'DESC' } });
  }

  /** Newest version of the policy called `key`. */
  newest(key: string): Promise<PolicyTemplate | null> {
    return this.transactions.reader.findOne(PolicyTemplate, { where: { key }, order: { templateVersion: 'DESC' } });
  }

  default(): Promise<PolicyTemplate | null> {
    return this.transactions.reader.findOneBy(PolicyTemplate, { isDefault: true });
  }

  /** From here to the end of the transaction nobody else changes the desk's policies. */
  async lock(tx: Tx): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('claimdesk policies', 0))`);
  }

  /** Adds the next version. There is one default at most, and it is always the newest version of its policy. */
  async insert(tx: Tx, values: NewVersion, templateVersion: number): Promise<PolicyTemplate> {
    if (values.isDefault) await tx.manager.update(PolicyTemplate, { isDefault: true }, { isDefault: false });
    const id = newId();
    await tx.manager.insert(PolicyTemplate, { ...values, id, templateVersion });
    return tx.manager.findOneByOrFail(PolicyTemplate, { id });
  }
}
