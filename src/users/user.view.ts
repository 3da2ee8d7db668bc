import type { UserChange } from './user-change.js';
import type { UserAccount } from './user.entity.js';
import type { ChangeOwnPauseBody, UserView } from './users.schemas.js';

export const toUserView = (user: UserAccount): UserView => ({
  id: user.id,
  email: user.email,
  displayName: user.displayName,
  roles: user.roles,
  languages: user.languages,
  topics: user.topics,
  level: user.level,
  maxOpen: user.maxOpen,
  pausedFrom: user.pausedFrom?.toISOString() ?? null,
  pausedUntil: user.pausedUntil?.toISOString() ?? null,
  status: user.status,
  hasPassword: user.passwordHash !== null,
  createdAt: user.createdAt.toISOString(),
  updatedAt: user.updatedAt.toISOString(),
  version: user.version,
});

/** The pause of a request, with its times read; what was not sent stays undefined. */
export const toPause = ({
  pausedFrom,
  pausedUntil,
}: ChangeOwnPauseBody): Pick<UserChange, 'pausedFrom' | 'pausedUntil'> => ({
  pausedFrom: toTime(pausedFrom),
  pausedUntil: toTime(pausedUntil),
});

const toTime = (value: string | null | undefined): Date | null | undefined =>
  typeof value === 'string' ? new Date(value) : value;
