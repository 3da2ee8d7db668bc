import { Injectable } from '@nestjs/common';
import { type Actor, can, type PersonActor } from '../access/actor.js';
import type { Role } from '../access/permissions.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { newId } from '../common/ids.js';
import { decodeCursor, type Page, toPage } from '../common/page.js';
import type { Tx } from '../database/transactions.js';
import { Outbox } from '../jobs/outbox.js';
import { AccessRevocation } from './access-revocation.repository.js';
import { PasswordHasher } from './password-hasher.js';
import { assertGoodPassword } from './password-policy.js';
import { concernsAccount, differenceOf, eventOf, losesAdmin, type UserChange } from './user-change.js';
import { userDeactivatedJob } from './user-deactivated.job.js';
import type { UserAccount } from './user.entity.js';
import { toUserView } from './user.view.js';
import { UsersRepository } from './users.repository.js';
import type { LeftBehind, UsersQuery, UserView } from './users.schemas.js';

export interface CreateUser {
  email: string;
  displayName: string;
  roles: Role[];
  languages?: string[];
  password?: string;
  /** How the account came about, for the audit trail. */
  origin?: 'admin' | 'invitation' | 'setup' | 'seed' | 'cli';
}

export interface PasswordOptions {
  /** Only for seeds: takes a password that everybody knows, such as that of the demo. */
  acceptWeakPassword?: boolean;
  /** Where the request carried the password, for the fault. */
  path?: string;
}

const notFound = (): AppError => new AppError('NOT_FOUND', 'There is no such user.');

/** Accounts: who there is, what they may do, and the passwords they sign in with. */
@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly revocation: AccessRevocation,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  async list({ limit, cursor, status, role, q }: UsersQuery): Promise<Page<UserView>> {
    const afterEmail = decodeCursor(cursor)?.[0] ?? null;
    const rows = await this.users.findPage({ limit, status, role, q, afterEmail });
    return toPage(rows, limit, (user) => [user.email, user.id], toUserView);
  }

  /** @throws AppError NOT_FOUND */
  async get(id: string): Promise<UserAccount> {
    const user = await this.users.findById(id);
    if (!user) throw notFound();
    return user;
  }

  findByEmail(email: string): Promise<UserAccount | null> {
    return this.users.findByEmail(email.trim().toLowerCase());
  }

  /** Those of `ids` who are active; in no particular order. */
  async findActive(ids: readonly string[]): Promise<UserAccount[]> {
    return ids.length === 0 ? [] : this.users.findActive(ids);
  }

  /** Ids of everybody who may act and has one of these roles. */
  idsWith(tx: Tx, roles: readonly Role[]): Promise<string[]> {
    return this.users.activeIdsWith(tx, roles);
  }

  /** What is still this person's as an editor, for whoever disables the account. */
  leftBehind(id: string): Promise<LeftBehind> {
    return this.users.leftBehind(id);
  }

  anyExists(): Promise<boolean> {
    return this.users.anyExists();
  }

  /**
   * As `get`, and nobody else changes this account until the transaction ends.
   * @throws AppError NOT_FOUND
   */
  async getForUpdate(tx: Tx, id: string): Promise<UserAccount> {
    const user = await this.users.findForUpdate(tx, id);
    if (!user) throw notFound();
    return user;
  }

  /** @throws AppError EMAIL_TAKEN, PASSWORD_TOO_WEAK */
  async createUser(tx: Tx, actor: Actor, input: CreateUser, options: PasswordOptions = {}): Promise<UserAccount> {
    const { password, origin = 'admin', displayName, roles, languages = [] } = input;
    const email = input.email.trim().toLowerCase();
    if (password !== undefined) this.assertPassword(password, { email, displayName }, options);
    const passwordHash = password === undefined ? null : await this.hasher.hash(password);
    const user = await this.users.insert(tx, { id: newId(), email, displayName, roles, languages, passwordHash });
    const data = { origin, email, roles };
    this.audit.record(tx, actor, { event: 'user.created', entityType: 'user', entityId: user.id, to: 'ACTIVE', data });
    return user;
  }

  /**
   * Makes the account that sets the desk up; only while there is none at all, however many try at once.
   * @throws AppError SETUP_CLOSED, PASSWORD_TOO_WEAK
   */
  async createFirstAdmin(
    tx: Tx,
    actor: Actor,
    input: { email: string; displayName: string; password: string },
  ): Promise<UserAccount> {
    if (!(await this.users.lockIfNone(tx))) {
      throw new AppError('SETUP_CLOSED', 'This desk is set up already. Sign in, or ask an administrator.');
    }
    return this.createUser(tx, actor, { ...input, roles: ['admin'], origin: 'setup' });
  }

  /**
   * Editors change what somebody can review and when; the account itself is for administrators.
   * @throws AppError NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, LAST_ADMIN, VALIDATION_FAILED for a pause that ends
   *   before it begins.
   */
  async changeUser(tx: Tx, actor: Actor, id: string, version: number, change: UserChange): Promise<UserAccount> {
    if (concernsAccount(change) && !can(actor, 'user.manage')) {
      throw new AppError('FORBIDDEN', 'Name, roles and status are changed by an administrator.', {
        detailCode: 'people-by-administrator',
      });
    }
    return this.change(tx, actor, id, change, version);
  }

  /** A person's own pause. @throws AppError VALIDATION_FAILED for one that ends before it begins. */
  changeOwnPause(tx: Tx, actor: PersonActor, pause: Pick<UserChange, 'pausedFrom' | 'pausedUntil'>) {
    return this.change(tx, actor, actor.id, pause);
  }

  /**
   * Ends every session, token and invitation of this person at once and gives their open work back.
   * @throws AppError NOT_FOUND, LAST_ADMIN
   */
  async disableUser(tx: Tx, actor: Actor, id: string): Promise<UserAccount> {
    return this.change(tx, actor, id, { status: 'DISABLED' });
  }

  /**
   * Sets a new password and ends all sessions.
   * @throws AppError NOT_FOUND, PASSWORD_TOO_WEAK
   */
  async setPassword(
    tx: Tx,
    actor: Actor,
    userId: string,
    password: string,
    options: PasswordOptions = {},
  ): Promise<void> {
    const user = await this.getForUpdate(tx, userId);
    this.assertPassword(password, user, options);
    await this.users.updatePasswordHash(tx, userId, await this.hasher.hash(password));
    await this.revocation.endSessions(tx, userId);
    this.audit.record(tx, actor, { event: 'user.password_changed', entityType: 'user', entityId: userId });
  }

  /** Puts a hash with today's parameters in the place of `old`, unless the password was changed meanwhile. */
  async replaceHash(tx: Tx, actor: Actor, userId: string, hashes: { old: string; new: string }): Promise<void> {
    const user = await this.users.findForUpdate(tx, userId);
    if (user?.passwordHash !== hashes.old) return;
    await this.users.updatePasswordHash(tx, userId, hashes.new);
    this.audit.record(tx, actor, { event: 'user.password_rehashed', entityType: 'user', entityId: userId });
  }

  private assertPassword(password: string, user: { email: string; displayName: string }, options: PasswordOptions) {
    if (!options.acceptWeakPassword) assertGoodPassword(password, user, options.path);
  }

  private async change(tx: Tx, actor: Actor, id: string, asked: UserChange, version?: number): Promise<UserAccount> {
    // Whoever ends a pause ends all of it.
    const change = asked.pausedUntil === null ? { ...asked, pausedFrom: null } : asked;
    // Before the row, always: two administrators who demote each other then queue up instead of deadlocking.
    if (change.roles || change.status) await this.users.lockAdmins(tx);
    const user = await this.getForUpdate(tx, id);
    if (version !== undefined) assertVersion(user.version, version);
    if (losesAdmin(user, change) && !(await this.users.otherActiveAdminExists(tx, id))) {
      throw new AppError(
        'LAST_ADMIN',
        'This is the last active administrator. Make somebody else an administrator first.',
      );
    }
    checkPause(user, change);
    const difference = differenceOf(user, change);
    if (Object.keys(difference).length === 0) return user;
    const from = user.status;
    const saved = await this.users.update(tx, Object.assign(user, onlyDefined(change)));
    if (difference.status?.to === 'DISABLED') await this.deactivate(tx, id);
    this.audit.record(tx, actor, {
      event: eventOf(difference),
      entityType: 'user',
      entityId: id,
      from,
      to: saved.status,
      data: difference,
    });
    return saved;
  }

  private async deactivate(tx: Tx, userId: string): Promise<void> {
    await this.revocation.endAll(tx, userId);
    await this.outbox.enqueue(tx, userDeactivatedJob, { userId });
  }
}

const onlyDefined = (change: UserChange): UserChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

function checkPause(user: UserAccount, change: UserChange): void {
  const { pausedFrom, pausedUntil } = { ...user, ...onlyDefined(change) };
  if (pausedFrom === null || (pausedUntil !== null && pausedFrom < pausedUntil)) return;
  const message = 'must be before pausedUntil; send both';
  throw new AppError('VALIDATION_FAILED', 'A pause needs an end after its beginning.', {
    detailCode: 'pause-ends-before-it-begins',
    faults: [{ path: 'pausedFrom', message }],
  });
}
