import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { AppError } from '../../common/app-error.js';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../database/transactions.js';
import { ExtractionSettingsService } from '../extraction-settings.service.js';
import { ExtractorPort } from '../extractor.port.js';
import { HandOutReruns } from './hand-out-reruns.service.js';
import type { CreateRerunBody } from './reruns.schemas.js';
import { RerunsRepository } from './reruns.repository.js';

/** Documents that a preview looks at. */
export const PREVIEWED_DOCUMENTS = 100;

/** Reruns as an admin asks for them. */
@Injectable()
export class RerunsService {
  constructor(
    private readonly repository: RerunsRepository,
    private readonly settings: ExtractionSettingsService,
    private readonly extractor: ExtractorPort,
    private readonly handOut: HandOutReruns,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Begins a rerun, or a preview of one, with the extractor and the settings of today.
   * @returns its id
   * @throws AppError CONFLICT while another one of its kind is under way
   */
  async create(tx: Tx, actor: PersonActor, body: CreateRerunBody): Promise<string> {
    await this.repository.takeTurn(tx);
    const { dryRun, documentIds, sourceId } = body;
    const open = await this.repository.findOpen(tx, dryRun);
    if (open) {
      const what = dryRun ? 'Another preview' : 'Another rerun';
      throw new AppError('CONFLICT', `${what} is under way: ${open.id}. Wait for its end, or cancel it.`, {
        detailCode: 'rerun-under-way',
        rerunId: open.id,
      });
    }
    const { version: settingsVersion } = await this.settings.current();
    const extractorVersion = this.extractor.version;
    const filter = { documentIds: documentIds ?? null, sourceId: sourceId ?? null };
    const rerun = { id: newId(), dryRun, filter, extractorVersion, settingsVersion, requestedBy: actor.id };
    const matched = await this.repository.insert(tx, rerun, dryRun ? PREVIEWED_DOCUMENTS : null);
    this.audit.record(tx, actor, {
      event: 'extraction.rerunRequested',
      entityType: 'extractionRerun',
      entityId: rerun.id,
      to: 'RUNNING',
      data: { dryRun, ...filter, extractorVersion, settingsVersion, matched },
    });
    await this.handOut.handOut();
    return rerun.id;
  }

  /**
   * Ends a rerun. What was done stays; what is being searched comes to nothing.
   * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when it has ended
   */
  async cancel(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    await this.repository.takeTurn(tx);
    const rerun = await this.repository.find(tx, id);
    if (!rerun) throw rerunNotFound();
    if (rerun.status !== 'RUNNING') {
      throw new AppError('ILLEGAL_TRANSITION', `This rerun is ${rerun.status}; there is nothing to cancel.`, {
        entity: 'extractionRerun',
        state: rerun.status,
        event: 'cancel',
      });
    }
    await this.repository.cancel(tx, id);
    this.audit.record(tx, actor, {
      event: 'extraction.rerunCancelled',
      entityType: 'extractionRerun',
      entityId: id,
      from: 'RUNNING',
      to: 'CANCELLED',
    });
  }
}

export const rerunNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such rerun.');
