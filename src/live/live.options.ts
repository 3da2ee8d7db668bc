/** How `LiveModule` is composed. */
export interface LiveOptions {
  /** The PostgreSQL of the application, for the connection that listens. */
  databaseUrl: string;
}

/** Nest injection token of the `LiveOptions`. */
export const LIVE_OPTIONS = Symbol('LIVE_OPTIONS');
