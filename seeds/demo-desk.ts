import type { INestApplicationContext, Type } from '@nestjs/common';
import type { PersonActor } from '../src/access/actor.js';
import { AppError } from '../src/common/app-error.js';
import { Transactions, type Tx } from '../src/database/transactions.js';
import { UsersService } from '../src/users/users.service.js';
import { emailOf, type PersonKey } from './data/people.js';
import { DemoQueries } from './demo.queries.js';

export interface SeedOptions {
  /** Where the few lines about it go; default: the log of the application. */
  log?: (line: string) => void;
  /** Also on a desk with people who are not the demo's; never with NODE_ENV=production. */
  force?: boolean;
  /** Hears of every step after its transaction has been committed. An error from here ends the seeding. */
  onStep?: (step: string) => void;
}

/** One part of the demo data. Run again, after an end at any point, it goes on where it stopped. */
export interface DemoSeed {
  run(desk: DemoDesk): Promise<void>;
}

/** The desk as the seeds use it: the services of the product, the people of the demo, and one transaction per step. */
export class DemoDesk {
  readonly queries: DemoQueries;
  private readonly people = new Map<PersonKey, Promise<PersonActor>>();

  constructor(
    private readonly app: INestApplicationContext,
    readonly log: (line: string) => void,
    private readonly onStep: (step: string) => void,
  ) {
    this.queries = new DemoQueries(this.get(Transactions));
  }

  /** A service of the product, whatever module it belongs to. */
  get<T>(service: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.app.get<T>(service as Type<T>, { strict: false });
  }

  async step(name: string, work: (tx: Tx) => Promise<unknown>): Promise<void> {
    await this.get(Transactions).run(work);
    this.onStep(name);
  }

  /** A person of the demo, with the roles of the account. @throws AppError NOT_FOUND */
  person(key: PersonKey): Promise<PersonActor> {
    const known = this.people.get(key) ?? this.findPerson(key);
    this.people.set(key, known);
    return known;
  }

  private async findPerson(key: PersonKey): Promise<PersonActor> {
    const account = await this.get(UsersService).findByEmail(emailOf(key));
    if (!account) throw new AppError('NOT_FOUND', `The demo account ${emailOf(key)} is missing.`);
    return { id: account.id, kind: 'user', roles: account.roles, scopes: null, requestId: null };
  }
}
