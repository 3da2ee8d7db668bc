import type { Client, Connection } from 'pg';

/** What of the connection is used here. */
interface Wire {
  query(text: string): void;
}

/** `COPY … TO STDOUT` as it comes over the wire, taken and thrown away: the least an export could cost. */
class CopyOut {
  bytes = 0;

  constructor(
    private readonly text: string,
    private readonly done: (error: Error | null) => void,
  ) {}

  submit(connection: Connection): void {
    (connection as unknown as Wire).query(this.text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.bytes += chunk.length;
  }

  handleError(error: Error): void {
    this.done(error);
  }

  handleReadyForQuery(): void {
    this.done(null);
  }

  handleCommandComplete(): void {}
}

/** @returns how many bytes came */
export function copyOut(db: Client, query: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const copy = new CopyOut(`COPY (${query}) TO STDOUT`, (error) => (error ? reject(error) : resolve(copy.bytes)));
    db.query(copy);
  });
}
