import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Response } from 'express';
import type { AppConfig } from '../config/app-config.js';

/**
 * The OpenAPI document of every route. Needs no database: a preview of the application is enough.
 * @param webhooks what other systems are told, which the modules above know
 */
export function openApiDocument(app: INestApplication, webhooks: Record<string, unknown>): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Claimdesk')
    .setDescription(
      'The review desk of a fact-checking newsroom. Errors are problem details (application/problem+json) with a stable `code`. ' +
        'Lists are paged by cursor. What people edit carries a `version`, which is its ETag and goes back in If-Match.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('claimdesk.sid', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addSecurityRequirements('session')
    .addSecurityRequirements('token')
    .build();
  const document = SwaggerModule.createDocument(app, builder, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return { ...document, webhooks: webhooks as OpenAPIObject['webhooks'] };
}

/** Serves the document, made when it is first asked for, and outside production (or where switched on) a page to read and try it. */
export function serveOpenApi(app: INestApplication, config: AppConfig, webhooks: () => Record<string, unknown>): void {
  let document: OpenAPIObject | undefined;
  const lazily = (): OpenAPIObject => (document ??= openApiDocument(app, webhooks()));
  app.getHttpAdapter().get('/api/openapi.json', (_request: unknown, response: Response) => {
    response.setHeader('Cache-Control', 'public, max-age=300');
    response.json(lazily());
  });
  if (config.apiDocs) SwaggerModule.setup('api/docs', app, lazily);
}
