import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import { DEFAULT_EXTRACTION_SETTINGS, type ExtractionSettings } from './extraction-settings.js';
import type { ExtractionSettingsVersion } from './extraction-settings.entity.js';
import { ExtractionSettingsRepository } from './extraction-settings.repository.js';

/** The settings in force. Version 0: nobody has changed the defaults. */
export interface SettingsInForce {
  version: number;
  settings: ExtractionSettings;
  changedAt: Date | null;
}

const DEFAULTS_IN_FORCE: SettingsInForce = { version: 0, settings: DEFAULT_EXTRACTION_SETTINGS, changedAt: null };

/** The desk's extraction settings. A change holds for searches that begin after it; claims found before it stay. */
@Injectable()
export class ExtractionSettingsService {
  constructor(
    private readonly repository: ExtractionSettingsRepository,
    private readonly audit: AuditTrail,
  ) {}

  async current(): Promise<SettingsInForce> {
    const newest = await this.repository.newest();
    return newest ? inForce(newest) : DEFAULTS_IN_FORCE;
  }

  /**
   * Puts `settings` into force as the next version. The same settings again make no new version.
   * @param edited the version the caller has read
   * @throws AppError VERSION_CONFLICT when somebody else has changed them since
   */
  async change(tx: Tx, actor: PersonActor, edited: number, settings: ExtractionSettings): Promise<SettingsInForce> {
    await this.repository.lock(tx);
    const before = await this.current();
    assertVersion(before.version, edited);
    if (isSame(before.settings, settings)) return before;
    const version = before.version + 1;
    const stored = await this.repository.insert(tx, { version, content: settings, createdBy: actor.id });
    this.audit.record(tx, actor, {
      event: 'extractionSettings.changed',
      entityType: 'extractionSettings',
      entityId: stored.id,
      data: { version, from: before.settings, to: settings },
    });
    return inForce(stored);
  }
}

/** Rows of an older release may lack a field that has come since. */
const inForce = ({ version, content, createdAt }: ExtractionSettingsVersion): SettingsInForce => ({
  version,
  settings: { ...DEFAULT_EXTRACTION_SETTINGS, ...content },
  changedAt: createdAt,
});

function isSame(a: ExtractionSettings, b: ExtractionSettings): boolean {
  const plain = ({ types, ...rest }: ExtractionSettings) =>
    JSON.stringify([Object.entries(rest).sort(([x], [y]) => (x < y ? -1 : 1)), [...types].sort()]);
  return plain(a) === plain(b);
}
