import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../database/transactions.js';
import { Source } from '../../documents/source.entity.js';
import { IncomingHook } from './incoming-hook.entity.js';

export type NewHook = Pick<
  IncomingHook,
  'id' | 'name' | 'documentId' | 'sourceId' | 'createsDocuments' | 'secretHash' | 'createdBy'
>;

@Injectable()
export class HooksRepository {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, hook: NewHook): Promise<void> {
    await tx.manager.insert(IncomingHook, hook);
  }

  sourceExists(tx: Tx, id: string): Promise<boolean> {
    return tx.manager.existsBy(Source, { id });
  }

  find(tx: Tx, id: string): Promise<IncomingHook | null> {
    return tx.manager.findOne(IncomingHook, { where: { id }, relations: { source: true } });
  }

  /** A hook that may be used: not revoked, and made by somebody who still edits here. */
  findUsable(tx: Tx, id: string): Promise<IncomingHook | null> {
    return tx.manager
      .createQueryBuilder(IncomingHook, 'hook')
      .innerJoin('hook.creator', 'creator', `creator.status = 'ACTIVE' AND creator.roles && '{editor,admin}'`)
      .leftJoinAndSelect('hook.source', 'source')
      .where('hook.id = :id AND hook.revoked_at IS NULL', { id })
      .getOne();
  }

  /** Newest first; one more than `limit`, with the position of each for the cursor. */
  async findPage(
    after: [time: string, id: string] | null,
    limit: number,
  ): Promise<{ hook: IncomingHook; createdKey: string }[]> {
    const list = this.transactions.reader
      .createQueryBuilder(IncomingHook, 'hook')
      .leftJoinAndSelect('hook.source', 'source')
      .addSelect('hook.created_at::text', 'created_key')
      .orderBy('hook.created_at', 'DESC')
      .addOrderBy('hook.id', 'DESC')
      .limit(limit + 1);
    if (after) {
      list.where('(hook.created_at, hook.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
    }
    const { entities, raw } = await list.getRawAndEntities<{ created_key: string }>();
    return entities.map((hook, index) => ({ hook, createdKey: raw[index]?.created_key ?? '' }));
  }

  /** @returns false when it is revoked already. */
  async revoke(tx: Tx, id: string): Promise<boolean> {
    const [rows] = await tx.manager.query<[unknown[], number]>(
      `UPDATE incoming_hook SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING id`,
      [id],
    );
    return rows.length > 0;
  }

  /** Counts a call. @returns how many there were in this minute, and when the next one begins, in seconds. */
  async countCall(tx: Tx, id: string): Promise<{ calls: number; nextMinuteIn: number }> {
    const [[row]] = await tx.manager.query<[{ calls: number; next_in: number }[], number]>(
      `UPDATE incoming_hook SET
         last_called_at = now(),
         calls_in_minute = CASE WHEN minute_started_at > now() - interval '1 minute' THEN calls_in_minute + 1 ELSE 1 END,
         minute_started_at = CASE WHEN minute_started_at > now() - interval '1 minute' THEN minute_started_at ELSE now() END
       WHERE id = $1
       RETURNING calls_in_minute AS calls,
         ceil(extract(epoch FROM minute_started_at + interval '1 minute' - now()))::int AS next_in`,
      [id],
    );
    return { calls: row?.calls ?? 0, nextMinuteIn: Math.max(1, row?.next_in ?? 1) };
  }
}
