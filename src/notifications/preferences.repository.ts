import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions.js';
import { NotificationPreference } from './notification-preference.entity.js';
import { NotificationSettings } from './notification-settings.entity.js';

type Settings = Pick<NotificationSettings, 'timeZone' | 'digestHour' | 'dailyDigest'>;
type Wish = Pick<NotificationPreference, 'kind' | 'inApp' | 'digest'>;

@Injectable()
export class PreferencesRepository {
  constructor(private readonly transactions: Transactions) {}

  async find(userId: string): Promise<{ settings: Settings | null; wishes: Wish[] }> {
    const reader = this.transactions.reader;
    const settings = await reader.findOneBy(NotificationSettings, { userId });
    return { settings, wishes: await reader.findBy(NotificationPreference, { userId }) };
  }

  /** The settings come first: their row makes two changes by one person wait for each other. */
  async replace(tx: Tx, userId: string, settings: Settings, wishes: readonly Wish[]): Promise<void> {
    await tx.manager.upsert(NotificationSettings, { userId, ...settings }, ['userId']);
    await tx.manager.delete(NotificationPreference, { userId });
    const rows = wishes.map(({ kind, inApp, digest }) => ({ userId, kind, inApp, digest }));
    if (rows.length > 0) await tx.manager.insert(NotificationPreference, rows);
  }
}
