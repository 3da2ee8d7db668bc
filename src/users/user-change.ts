import type { ExperienceLevel, UserAccount, UserStatus } from './user.entity.js';
import type { Role } from '../access/permissions.js';

/** Fields of an account that others change; what is undefined stays. */
export interface UserChange {
  displayName?: string;
  roles?: Role[];
  languages?: string[];
  topics?: string[];
  level?: ExperienceLevel;
  maxOpen?: number | null;
  pausedFrom?: Date | null;
  pausedUntil?: Date | null;
  status?: UserStatus;
}

/** Old and new value of each field that really changes. */
export type UserDifference = Partial<Record<keyof UserChange, { from: unknown; to: unknown }>>;

const FIELDS = [
  'displayName',
  'roles',
  'languages',
  'topics',
  'level',
  'maxOpen',
  'pausedFrom',
  'pausedUntil',
  'status',
] as const;

/** What concerns the account itself, and not what the person can review and when. */
const OF_THE_ACCOUNT = ['displayName', 'roles', 'status'] as const;

export const concernsAccount = (change: UserChange): boolean =>
  OF_THE_ACCOUNT.some((field) => change[field] !== undefined);

/** Roles, languages and topics are sets: their order is no difference. */
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
