import type { BackendFactory, ConnectionOptions } from 'bullmq';

/** The connection one set of workers runs on. */
export interface WorkerConnection {
  readonly options: ConnectionOptions;
  /** Lets go of the connection; waits at most a few seconds and never throws. */
  close(): Promise<void>;
}

/** Where BullMQ keeps its jobs. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  readonly factory: BackendFactory;
  /** What all producers (BullMQ `Queue`s) of this process share. */
  readonly producers: ConnectionOptions;
  /** Workers do not recover by themselves from losing this backend: they must be replaced (see `WorkerSupervisor`). */
  readonly replaceWorkersAfterErrors: boolean;
  /** A fresh connection for `workers` workers. */
  openForWorkers(workers: number): WorkerConnection;
  /** @throws when the backend cannot be reached or is not migrated. Takes at most a few seconds. */
  assertUsable(): Promise<void>;
  close(): Promise<void>;
}

/** Nest injection token of the `QueueBackend`. */
export const QUEUE_BACKEND = Symbol('QUEUE_BACKEND');
