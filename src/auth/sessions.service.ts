import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { ActorRequest } from '../access/access.decorators.js';
import type { Actor, PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';
import { sessionCookieName, sessionCookieOptions } from './session-cookie.js';
import { deviceOf } from './device.js';
import { sessionIdHash } from './session.store.js';
import { SessionsRepository, type SignInPlace } from './sessions.repository.js';
import type { SessionView } from './auth.schemas.js';

/** Browser sessions: they start at sign-in and at a change of password, and end by the person, an administrator or time. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Signs this person in under a new session id; the id the browser came with is dead from here on. */
  async start(request: ActorRequest, userId: string): Promise<void> {
    // The middleware loads no session beside a token.
    if (!request.session) {
      throw new AppError('VALIDATION_FAILED', 'Leave the header Authorization out when you sign in.', {
        faults: [{ path: 'Authorization', message: 'does not go together with signing in' }],
      });
    }
    await new Promise<void>((resolve, reject) => {
      request.session.regenerate((error: unknown) => (error ? reject(error as Error) : resolve()));
    });
    const actor: Actor = {
      id: userId,
      kind: 'user',
      roles: [],
      scopes: null,
      requestId: request.requestId ?? null,
    };
    await this.transactions.run(async (tx) => {
      if (!(await this.sessions.insert(tx, sessionIdHash(request.sessionID), userId, placeOf(request)))) {
        throw new AppError('LOGIN_FAILED', 'This account was disabled just now.', { detailCode: 'account-disabled' });
      }
      this.audit.record(tx, actor, { event: 'session.started', entityType: 'user', entityId: userId });
    });
    request.session.userId = userId;
  }

  /** Ends the request's session. */
  async end(request: ActorRequest, response: Response, actor: PersonActor): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.sessions.delete(tx, sessionIdHash(request.sessionID));
      this.audit.record(tx, actor, { event: 'session.ended', entityType: 'user', entityId: actor.id });
    });
    await this.forget(request, response);
  }

  /** Ends all sessions of a person: "log out everywhere", or by an administrator. */
  async endAll(actor: PersonActor, userId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.sessions.deleteAllOf(tx, userId);
      this.audit.record(tx, actor, { event: 'session.all_ended', entityType: 'user', entityId: userId });
    });
  }

  /**
   * Ends another session of this person, named as in the list.
   * @throws AppError NOT_FOUND for whatever is no live session of theirs; CONFLICT for the one that asks: that is signing out
   */
  async endOne(request: ActorRequest, actor: PersonActor, publicId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const idHash = await this.sessions.findByPublicId(tx, actor.id, publicId);
      if (idHash === null) throw new AppError('NOT_FOUND', 'You have no such session; it may have ended.');
      if (idHash === sessionIdHash(request.sessionID)) {
        throw new AppError('CONFLICT', 'This is the session you are using. Sign out to end it.', {
          detailCode: 'session-is-this',
        });
      }
      await this.sessions.delete(tx, idHash);
      this.audit.record(tx, actor, { event: 'session.ended', entityType: 'user', entityId: actor.id });
    });
  }

  async list(request: ActorRequest, userId: string): Promise<SessionView[]> {
    const current = sessionIdHash(request.sessionID ?? '');
    const rows = await this.sessions.findLiveByUser(userId);
    return rows.map(({ idHash, publicId, place, startedAt, expiresAt }) => ({
      id: publicId,
      startedAt: startedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      current: idHash === current,
      device: deviceOf(place.agent ?? ''),
      address: place.address ?? null,
    }));
  }

  /**
   * Makes the browser forget: the cookie by name, and what pages it kept. Other cookies of the host are not ours. What a
   * person has not sent yet is not ours to delete either: the page asks them.
   */
  async forget(request: ActorRequest, response: Response): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      request.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve()));
    });
    response.clearCookie(sessionCookieName(this.config), sessionCookieOptions(this.config));
    response.setHeader('Clear-Site-Data', '"cache"');
  }
}

const placeOf = ({ headers, ip }: ActorRequest): SignInPlace => ({
  ...(headers['user-agent'] && { agent: headers['user-agent'].slice(0, 300) }),
  ...(ip && { address: ip.replace(/^::ffff:(?=\d+\.)/, '') }),
});
