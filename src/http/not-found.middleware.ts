import type { Response } from 'express';
import type { ActorRequest } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import { problemOf } from './problem-of.js';

/** The last handler: addresses outside the API's prefix that nothing answers. (Inside it Nest has its own.) */
export function notFound(request: ActorRequest, response: Response): void {
  const error = new AppError('NOT_FOUND', 'There is nothing at this address.');
  response
    .status(404)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(error, request.requestId ?? '')));
}
