import type { Response } from 'express';
import type { ActorRequest } from '../access/access.decorators.js';
import type { ErrorPage } from '../api/error-page.js';
import { AppError } from '../common/app-error.js';
import { answerProblem } from './answer-problem.js';
import { problemOf } from './problem-of.js';

/** The last handler: addresses outside the API's prefix that nothing answers. (Inside it Nest has its own.) */
export const notFound =
  (page: ErrorPage) =>
  (request: ActorRequest, response: Response): void => {
    const error = new AppError('NOT_FOUND', 'There is nothing at this address.');
    answerProblem(request, response, problemOf(error, request.requestId ?? ''), page);
  };
