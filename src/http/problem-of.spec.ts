import { describe, expect, it } from '@jest/globals';
import { NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AppError } from '../common/app-error.js';
import { ERROR_CODES } from '../common/error-codes.js';
import { isRetryable, isUnavailable, violates } from '../database/pg-error.js';
import { ERROR_STATUS } from './error-status.js';
import { problemOf } from './problem-of.js';

const failed = (code: string, constraint?: string): QueryFailedError =>
  new QueryFailedError(
    'SELECT secret FROM review',
    [],
    Object.assign(new Error('of the driver'), { code, constraint }),
  );

describe(problemOf.name, () => {
  it.each<[string, unknown, number, string]>([
    ['our own error', new AppError('CLAIM_DUPLICATE', 'There is one.'), 409, 'CLAIM_DUPLICATE'],
    ['an address that is none', new NotFoundException(), 404, 'NOT_FOUND'],
    ['a server that is stopping', new ServiceUnavailableException(), 503, 'NOT_READY'],
    ['two who did the same', failed('23505', 'x_unique'), 409, 'CONFLICT'],
    ['a lock that took too long', failed('55P03'), 409, 'CONFLICT'],
    ['a statement that took too long', failed('57014'), 409, 'CONFLICT'],
    ['a serialisation failure', failed('40001'), 409, 'CONFLICT'],
    ['a deadlock', failed('40P01'), 409, 'CONFLICT'],
    ['a NUL the database refused', failed('22021'), 400, 'TEXT_NOT_UNICODE'],
    ['a database that is away', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 503, 'DATABASE_UNAVAILABLE'],
    ['a database that is stopping', failed('57P01'), 503, 'DATABASE_UNAVAILABLE'],
    ['JSON that is none', { type: 'entity.parse.failed' }, 400, 'MALFORMED_JSON'],
    ['a body too large', { type: 'entity.too.large' }, 413, 'BODY_TOO_LARGE'],
    ['an unknown encoding', { type: 'encoding.unsupported' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a fault of ours', new TypeError('x is undefined'), 500, 'INTERNAL'],
    ['a foreign key', failed('23503'), 500, 'INTERNAL'],
    ['something that is no error', null, 500, 'INTERNAL'],
  ])('%s', (_name, error, status, code) => {
    const problem = problemOf(error, 'request-1');
    expect(problem).toMatchObject({ type: 'about:blank', status, code, requestId: 'request-1' });
    expect(JSON.stringify(problem)).not.toMatch(/secret|driver|undefined|SELECT/);
  });

  it('carries what the error says of itself', () => {
    const error = new AppError('VERSION_CONFLICT', 'Read again.', { currentVersion: 3 });
    expect(problemOf(error, 'r')).toEqual({
      type: 'about:blank',
      title: 'Precondition Failed',
      status: 412,
      code: 'VERSION_CONFLICT',
      detail: 'Read again.',
      requestId: 'r',
      currentVersion: 3,
    });
  });

  it('has an HTTP status of its kind for every code', () => {
    expect(Object.keys(ERROR_STATUS).sort()).toEqual([...ERROR_CODES].sort());
    for (const status of Object.values(ERROR_STATUS)) expect([4, 5]).toContain(Math.floor(status / 100));
  });
});

describe('errors of the database', () => {
  it('are worth another try only after a deadlock or a serialisation failure', () => {
    expect(['40001', '40P01', '23505', '55P03'].map((code) => isRetryable(failed(code)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isRetryable(new Error('x'))).toBe(false);
  });

  it('name the rule they break', () => {
    expect(violates(failed('23505', 'claim_statement_unique'), 'claim_statement_unique')).toBe(true);
    expect(violates(failed('23505', 'other'), 'claim_statement_unique')).toBe(false);
    expect(violates(failed('23514', 'claim_statement_unique'), 'claim_statement_unique')).toBe(false);
  });

  it('are told apart from a database that cannot be reached', () => {
    expect(isUnavailable(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isUnavailable(new Error('timeout exceeded when trying to connect'))).toBe(true);
    expect(isUnavailable(failed('23505'))).toBe(false);
  });
});
