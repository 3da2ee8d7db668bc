import { type ArgumentsHost, Logger } from '@nestjs/common';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { AppError } from '../common/app-error.js';
import { ProblemFilter } from './problem.filter.js';

const request = { method: 'GET', path: '/api/v1/health/ready', requestId: 'r-1' };

/** Runs the filter on `error`; the status it answered and what it logged as an error. */
function caught(error: unknown): { status: number; logged: string[] } {
  const seen = { status: 0, logged: [] as string[] };
  jest.spyOn(Logger.prototype, 'error').mockImplementation((message: unknown) => {
    seen.logged.push(String(message));
  });
  const response = {
    headersSent: false,
    setHeader: () => response,
    removeHeader: () => response,
    status: (status: number) => {
      seen.status = status;
      return response;
    },
    type: () => response,
    send: () => response,
  };
  const http = { getRequest: () => request, getResponse: () => response };
  new ProblemFilter().catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return seen;
}

describe('ProblemFilter', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('logs what is our fault, with the request it happened in', () => {
    const { status, logged } = caught(new Error('a bug'));
    expect(status).toBe(500);
    expect(logged).toEqual([expect.stringMatching(/^GET \/api\/v1\/health\/ready INTERNAL r-1\nError: a bug/)]);
  });

  it('does not log the faults of the person who asked', () => {
    expect(caught(new AppError('NOT_FOUND', 'There is nothing here.'))).toEqual({ status: 404, logged: [] });
  });

  it('does not log a probe that comes before the server is ready', () => {
    expect(caught(new AppError('NOT_READY', 'Not ready: queue.'))).toEqual({ status: 503, logged: [] });
  });
});
