import { chmodSync, closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

/**
 * A log file that never grows beyond its limit: when it is full it becomes `<file>.1`, replacing the one before, so at
 * most twice the limit is on disk. Writing is synchronous because the lines that matter most are written while
 * everything is going down; a full disk loses log lines, not the server.
 */
export class SizeLimitedLog {
  private descriptor: number | undefined;
  private size = 0;

  constructor(
    private readonly file: string,
    private readonly maxBytes = 4 * 1024 * 1024,
  ) {
    this.open('a');
  }

  /** Appends; a chunk larger than the limit is cut. */
  write(chunk: Buffer): void {
    const part = chunk.subarray(0, this.maxBytes);
    try {
      if (this.size + part.length > this.maxBytes) this.rotate();
      if (this.descriptor !== undefined) this.size += writeSync(this.descriptor, part);
    } catch {
      // The disk is full or the folder is gone. There is nowhere to say so, and the database matters more.
    }
  }

  /** Closes the file; later writes are dropped. */
  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private rotate(): void {
    this.close();
    try {
      renameSync(this.file, `${this.file}.1`);
    } catch {
      // Somebody removed the file: a new one begins all the same.
    }
    this.open('w');
  }

  private open(flags: 'a' | 'w'): void {
    this.descriptor = openSync(this.file, flags, 0o600);
    this.size = fstatSync(this.descriptor).size;
    if (flags === 'a') chmodSync(this.file, 0o600);
  }
}
