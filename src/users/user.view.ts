import type { UserAccount } from './user.entity.js';
import type { UserView } from './users.schemas.js';

export const toUserView = (user: UserAccount): UserView => ({
  id: user.id,
  email: user.email,
  displayName: user.displayName,
  roles: user.roles,
  languages: user.languages,
  pausedUntil: user.pausedUntil?.toISOString() ?? null,
  status: user.status,
  hasPassword: user.passwordHash !== null,
  createdAt: user.createdAt.toISOString(),
  updatedAt: user.updatedAt.toISOString(),
  version: user.version,
});
