import { Inject, Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import type { Tx } from '../database/transactions.js';
import { DEFAULT_METHODOLOGY } from './default-methodology.js';
import type { Methodology } from './methodology.entity.js';
import { MethodologyRepository } from './methodology.repository.js';
import type { MethodologyBody, MethodologyView } from './methodology.schemas.js';

/**
 * How the desk works, in versions for readers. Until somebody publishes a text, the one that comes with the product holds,
 * under the version name of `CLAIMDESK_METHODOLOGY_VERSION`; it is stored as it was when the first verdict names it.
 */
@Injectable()
export class MethodologyService {
  constructor(
    private readonly repository: MethodologyRepository,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Every version, newest first. */
  async list(): Promise<MethodologyView[]> {
    const stored = await this.repository.list();
    const name = this.config.methodologyVersion;
    const current = stored.find(({ createdBy }) => createdBy !== null)?.version ?? name;
    const views = stored.map((row) => toView(row, current));
    if (current !== name || views.some(({ version }) => version === name)) return views;
    return [{ ...BUILT_IN, version: name, current: true, publishedAt: null }, ...views];
  }

  /** @throws AppError NOT_FOUND */
  async get(version: string): Promise<MethodologyView> {
    const found = (await this.list()).find((each) => each.version === version);
    if (!found) throw new AppError('NOT_FOUND', 'There is no such version of the methodology.');
    return found;
  }

  /** The version that what is published in this transaction follows; its text is stored from now on. */
  async currentVersion(tx: Tx): Promise<string> {
    const newest = await this.repository.newestOfDesk(tx);
    if (newest) return newest.version;
    const version = this.config.methodologyVersion;
    if (await this.repository.exists(tx, version)) return version;
    await this.repository.lock(tx);
    if (!(await this.repository.exists(tx, version)))
      await this.repository.add(tx, { version, text: DEFAULT_METHODOLOGY, note: null, createdBy: null });
    return version;
  }

  /** @throws AppError CONFLICT when the version's name is taken, also by the built-in text. */
  async publish(tx: Tx, actor: PersonActor, body: MethodologyBody): Promise<MethodologyView> {
    await this.repository.lock(tx);
    if (body.version === this.config.methodologyVersion || (await this.repository.exists(tx, body.version))) {
      throw new AppError(
        'CONFLICT',
        `Version ${body.version} of the methodology exists already, and verdicts may name it. Give this text another version.`,
        { detailCode: 'methodology-version-taken', params: { version: body.version } },
      );
    }
    const stored = await this.repository.add(tx, { ...body, createdBy: actor.id });
    this.audit.record(tx, actor, {
      event: 'methodology.published',
      entityType: 'methodology',
      entityId: stored.id,
      data: { version: stored.version },
    });
    return toView(stored, stored.version);
  }
}

const BUILT_IN = { text: DEFAULT_METHODOLOGY, note: null, builtIn: true };

const toView = ({ version, text, note, createdBy, createdAt }: Methodology, current: string): MethodologyView => ({
  version,
  text,
  note,
  current: version === current,
  builtIn: createdBy === null,
  publishedAt: createdBy === null ? null : createdAt.toISOString(),
});
