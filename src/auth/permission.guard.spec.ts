import { describe, expect, it, jest } from '@jest/globals';
import { type ExecutionContext, Logger } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type ActorRequest, Public, Requires, SignedIn } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { PermissionGuard } from './permission.guard.js';
import type { RequestActor } from './request-actor.service.js';
import { SecurityLog } from '../audit/security-log.js';

class Routes {
  unmarked(): void {}
  @Public() open(): void {}
  @SignedIn() own(): void {}
  @Requires('user.manage') manage(): void {}
}

@Public()
class OpenRoutes {
  inherits(): void {}
  @SignedIn() closes(): void {}
}

const actor = (change: Partial<Actor> = {}): Actor => ({
  id: 'someone',
  kind: 'user',
  roles: ['admin'],
  scopes: null,
  requestId: 'r',
  ...change,
});

async function call(
  route: string,
  who: Actor | null,
  { type = 'http', routes = Routes as { prototype: object } } = {},
) {
  jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => {});
  const request = {} as ActorRequest;
  const response = { setHeader: () => response };
  const context = {
    getType: () => type,
    getHandler: () => (routes.prototype as Record<string, Function>)[route],
    getClass: () => routes,
    switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }),
  } as unknown as ExecutionContext;
  const actors = {
    find: async () => who,
    refusal: () => new AppError('NOT_AUTHENTICATED', 'Sign in.'),
  } as unknown as RequestActor;
  const guard = new PermissionGuard(new Reflector(), actors, new SecurityLog());
  const result = await guard.canActivate(context).catch((error: unknown) => (error as AppError).code);
  return { result, request };
}

describe(PermissionGuard, () => {
  it('refuses a route without a mark for everyone', async () => {
    expect((await call('unmarked', null)).result).toBe('FORBIDDEN');
    expect((await call('unmarked', actor())).result).toBe('FORBIDDEN');
  });

  it('lets everyone call a public route, and knows who it is', async () => {
    expect((await call('open', null)).result).toBe(true);
    const { result, request } = await call('open', actor());
    expect(result).toBe(true);
    expect(request.actor?.id).toBe('someone');
  });

  it('asks for a person on the other routes', async () => {
    expect((await call('own', null)).result).toBe('NOT_AUTHENTICATED');
    expect((await call('manage', null)).result).toBe('NOT_AUTHENTICATED');
    expect((await call('own', actor({ roles: ['viewer'] }))).result).toBe(true);
  });

  it('asks for the permission, from roles and from scopes', async () => {
    expect((await call('manage', actor())).result).toBe(true);
    expect((await call('manage', actor({ roles: ['editor'] }))).result).toBe('FORBIDDEN');
    expect((await call('manage', actor({ kind: 'token', scopes: ['user.read'] }))).result).toBe('FORBIDDEN');
    expect((await call('manage', actor({ kind: 'token', scopes: ['user.manage'] }))).result).toBe(true);
    const beyondOwner = actor({ kind: 'token', roles: ['editor'], scopes: ['user.manage'] });
    expect((await call('manage', beyondOwner)).result).toBe('FORBIDDEN');
  });

  it('takes a mark on the class, and prefers one on the method', async () => {
    expect((await call('inherits', null, { routes: OpenRoutes })).result).toBe(true);
    expect((await call('closes', null, { routes: OpenRoutes })).result).toBe('NOT_AUTHENTICATED');
  });

  it('refuses what is not HTTP', async () => {
    expect((await call('open', actor(), { type: 'ws' })).result).toBe(false);
  });
});
