import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ActorRequest } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { CallerCheck } from '../access/caller-check.js';
import { bearerToken } from './bearer-token.js';
import { sessionIdHash } from './session.store.js';
import { SessionsRepository } from './sessions.repository.js';
import { TokensRepository } from './tokens.repository.js';

/** Asks the tables of sessions and tokens again for a request whose answer stays open. */
@Injectable()
export class OpenAnswerCheck extends CallerCheck {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly tokens: TokensRepository,
  ) {
    super();
  }

  override watch(request: ActorRequest): () => Promise<PersonActor | null> {
    const requestId = request.requestId ?? null;
    const token = bearerToken(request);
    if (token !== null) {
      const hash = createHash('sha256').update(token, 'utf8').digest('hex');
      return () => this.ownerOf(hash, requestId);
    }
    if (request.session) request.session.touchDue = false;
    const idHash = sessionIdHash(request.sessionID ?? '');
    return () => this.signedIn(idHash, requestId);
  }

  private async ownerOf(hash: string, requestId: string | null): Promise<PersonActor | null> {
    const owner = await this.tokens.findOwner(hash);
    return owner && { id: owner.userId, kind: 'token', roles: owner.roles, scopes: owner.scopes, requestId };
  }

  private async signedIn(idHash: string, requestId: string | null): Promise<PersonActor | null> {
    const live = await this.sessions.findLive(idHash);
    return live && { id: live.userId, kind: 'user', roles: live.roles, scopes: null, requestId };
  }
}
