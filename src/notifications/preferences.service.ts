import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { KIND_NAMES, kindOf } from './notification-kinds.js';
import { DEFAULT_SETTINGS } from './notification-settings.entity.js';
import type { PreferencesBody, PreferencesView } from './notifications.schemas.js';
import { PreferencesRepository } from './preferences.repository.js';

/** What a person wants to be told, where, and when. */
@Injectable()
export class PreferencesService {
  constructor(private readonly repository: PreferencesRepository) {}

  /** All kinds, with the person's wishes or the defaults. */
  async get(userId: string): Promise<PreferencesView> {
    const { settings, wishes } = await this.repository.find(userId);
    const { timeZone, digestHour, dailyDigest } = settings ?? DEFAULT_SETTINGS;
    const kinds = KIND_NAMES.map((kind) => {
      const { title, optional, digest } = kindOf(kind);
      const wish = wishes.find((each) => each.kind === kind);
      return { kind, title, optional, inApp: wish?.inApp ?? true, digest: wish?.digest ?? digest };
    });
    return { timeZone, digestHour, dailyDigest, kinds };
  }

  /** @throws AppError VALIDATION_FAILED when a kind is switched off that cannot be. */
  async change(tx: Tx, userId: string, { kinds, ...settings }: PreferencesBody): Promise<void> {
    const refused = kinds.filter(({ kind, inApp }) => !inApp && !kindOf(kind).optional);
    if (refused.length > 0) {
      throw new AppError('VALIDATION_FAILED', 'Some notifications cannot be switched off in the product.', {
        detailCode: 'notification-must-stay',
        faults: refused.map(({ kind }) => ({
          path: 'kinds',
          message: `${kind} must keep "inApp": true; its digest can be switched off`,
        })),
      });
    }
    const wishes = kinds.filter(({ kind, inApp, digest }) => !inApp || digest !== kindOf(kind).digest);
    await this.repository.replace(tx, userId, settings, wishes);
  }
}
