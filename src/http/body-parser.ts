import { json, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { toAppError } from './problem-of.js';

/**
 * Express's JSON parser, with its errors turned into ours right away: Nest would answer every one of them with a plain
 * "bad request".
 */
export function jsonBody(limit: number): RequestHandler {
  const parse = json({ limit });
  return (request: Request, response: Response, next: NextFunction) => {
    parse(request, response, (error?: unknown) => next(error === undefined ? undefined : toAppError(error)));
  };
}
