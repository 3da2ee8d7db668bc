import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { AnswersMedia } from '../api/answers.decorator.js';

type Schema = z.ZodType | { $ref: string };

/** As `AnswersMedia`, for JSON the route writes itself, byte for byte. */
export function AnswersDocument(mediaType: string, schema: Schema, description: string) {
  return applyDecorators(
    AnswersMedia(mediaType, { description }),
    ApiResponse({ status: 200, description: '', content: { [mediaType]: { schema: jsonSchema(schema) } } }),
  );
}

function jsonSchema(schema: Schema): object {
  if ('$ref' in schema) return schema;
  // An empty registry: names would become references to definitions the OpenAPI document does not have.
  const { $schema, ...rest } = z.toJSONSchema(schema, { metadata: z.registry<{ id?: string }>() });
  return rest;
}
