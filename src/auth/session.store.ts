import { createHash } from 'node:crypto';
import { callbackify } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import session, { type SessionData } from 'express-session';
import type { Role } from '../access/permissions.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';
import { sessionCookieOptions } from './session-cookie.js';
import { SessionsRepository } from './sessions.repository.js';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    roles: Role[];
    startedAt: Date;
    touchDue: boolean;
  }
}

/** What is stored of a session id: the id itself is only in the browser. */
export const sessionIdHash = (sessionId: string): string =>
  createHash('sha256').update(sessionId, 'utf8').digest('hex');

/** express-session's way to the table `session`. */
@Injectable()
export class SessionStore extends session.Store {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly transactions: Transactions,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    super();
  }

  override get(sessionId: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    callbackify(() => this.findLive(sessionId))(callback);
  }

  /**
   * Does nothing: `SessionsService` writes the row in one transaction with the audit trail, and a session holds nothing
   * that changes later.
   */
  override set(_sessionId: string, _session: SessionData, callback?: (error?: unknown) => void): void {
    callback?.();
  }

  override destroy(sessionId: string, callback: (error?: unknown) => void = () => {}): void {
    const remove = () => this.transactions.run((tx) => this.sessions.delete(tx, sessionIdHash(sessionId)));
    callbackify(remove)((error) => callback(error));
  }

  /** express-session calls this on every answer; the row is written once a minute at most. */
  override touch(sessionId: string, { touchDue }: SessionData, callback: (error?: unknown) => void = () => {}): void {
    if (!touchDue) return callback();
    const touch = () => this.transactions.run((tx) => this.sessions.touch(tx, sessionIdHash(sessionId)));
    callbackify(touch)((error) => callback(error));
  }

  private async findLive(sessionId: string): Promise<SessionData | null> {
    const live = await this.sessions.findLive(sessionIdHash(sessionId));
    if (!live) return null;
    const originalMaxAge = this.config.session.maxHours * 3_600_000;
    return { ...live, cookie: { ...sessionCookieOptions(this.config), originalMaxAge } };
  }
}
