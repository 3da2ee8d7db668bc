import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '../access/permissions.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions, type Tx } from '../database/transactions.js';

export interface LiveSession {
  userId: string;
  /** Of this very moment. */
  roles: Role[];
  startedAt: Date;
  /** The idle limit has not been moved for a minute or more. */
  touchDue: boolean;
}

/** Where a session was started, as far as the request said. */
export interface SignInPlace {
  /** The header User-Agent, cut. */
  agent?: string;
  address?: string;
}

export interface SessionRow {
  idHash: string;
  /** What people name it by: neither the id in the cookie nor what is stored of it. */
  publicId: string;
  place: SignInPlace;
  startedAt: Date;
  expiresAt: Date;
}

const PUBLIC_ID = `encode(sha256(convert_to('session ' || id_hash, 'UTF8')), 'hex')`;

const LIVE = 'session.expires_at > now() AND session.ends_at > now()';

/** Rows of `session`. All limits are on the database's clock, which every process shares. */
@Injectable()
export class SessionsRepository {
  private readonly idleSeconds: number;
  private readonly maxSeconds: number;

  constructor(
    private readonly transactions: Transactions,
    @Inject(APP_CONFIG) { session }: AppConfig,
  ) {
    this.idleSeconds = session.idleMinutes * 60;
    this.maxSeconds = session.maxHours * 3600;
  }

  /** A session that has not ended, of a person who is active. */
  async findLive(idHash: string): Promise<LiveSession | null> {
    const rows: LiveSession[] = await this.transactions.reader.query(
      `SELECT person.id AS "userId", person.roles, session.created_at AS "startedAt",
              LEAST(now() + make_interval(secs => $2), session.ends_at) - session.expires_at > interval '1 minute'
                AS "touchDue"
       FROM session JOIN user_account person ON person.id = session.user_id
       WHERE session.id_hash = $1 AND ${LIVE} AND person.status = 'ACTIVE'`,
      [idHash, this.idleSeconds],
    );
    return rows[0] ?? null;
  }

  /** Newest first. */
  findLiveByUser(userId: string): Promise<SessionRow[]> {
    return this.transactions.reader.query(
      `SELECT id_hash AS "idHash", ${PUBLIC_ID} AS "publicId", data AS place, created_at AS "startedAt", LEAST(expires_at, ends_at) AS "expiresAt"
       FROM session WHERE user_id = $1 AND ${LIVE} ORDER BY created_at DESC LIMIT 200`,
      [userId],
    );
  }

  /**
   * Also clears away this person's ended sessions, so that they do not pile up.
   * @returns false when the person is not active (any more): whoever disables them ends the sessions there are, and this
   * must not slip in afterwards.
   */
  async insert(tx: Tx, idHash: string, userId: string, place: SignInPlace): Promise<boolean> {
    await tx.manager.query(`DELETE FROM session WHERE user_id = $1 AND NOT (${LIVE})`, [userId]);
    const inserted: unknown[] = await tx.manager.query(
      `INSERT INTO session (id_hash, user_id, data, expires_at, ends_at)
       SELECT $1, id, $5::jsonb, now() + make_interval(secs => LEAST($3::int, $4::int)), now() + make_interval(secs => $4::int)
       FROM user_account WHERE id = $2 AND status = 'ACTIVE' FOR SHARE
       RETURNING id_hash`,
      [idHash, userId, this.idleSeconds, this.maxSeconds, JSON.stringify(place)],
    );
    return inserted.length === 1;
  }

  /** Moves the idle limit on; an ended session stays ended. */
  async touch(tx: Tx, idHash: string): Promise<void> {
    await tx.manager.query(
      `UPDATE session SET expires_at = LEAST(now() + make_interval(secs => $2), ends_at) WHERE id_hash = $1 AND ${LIVE}`,
      [idHash, this.idleSeconds],
    );
  }

  async delete(tx: Tx, idHash: string): Promise<void> {
    await tx.manager.query(`DELETE FROM session WHERE id_hash = $1`, [idHash]);
  }

  /** @returns the hash of the id of this person's session that people name so; null when there is none that lives. */
  async findByPublicId(tx: Tx, userId: string, publicId: string): Promise<string | null> {
    const rows: { idHash: string }[] = await tx.manager.query(
      `SELECT id_hash AS "idHash" FROM session WHERE user_id = $1 AND ${PUBLIC_ID} = $2 AND ${LIVE}`,
      [userId, publicId],
    );
    return rows[0]?.idHash ?? null;
  }

  async deleteAllOf(tx: Tx, userId: string): Promise<void> {
    await tx.manager.query(`DELETE FROM session WHERE user_id = $1`, [userId]);
  }
}
