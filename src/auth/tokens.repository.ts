import { Injectable } from '@nestjs/common';
import type { Permission, Role } from '../access/permissions.js';
import { Transactions, type Tx } from '../database/transactions.js';
import type { TimePosition } from '../users/time-cursor.js';
import { ApiToken } from './api-token.entity.js';

/** Whom a valid token stands for, and how far. */
export interface TokenOwner {
  tokenId: string;
  userId: string;
  roles: Role[];
  scopes: Permission[];
  /** Its last use has not been noted for a minute or more. */
  noteDue: boolean;
}

export type NewToken = Pick<ApiToken, 'id' | 'userId' | 'name' | 'prefix' | 'tokenHash' | 'scopes'>;

@Injectable()
export class TokensRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Token and owner in one look-up; null unless the token is valid and its owner active. */
  async findOwner(tokenHash: string): Promise<TokenOwner | null> {
    const rows: TokenOwner[] = await this.transactions.reader.query(
      `SELECT token.id AS "tokenId", person.id AS "userId", person.roles, token.scopes,
              coalesce(token.last_used_at < now() - interval '1 minute', true) AS "noteDue"
       FROM api_token token JOIN user_account person ON person.id = token.user_id
       WHERE token.token_hash = $1 AND token.revoked_at IS NULL AND token.expires_at > now() AND person.status = 'ACTIVE'`,
      [tokenHash],
    );
    return rows[0] ?? null;
  }

  /** Newest first, `limit + 1` rows at most. */
  findPageOf(userId: string, before: TimePosition | null, limit: number): Promise<ApiToken[]> {
    const query = this.transactions.reader
      .createQueryBuilder(ApiToken, 'token')
      .where('token.userId = :userId', { userId })
      .orderBy('token.createdAt', 'DESC')
      .addOrderBy('token.id', 'DESC');
    if (before) query.andWhere('(token.createdAt, token.id) < (:createdAt, :id)', before);
    return query.limit(limit + 1).getMany();
  }

  async insert(tx: Tx, token: NewToken, days: number): Promise<ApiToken> {
    await tx.manager.query(
      // In milliseconds, as cursors carry the time.
      `INSERT INTO api_token (id, user_id, name, prefix, token_hash, scopes, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, date_trunc('milliseconds', now()), now() + make_interval(days => $7))`,
      [token.id, token.userId, token.name, token.prefix, token.tokenHash, token.scopes, days],
    );
    return tx.manager.findOneByOrFail(ApiToken, { id: token.id });
  }

  /** @returns false when this person has no such token that is still valid. */
  async revoke(tx: Tx, userId: string, id: string): Promise<boolean> {
    const result = await tx.manager
      .createQueryBuilder()
      .update(ApiToken)
      .set({ revokedAt: () => 'now()' })
      .where('id = :id AND user_id = :userId AND revoked_at IS NULL', { id, userId })
      .execute();
    return result.affected === 1;
  }

  async noteUse(tx: Tx, id: string): Promise<void> {
    await tx.manager.query(
      `UPDATE api_token SET last_used_at = now()
       WHERE id = $1 AND coalesce(last_used_at < now() - interval '1 minute', true)`,
      [id],
    );
  }
}
