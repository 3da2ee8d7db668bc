import type { Permission, Role } from './permissions.js';
import { ROLE_PERMISSIONS } from './role-permissions.js';

/** Who acts: a person (by session or token) or the system (jobs, rules). Services get this, never a request. */
export interface Actor {
  /** User id; null for the system. */
  readonly id: string | null;
  readonly kind: 'user' | 'token' | 'system';
  readonly roles: readonly Role[];
  /** A token's scopes narrow what its owner's roles allow; null means no narrowing. */
  readonly scopes: readonly Permission[] | null;
  /** Id of the request this act came with, for the audit trail. */
  readonly requestId: string | null;
}

/** An actor that is certainly a person. */
export interface PersonActor extends Actor {
  readonly id: string;
}

export const SYSTEM_ACTOR: Actor = { id: null, kind: 'system', roles: [], scopes: null, requestId: null };

export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true;
  if (actor.scopes && !actor.scopes.includes(permission)) return false;
  return actor.roles.some((role) => ROLE_PERMISSIONS[role].has(permission));
}

export const isEditor = (actor: Actor): boolean => actor.roles.includes('editor') || actor.roles.includes('admin');
