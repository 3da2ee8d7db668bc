import type { Request, Response } from 'express';
import type { ErrorPage } from '../api/error-page.js';
import type { Problem } from '../api/problem.schema.js';

const PROBLEM_JSON = 'application/problem+json';

/** Problem details below `/api/` and for whoever asks for JSON; a page for people everywhere else. */
export function answerProblem(request: Request, response: Response, problem: Problem, page: ErrorPage | null): void {
  response.status(problem.status);
  if (page === null || isForMachines(request)) {
    response.type(PROBLEM_JSON).send(JSON.stringify(problem));
    return;
  }
  response.setHeader('Cache-Control', 'no-store');
  response.type('html').send(page.render(problem));
}

function isForMachines(request: Request): boolean {
  // Not `path`, which Nest cuts to what follows its prefix.
  return /^\/api(?:[/?]|$)/.test(request.originalUrl) || request.accepts(['html', PROBLEM_JSON, 'json']) !== 'html';
}
