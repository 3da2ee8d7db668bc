import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Role } from '../access/permissions.js';
import { AppError } from '../common/app-error.js';
import { violates } from '../database/pg-error.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { UserAccount, type UserStatus } from './user.entity.js';

export type NewUser = Pick<UserAccount, 'id' | 'email' | 'displayName' | 'passwordHash' | 'roles' | 'languages'>;

interface UserFilter {
  status?: UserStatus;
  role?: Role;
  /** Part of the name or the address. */
  q?: string;
  afterEmail: string | null;
  limit: number;
}

/** Advisory lock held by whoever changes who is an administrator. */
const ADMINS_LOCK = 'claimdesk users admins';
/** Advisory lock held by whoever makes the first account. */
const FIRST_USER_LOCK = 'claimdesk users first';

@Injectable()
export class UsersRepository {
  constructor(private readonly transactions: Transactions) {}

  findById(id: string): Promise<UserAccount | null> {
    return this.transactions.reader.findOneBy(UserAccount, { id });
  }

  findByEmail(email: string): Promise<UserAccount | null> {
    return this.transactions.reader.findOneBy(UserAccount, { email });
  }

  findActive(ids: readonly string[]): Promise<UserAccount[]> {
    return this.transactions.reader.findBy(UserAccount, { id: In(ids), status: 'ACTIVE' });
  }

  async activeIdsWith(tx: Tx, roles: readonly Role[]): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM user_account WHERE status = 'ACTIVE' AND roles && $1 ORDER BY id`,
      [roles],
    );
    return rows.map(({ id }) => id);
  }

  /** By address, `limit + 1` rows at most. */
  findPage(filter: UserFilter): Promise<UserAccount[]> {
    const query = this.transactions.reader.createQueryBuilder(UserAccount, 'person').orderBy('person.email');
    if (filter.status) query.andWhere('person.status = :status', filter);
    if (filter.role) query.andWhere(':role = ANY(person.roles)', filter);
    const part = filter.q?.trim().toLowerCase() ?? '';
    if (part !== '')
      query.andWhere('(strpos(lower(person.displayName), :part) > 0 OR strpos(person.email, :part) > 0)', { part });
    if (filter.afterEmail !== null) query.andWhere('person.email > :afterEmail', filter);
    return query.limit(filter.limit + 1).getMany();
  }

  /** Claims and complaints belong to upper modules; how many are this person's is asked of the tables. */
  async leftBehind(id: string): Promise<{ claims: number; complaints: number }> {
    const [row] = await this.transactions.reader.query<{ claims: number; complaints: number }[]>(
      `SELECT (SELECT count(*)::int FROM claim
          WHERE editor_id = $1 AND workflow_state NOT IN ('REJECTED', 'ARCHIVED')) AS claims,
        (SELECT count(*)::int FROM complaint
          WHERE assigned_to = $1 AND state IN ('RECEIVED', 'ACKNOWLEDGED')) AS complaints`,
      [id],
    );
    return row ?? { claims: 0, complaints: 0 };
  }

  async anyExists(): Promise<boolean> {
    return this.transactions.reader.exists(UserAccount);
  }

  /** Locks the row until the transaction ends. */
  findForUpdate(tx: Tx, id: string): Promise<UserAccount | null> {
    return tx.manager.findOne(UserAccount, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** From here to the end of the transaction nobody else changes who is an administrator. */
  async lockAdmins(tx: Tx): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [ADMINS_LOCK]);
  }

  async otherActiveAdminExists(tx: Tx, id: string): Promise<boolean> {
    const rows: unknown[] = await tx.manager.query(
      `SELECT 1 FROM user_account WHERE id <> $1 AND status = 'ACTIVE' AND 'admin' = ANY(roles) LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }

  /** True when there is no account at all; until the transaction ends nobody else gets this answer. */
  async lockIfNone(tx: Tx): Promise<boolean> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [FIRST_USER_LOCK]);
    return !(await tx.manager.exists(UserAccount));
  }

  /** @throws AppError EMAIL_TAKEN */
  async insert(tx: Tx, user: NewUser): Promise<UserAccount> {
    try {
      await tx.manager.insert(UserAccount, { ...user, status: 'ACTIVE' });
    } catch (error) {
      if (!violates(error, 'user_account_email_unique')) throw error;
      throw new AppError('EMAIL_TAKEN', 'There is already an account with this e-mail address.', {
        faults: [{ path: 'email', message: 'is taken' }],
      });
    }
    return tx.manager.findOneByOrFail(UserAccount, { id: user.id });
  }

  /** Writes the changed fields of a row read by `findForUpdate` and counts its version up. */
  update(tx: Tx, user: UserAccount): Promise<UserAccount> {
    return tx.manager.save(UserAccount, user);
  }

  /** Leaves the version alone: nobody edits a password by If-Match. */
  async updatePasswordHash(tx: Tx, id: string, passwordHash: string): Promise<void> {
    await tx.manager.query(`UPDATE user_account SET password_hash = $2, updated_at = now() WHERE id = $1`, [
      id,
      passwordHash,
    ]);
  }
}
