import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { ActorRequest } from '../access/access.decorators.js';
import type { ErrorPage } from '../api/error-page.js';
import { answerProblem } from './answer-problem.js';
import { problemOf } from './problem-of.js';

/** Answers every error as application/problem+json (outside the API as a page), and logs those that are our fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  /** @param page for people who came to an address outside the API. */
  constructor(private readonly page: ErrorPage | null = null) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ActorRequest>();
    const response = http.getResponse<Response>();
    const problem = problemOf(error, request.requestId ?? '');
    // A probe asks again and again while a server starts or stops: the answer tells why, and the log has the cause.
    if (problem.status >= 500 && problem.code !== 'NOT_READY') {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.logger.error(`${request.method} ${request.path} ${problem.code} ${problem.requestId}\n${text}`);
    }
    // A stream already under way cannot become an error answer; cutting it is the only honest sign.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // The route may have named what it would have answered with; an error is for the one who asked, and for now.
    response.setHeader('Cache-Control', 'no-store');
    for (const name of ['ETag', 'Last-Modified', 'Content-Disposition']) response.removeHeader(name);
    if (problem.status === 503 || problem.status === 429) {
      const seconds = typeof problem['retryAfterSeconds'] === 'number' ? problem['retryAfterSeconds'] : 2;
      response.setHeader('Retry-After', String(seconds));
    }
    answerProblem(request, response, problem, this.page);
  }
}
