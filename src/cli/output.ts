import type { Writable } from 'node:stream';
import type { Failure } from './failures.js';

/** A stream the command line writes to; `isTTY` when a person reads along. */
export type OutputStream = Writable & { isTTY?: boolean };

/**
 * Where a command writes: what was asked for to stdout, everything else (progress, logs, faults) to stderr, so that a
 * program can read stdout as it is.
 */
export class Output {
  private gone = false;
  private progressShown = false;

  constructor(
    private readonly stdout: OutputStream,
    private readonly stderr: OutputStream,
  ) {
    for (const stream of [stdout, stderr]) stream.on('error', (error) => this.lost(error));
  }

  /** The reader of stdout has gone (`claimdesk … | head`): what follows is not written, and that is no fault. */
  get closed(): boolean {
    return this.gone;
  }

  /** Whether a person watches stderr. */
  get interactive(): boolean {
    return this.stderr.isTTY === true;
  }

  /** A line of the result. */
  line(text: string): void {
    this.raw(`${text}\n`);
  }

  /** A line of the result that is one JSON value. */
  json(value: unknown): void {
    this.line(JSON.stringify(value));
  }

  /** A part of the result, exactly as it is. */
  raw(part: string | Uint8Array): void {
    if (this.gone) return;
    this.clearProgress();
    this.stdout.write(part);
  }

  /** As `raw`, and waits while the reader is slower than we are. */
  async stream(part: string | Uint8Array): Promise<void> {
    this.raw(part);
    if (this.gone || !this.stdout.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      // Whichever comes first: the reader goes on reading, or goes away.
      const go = (): void => {
        for (const event of ['drain', 'error', 'close']) this.stdout.off(event, go);
        resolve();
      };
      for (const event of ['drain', 'error', 'close']) this.stdout.on(event, go);
    });
  }

  /** A line for the person, not part of the result. */
  note(text: string): void {
    this.clearProgress();
    this.stderr.write(`${text}\n`);
  }

  /** Something went wrong: the sentence and its code. */
  fault({ code, message }: Failure, about?: string): void {
    this.note(`claimdesk: ${about === undefined ? '' : `${printable(about)}: `}${message} (${code})`);
  }

  /** A question to the person, who answers on the same line. */
  prompt(text: string): void {
    this.clearProgress();
    this.stderr.write(text);
  }

  /** How far long work is; each call replaces the line before it. Only where a person watches. */
  progress(text: string): void {
    if (!this.interactive) return;
    this.stderr.write(`\r\u001b[K${text}`);
    this.progressShown = true;
  }

  private clearProgress(): void {
    if (!this.progressShown) return;
    this.progressShown = false;
    this.stderr.write('\r\u001b[K');
  }

  private lost(error: NodeJS.ErrnoException): void {
    if (error.code !== 'EPIPE') throw error;
    this.gone = true;
  }
}

/** Text of somebody else's document on one line of a terminal: no line breaks, and nothing that steers the terminal. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
