import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { Problem } from '../api/problem.schema.js';
import { AppError, type FieldFault } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';
import { isUnavailable, pgErrorOf } from '../database/pg-error.js';
import { ERROR_STATUS } from './error-status.js';

const TYPE_DOCUMENTATION = 'about:blank';

/** Turns whatever was thrown into problem details. Unknown errors say nothing about the inside. */
export function problemOf(error: unknown, requestId: string): Problem & Record<string, unknown> {
  const { code, message, details } = toAppError(error);
  const status = ERROR_STATUS[code];
  return {
    type: TYPE_DOCUMENTATION,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: message,
    requestId,
    ...details,
  };
}

export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HttpException) return fromHttp(error.getStatus());
  if (isUnavailable(error)) {
    return new AppError('DATABASE_UNAVAILABLE', 'The database cannot be reached just now. Try again in a few seconds.');
  }
  return (
    fromPostgres(error) ??
    fromBodyParser(error) ??
    new AppError('INTERNAL', 'Something went wrong on our side. Try again; if it stays, report the request id.')
  );
}

/** Errors that Nest and Express raise themselves: unknown routes, methods, media types. */
function fromHttp(status: number): AppError {
  const byStatus: Record<number, [ErrorCode, string]> = {
    401: ['NOT_AUTHENTICATED', 'Sign in first.'],
    403: ['FORBIDDEN', 'You are not allowed to do this.'],
    404: ['NOT_FOUND', 'There is nothing at this address.'],
    413: ['BODY_TOO_LARGE', 'The request is too large.'],
    415: ['UNSUPPORTED_MEDIA_TYPE', 'Send JSON (content type application/json).'],
    503: ['NOT_READY', 'The server is not ready. Try again in a few seconds.'],
  };
  const [code, message] =
    byStatus[status] ??
    (status < 500
      ? ['VALIDATION_FAILED', 'The request is malformed.']
      : ['INTERNAL', 'Something went wrong on our side.']);
  return new AppError(code, message);
}

/** Database rules that a race can still hit after the service has checked them. */
function fromPostgres(error: unknown): AppError | null {
  const found = pgErrorOf(error);
  if (!found) return null;
  switch (found.code) {
    case '23505':
      return new AppError(
        'CONFLICT',
        'Somebody did the same at the same time. Read again and see what is left to do.',
        { detailCode: 'done-at-the-same-time' },
      );
    case '55P03':
    case '57014':
    case '40001':
    case '40P01':
      return new AppError('CONFLICT', 'Too many people are changing the same thing at this moment. Try again.', {
        detailCode: 'too-many-at-once',
      });
    case '22P05':
    case '22021':
      return new AppError(
        'TEXT_NOT_UNICODE',
        'The text contains characters that cannot be stored; send valid Unicode without NUL.',
      );
    default:
      return null;
  }
}

/** Errors of Express's body parser and of multer, which carry a `type` or `code`. */
function fromBodyParser(error: unknown): AppError | null {
  if (typeof error !== 'object' || error === null) return null;
  const { type, code } = error as { type?: unknown; code?: unknown };
  if (type === 'entity.too.large' || code === 'LIMIT_FILE_SIZE') {
    return new AppError(
      'BODY_TOO_LARGE',
      'The request is too large. Send less, or ask an administrator to raise CLAIMDESK_MAX_UPLOAD_BYTES.',
    );
  }
  if (type === 'entity.parse.failed') {
    return new AppError('MALFORMED_JSON', 'The request body is not valid JSON.');
  }
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as UTF-8 JSON, uncompressed or with gzip.');
  }
  if (typeof type === 'string' || (typeof code === 'string' && code.startsWith('LIMIT_'))) {
    return new AppError('VALIDATION_FAILED', 'The request body could not be read. Check its encoding and its parts.');
  }
  return null;
}

export const validationError = (faults: FieldFault[]): AppError =>
  new AppError(
    'VALIDATION_FAILED',
    `Some values are not allowed: ${faults
      .map(({ path, message }) => `${path} ${message}`)
      .join('; ')
      .slice(0, 2000)}`,
    { faults },
  );
