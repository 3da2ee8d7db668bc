import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { isRetryable } from './pg-error.js';

declare const onlyTransactionsMakesThis: unique symbol;

/**
 * An open transaction. Write methods take it as a required argument, and only `Transactions.run` makes one, so a write
 * outside a transaction, or on another connection, does not compile.
 */
export interface Tx {
  readonly manager: EntityManager;
  readonly [onlyTransactionsMakesThis]: true;
  /** Registers the work called `name` once; it runs just before COMMIT, in order of registration. */
  beforeCommit(name: string, work: () => Promise<void>): void;
}

const MAX_ATTEMPTS = 3;

@Injectable()
export class Transactions {
  private readonly current = new AsyncLocalStorage<Tx>();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction and commits it. Called inside another `run`, it joins that transaction. The whole
   * unit is repeated (at most 3 times) after a serialisation failure or a deadlock, so `work` must have no effects
   * besides the database; effects go through the outbox.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const open = this.current.getStore();
    if (open) return work(open);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt === MAX_ATTEMPTS || !isRetryable(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 10 * attempt * Math.random()));
      }
    }
  }

  /** For reads: the open transaction, so that a request sees what it has just written; otherwise the pool. */
  get reader(): EntityManager {
    return this.current.getStore()?.manager ?? this.dataSource.manager;
  }

  private attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      const hooks = new Map<string, () => Promise<void>>();
      const tx = {
        manager,
        beforeCommit: (name: string, hook: () => Promise<void>) => {
          if (!hooks.has(name)) hooks.set(name, hook);
        },
      } as Tx;
      const result = await this.current.run(tx, () => work(tx));
      for (const hook of hooks.values()) await hook();
      return result;
    });
  }
}
