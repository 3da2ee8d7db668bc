import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { AnswersMedia } from '../api/answers.decorator.js';

/** A zod schema, or JSON Schema that may refer to what other routes have put into the OpenAPI document. */
type Schema = z.ZodType | Readonly<Record<string, unknown>>;

/** As `AnswersMedia`, for JSON the route writes itself, byte for byte. */
export function AnswersDocument(mediaType: string, schema: Schema, description: string) {
  return applyDecorators(
    AnswersMedia(mediaType, { description }),
    ApiResponse({ status: 200, description: '', content: { [mediaType]: { schema: jsonSchema(schema) } } }),
  );
}

function jsonSchema(schema: Schema): object {
  if (!(schema instanceof z.ZodType)) return schema;
  // An empty registry: names would become references to definitions the OpenAPI document does not have.
  const { $schema, ...rest } = z.toJSONSchema(schema, { metadata: z.registry<{ id?: string }>() });
  return rest;
}
