import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { problem } from './problem.schema.js';

/** Marks a POST that creates or submits: it accepts an `Idempotency-Key`. */
export const Idempotent = () =>
  applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Repeat a request with the same key after a lost answer: it is done once, and answered the same.',
      schema: { type: 'string', maxLength: 200 },
    }),
    ApiResponse({
      status: 409,
      description: 'The current state does not allow this, or the same key is in flight.',
      standardSchema: problem,
    }),
    ApiResponse({
      status: 422,
      description: 'A rule of the desk is broken, or the key was used with another body.',
      standardSchema: problem,
    }),
  );
