import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor, PersonActor } from './actor.js';
import type { Permission } from './permissions.js';

export const ROUTE_ACCESS = 'claimdesk:route-access';

/** What a route asks of its caller. A route without this mark is refused for everyone and fails a test. */
export type RouteAccess = { kind: 'public' } | { kind: 'signed-in' } | { kind: 'permission'; permission: Permission };

/** Anyone may call this. */
export const Public = () => SetMetadata(ROUTE_ACCESS, { kind: 'public' } satisfies RouteAccess);

/** Any signed-in person may call this: it concerns only themselves. */
export const SignedIn = () => SetMetadata(ROUTE_ACCESS, { kind: 'signed-in' } satisfies RouteAccess);

/** Only those whose roles (and token scopes) hold this permission may call this. */
export const Requires = (permission: Permission) =>
  SetMetadata(ROUTE_ACCESS, { kind: 'permission', permission } satisfies RouteAccess);

export const PROVEN_BY_ADDRESS = 'claimdesk:proven-by-address';

/**
 * The address of the route holds a secret and the route does not ask who calls, so there is nothing another site could
 * forge: forms of any kind are taken. Mail programs send such a form to end a subscription.
 */
export const ProvenByAddress = () => SetMetadata(PROVEN_BY_ADDRESS, true);

/** A request after the permission guard: the actor is on it. */
export interface ActorRequest extends Request {
  actor?: Actor;
  requestId?: string;
}

/** The calling person, put on the request by the permission guard. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): PersonActor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (!actor?.id) throw new Error('CurrentActor used on a route without a signed-in person');
  return { ...actor, id: actor.id };
});
