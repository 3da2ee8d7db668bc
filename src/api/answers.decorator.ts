import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problem } from './problem.schema.js';

const ERROR_MEANINGS: Record<number, string> = {
  400: 'The request is malformed or its values are not allowed.',
  401: 'Not signed in, or the session or token has ended.',
  403: 'Signed in, but not allowed to do this.',
  404: 'There is no such thing, or it is not for you.',
  409: 'The current state does not allow this; nothing was changed.',
  412: 'Somebody changed it meanwhile: read it again and repeat with the new version.',
  422: 'Understood, but it breaks a rule of the desk.',
  428: 'Send If-Match with the version you edited.',
};

interface AnswerOptions {
  status?: number;
  description: string;
  /** Statuses of errors this route answers with, besides 400, 401, 403 and 404. */
  errors?: number[];
}

/**
 * States what a route answers with. One schema is the documentation, the type, and a filter: fields it does not list
 * are dropped before the answer leaves.
 */
export function Answers(schema: z.ZodType, { status = 200, description, errors = [] }: AnswerOptions) {
  return applyDecorators(
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiResponse({ status, description, standardSchema: schema }),
    ...errorResponses([400, 401, 403, 404, ...errors]),
  );
}

/** As `Answers`, for a route that answers without a body. */
export function AnswersNothing({ description, errors = [] }: Omit<AnswerOptions, 'status'>) {
  return applyDecorators(
    HttpCode(204),
    ApiResponse({ status: 204, description }),
    ...errorResponses([400, 401, 403, 404, ...errors]),
  );
}

/** As `Answers`, for a route that answers with something else than JSON. */
export function AnswersMedia(mediaType: string, { status = 200, description, errors = [] }: AnswerOptions) {
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description, content: { [mediaType]: { schema: { type: 'string' } } } }),
    ...errorResponses([400, 401, 403, 404, ...errors]),
  );
}

const errorResponses = (statuses: number[]) =>
  [...new Set(statuses)]
    .sort((a, b) => a - b)
    .map((status) => ApiResponse({ status, description: ERROR_MEANINGS[status] ?? 'Error.', standardSchema: problem }));
