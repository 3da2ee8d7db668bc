import type { UserAccount, UserStatus } from './user.entity.js';
import type { Role } from '../access/permissions.js';

/** Fields of an account that an administrator changes; what is undefined stays. */
export interface UserChange {
  displayName?: string;
  roles?: Role[];
  languages?: string[];
  pausedUntil?: Date | null;
  status?: UserStatus;
}

/** Old and new value of each field that really changes. */
export type UserDifference = Partial<Record<keyof UserChange, { from: unknown; to: unknown }>>;

const FIELDS = ['displayName', 'roles', 'languages', 'pausedUntil', 'status'] as const;

/** Roles and languages are sets: their order is no difference. */
const comparable = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map(String).sort((a, b) => (a < b ? -1 : 1)) : value);

export function differenceOf(user: UserAccount, change: UserChange): UserDifference {
  const entries = FIELDS.filter(
    (field) => change[field] !== undefined && comparable(change[field]) !== comparable(user[field]),
  ).map((field) => [field, { from: user[field], to: change[field] }] as const);
  return Object.fromEntries(entries);
}

/** True when `change` takes an active administrator away. */
export function losesAdmin(user: UserAccount, change: UserChange): boolean {
  const isAdmin = user.status === 'ACTIVE' && user.roles.includes('admin');
  const staysAdmin = (change.status ?? user.status) === 'ACTIVE' && (change.roles ?? user.roles).includes('admin');
  return isAdmin && !staysAdmin;
}

/** The audit trail's name for a change: its most consequential part. */
export function eventOf({ status, roles }: UserDifference): string {
  if (status) return status.to === 'ACTIVE' ? 'user.enabled' : 'user.disabled';
  return roles ? 'user.roles_changed' : 'user.changed';
}
