import { type Actor, can } from '../access/actor.js';
import { PERMISSIONS } from '../access/permissions.js';
import type { AppConfig } from '../config/app-config.js';
import type { UserAccount } from '../users/user.entity.js';
import type { MeView } from './auth.schemas.js';

export const toMeView = (user: UserAccount, actor: Actor, { demo }: Pick<AppConfig, 'demo'>): MeView => ({
  id: user.id,
  email: user.email,
  displayName: user.displayName,
  roles: user.roles,
  permissions: PERMISSIONS.filter((permission) => can(actor, permission)),
  languages: user.languages,
  pausedFrom: user.pausedFrom?.toISOString() ?? null,
  pausedUntil: user.pausedUntil?.toISOString() ?? null,
  demo,
});
