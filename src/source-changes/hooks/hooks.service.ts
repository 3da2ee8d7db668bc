import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { SecurityLog } from '../../audit/security-log.js';
import { AppError } from '../../common/app-error.js';
import { newId, newSecret } from '../../common/ids.js';
import { decodeTimeCursor, type Page, type PageQuery, toPage } from '../../common/page.js';
import { Transactions, type Tx } from '../../database/transactions.js';
import { fieldFault } from '../../documents/documents.errors.js';
import { DocumentsService } from '../../documents/documents.service.js';
import { HooksRepository } from './hooks.repository.js';
import type { CreateHookBody, HookView, NewHookView } from './hooks.schemas.js';
import type { IncomingHook } from './incoming-hook.entity.js';

/** A CMS that publishes more often has a loop. */
export const CALLS_A_MINUTE = 60;

const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');

/** What a secret is compared with where there is no hook, so that the answer takes as long. */
const NO_HOOK = hashOf('');

/** Hooks by which other systems tell the desk of new texts. */
@Injectable()
export class HooksService {
  constructor(
    private readonly hooks: HooksRepository,
    private readonly documents: DocumentsService,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly log: SecurityLog,
  ) {}

  /** @throws AppError VALIDATION_FAILED, NOT_FOUND */
  async create(tx: Tx, actor: PersonActor, body: CreateHookBody): Promise<NewHookView> {
    const { name, documentId = null, sourceId = null, createsDocuments } = body;
    if ((documentId === null) === (sourceId === null)) {
      throw fieldFault('documentId', 'or `sourceId` is required: name the one that the hook is for');
    }
    if (createsDocuments && sourceId === null) throw fieldFault('createsDocuments', 'goes with `sourceId` only');
    if (documentId !== null) await this.documents.lock(tx, documentId);
    if (sourceId !== null && !(await this.hooks.sourceExists(tx, sourceId))) {
      throw new AppError('NOT_FOUND', 'There is no such source.');
    }
    const secret = `cdh_${newSecret()}`;
    const id = newId();
    const target = { documentId, sourceId, createsDocuments };
    await this.hooks.insert(tx, { id, name, ...target, secretHash: hashOf(secret), createdBy: actor.id });
    const event = { event: 'hook.created', entityType: 'hook', entityId: id };
    this.audit.record(tx, actor, { ...event, data: { name, ...target } });
    return { ...toHookView(await this.get(tx, id)), secret };
  }

  async list({ limit, cursor }: PageQuery): Promise<Page<HookView>> {
    const rows = await this.hooks.findPage(decodeTimeCursor(cursor), limit);
    return toPage(
      rows,
      limit,
      ({ hook, createdKey }) => [createdKey, hook.id],
      ({ hook }) => toHookView(hook),
    );
  }

  /** From now on its secret is refused. Done twice, it is done once. @throws AppError NOT_FOUND */
  async revoke(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    await this.get(tx, id);
    if (!(await this.hooks.revoke(tx, id))) return;
    this.audit.record(tx, actor, { event: 'hook.revoked', entityType: 'hook', entityId: id });
  }

  /**
   * The hook that a secret opens; the call is counted.
   * @throws AppError HOOK_REFUSED, for an unknown hook as for a wrong secret; RATE_LIMITED
   */
  async open(id: string, secret: string, requestId: string | null): Promise<IncomingHook> {
    const hook = await this.transactions.run((tx) => this.hooks.findUsable(tx, id));
    const isRight = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hook?.secretHash ?? NO_HOOK));
    if (!hook || !isRight) {
      this.log.warn('hook.refused', { requestId, hookId: id });
      throw new AppError('HOOK_REFUSED', 'The address of the hook and the secret do not fit, or it was revoked.');
    }
    const { calls, nextMinuteIn } = await this.transactions.run((tx) => this.hooks.countCall(tx, id));
    if (calls > CALLS_A_MINUTE) {
      throw new AppError('RATE_LIMITED', `This hook may be called ${CALLS_A_MINUTE} times a minute. Try again later.`, {
        retryAfterSeconds: nextMinuteIn,
      });
    }
    return hook;
  }

  private async get(tx: Tx, id: string): Promise<IncomingHook> {
    const hook = await this.hooks.find(tx, id);
    if (!hook) throw new AppError('NOT_FOUND', 'There is no such hook.');
    return hook;
  }
}

const toHookView = (hook: IncomingHook): HookView => ({
  id: hook.id,
  name: hook.name,
  documentId: hook.documentId,
  source: hook.source ? { id: hook.source.id, name: hook.source.name } : null,
  createsDocuments: hook.createsDocuments,
  createdBy: hook.createdBy,
  createdAt: hook.createdAt.toISOString(),
  lastCalledAt: hook.lastCalledAt?.toISOString() ?? null,
  revokedAt: hook.revokedAt?.toISOString() ?? null,
});
