import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../common/app-error.js';

/** The version the caller edited, from `If-Match: "7"` (weak tags and unquoted numbers are understood too). */
export function parseIfMatch(header: string | undefined): number {
  if (header === undefined || header.trim() === '') {
    throw new AppError(
      'PRECONDITION_REQUIRED',
      'Send the header If-Match with the version you edited (the ETag of your last read), so that nobody overwrites anybody.',
    );
  }
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim());
  if (!match) {
    throw new AppError('VALIDATION_FAILED', 'If-Match must be the ETag of your last read, for example "3".', {
      faults: [{ path: 'If-Match', message: 'is not an ETag this server gives out' }],
    });
  }
  return Number(match[1]);
}

export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): number =>
  parseIfMatch(context.switchToHttp().getRequest<Request>().headers['if-match']),
);

/** @throws AppError VERSION_CONFLICT when what is stored is no longer what the caller edited. */
export function assertVersion(stored: number, edited: number): void {
  if (stored === edited) return;
  throw new AppError(
    'VERSION_CONFLICT',
    `This was changed meanwhile: you edited version ${edited}, it is version ${stored} now. Read it again and repeat your change.`,
    { currentVersion: stored },
  );
}
