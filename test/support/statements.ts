import type { DataSource, Logger } from 'typeorm';

/** Writes down the SQL statements a data source sends. */
export class Statements {
  private readonly sent: string[] = [];

  constructor(private readonly source: DataSource) {
    const ignore = (): void => undefined;
    const logger: Logger = {
      logQuery: (query) => void this.sent.push(query.replaceAll(/\s+/g, ' ').trim()),
      logQueryError: ignore,
      logQuerySlow: ignore,
      logSchemaBuild: ignore,
      logMigration: ignore,
      log: ignore,
    };
    this.source.logger = logger;
  }

  /** What `work` sent. Nothing else may use the data source meanwhile. */
  async during(work: () => Promise<unknown>): Promise<string[]> {
    this.sent.length = 0;
    await work();
    return [...this.sent];
  }
}
