import type { LoggerService } from '@nestjs/common';
import type { Output } from './output.js';

/** Contexts whose ordinary messages a person at the keyboard wants: what the embedded database is doing. */
const TELLING = new Set(['EmbeddedPostgres']);

/** Nest's log on stderr: warnings and faults, and of ordinary messages only those of `TELLING`. */
export class StderrLogger implements LoggerService {
  private closing = false;

  constructor(private readonly output: Output) {}

  /** From here on connections are closed on purpose: that one was lost is no news. */
  startClosing(): void {
    this.closing = true;
  }

  log(message: unknown, ...rest: unknown[]): void {
    if (TELLING.has(contextOf(rest))) this.output.note(String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    if (!this.closing) this.tell('warning', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.tell('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.tell('error', message, rest);
  }

  private tell(level: string, message: unknown, rest: unknown[]): void {
    const context = contextOf(rest);
    this.output.note(`${level}: ${context === '' ? '' : `${context}: `}${String(message)}`);
  }
}

/** Nest passes the logger's context last. */
function contextOf(rest: unknown[]): string {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : '';
}
