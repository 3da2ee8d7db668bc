import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, type PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { newId, newSecret } from '../common/ids.js';
import { type Page, type PageQuery, toPage } from '../common/page.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { decodeTimeCursor, timeKey } from '../users/time-cursor.js';
import { toTokenView } from './api-token.view.js';
import { type TokenOwner, TokensRepository } from './tokens.repository.js';
import type { CreateTokenBody, NewTokenView, TokenView } from './tokens.schemas.js';

/** "cdt_" and 32 random bytes in base64url. */
const TOKEN = /^cdt_[A-Za-z0-9_-]{43}$/;
const PREFIX_LENGTH = 12;

const hashOf = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

/** Bearer tokens for scripts and other programs. */
@Injectable()
export class TokensService {
  constructor(
    private readonly tokens: TokensRepository,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** Whom this token stands for, and notes its use once a minute; null when it is not valid. */
  async identify(token: string): Promise<TokenOwner | null> {
    if (!TOKEN.test(token)) return null;
    // Found by its hash: how long the look-up takes says nothing about how much of a guess was right.
    const owner = await this.tokens.findOwner(hashOf(token));
    if (owner?.noteDue) await this.transactions.run((tx) => this.tokens.noteUse(tx, owner.tokenId));
    return owner;
  }

  async list(actor: PersonActor, { limit, cursor }: PageQuery): Promise<Page<TokenView>> {
    const rows = await this.tokens.findPageOf(actor.id, decodeTimeCursor(cursor), limit);
    return toPage(rows, limit, timeKey, toTokenView);
  }

  /** @throws AppError FORBIDDEN when a scope is more than its owner may do. */
  async create(
    tx: Tx,
    actor: PersonActor,
    { name, scopes, expiresInDays }: Omit<CreateTokenBody, 'currentPassword'>,
  ): Promise<NewTokenView> {
    const excess = scopes.filter((scope) => !can(actor, scope));
    if (excess.length > 0) {
      const message = `A token may not do more than you may. Leave out: ${excess.join(', ')}.`;
      throw new AppError('FORBIDDEN', message, {
        detailCode: 'token-scopes',
        params: { scopes: excess.join(', ') },
        faults: [{ path: 'scopes', message: 'names more than you may do' }],
      });
    }
    const token = `cdt_${newSecret(32)}`;
    const prefix = token.slice(0, PREFIX_LENGTH);
    const row = { id: newId(), userId: actor.id, name: name.trim(), prefix, tokenHash: hashOf(token), scopes };
    const stored = await this.tokens.insert(tx, row, expiresInDays);
    const data = { name: row.name, prefix, scopes, expiresAt: stored.expiresAt };
    this.audit.record(tx, actor, { event: 'token.created', entityType: 'api_token', entityId: row.id, data });
    return { ...toTokenView(stored), token };
  }

  /** @throws AppError NOT_FOUND when it is not one of the actor's valid tokens. */
  async revoke(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    if (!(await this.tokens.revoke(tx, actor.id, id))) {
      throw new AppError('NOT_FOUND', 'You have no such token that is still valid.');
    }
    this.audit.record(tx, actor, { event: 'token.revoked', entityType: 'api_token', entityId: id });
  }
}
