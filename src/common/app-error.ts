import type { DetailCode, DetailParams } from './detail-codes.js';
import type { ErrorCode } from './error-codes.js';

/** A field-level fault: where in the input, and what to do about it. */
export interface FieldFault {
  path: string;
  message: string;
}

/** What an error says besides its sentence; further members are the code's own. */
export interface ErrorDetails {
  faults?: FieldFault[];
  detailCode?: DetailCode;
  params?: DetailParams;
  [key: string]: unknown;
}

/**
 * The one error type services throw. It knows a stable code and a sentence that tells the person what to do;
 * what HTTP status or exit code it becomes is decided by the transport (`http/error-status.ts`, the CLI).
 */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
