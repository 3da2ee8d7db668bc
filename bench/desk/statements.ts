import type { DataSource, Logger } from 'typeorm';

export interface Statement {
  sql: string;
  parameters: unknown[];
}

/** Writes down the SQL that the product sends, to be explained afterwards. */
export class SentStatements {
  private sent: Statement[] = [];

  constructor(source: DataSource) {
    const ignore = (): void => undefined;
    const logger: Logger = {
      logQuery: (sql, parameters) =>
        void this.sent.push({ sql, parameters: [...((parameters as unknown[] | undefined) ?? [])] }),
      logQueryError: ignore,
      logQuerySlow: ignore,
      logSchemaBuild: ignore,
      logMigration: ignore,
      log: ignore,
    };
    source.logger = logger;
  }

  /** What `work` made the product send; nothing else may be going on meanwhile. */
  async during(work: () => Promise<unknown>): Promise<Statement[]> {
    this.sent = [];
    await work();
    return this.sent;
  }
}
