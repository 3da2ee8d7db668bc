import { StandardSchemaValidationPipe } from '@nestjs/common';
import { validationError } from './problem-of.js';

type Segment = PropertyKey | { key: PropertyKey };
const name = (segment: Segment): string => String(typeof segment === 'object' ? segment.key : segment);

/** Checks bodies, queries and path parameters against the zod schema in their decorator; lists every fault. */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      validationError(
        issues.slice(0, 50).map((issue) => ({
          path: (issue.path ?? []).map((segment) => name(segment as Segment)).join('.') || 'request',
          message: issue.message,
        })),
      ),
  });
