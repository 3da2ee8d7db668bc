import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { loadConfig } from '../config/app-config.js';
import { API_PREFIX, OUTSIDE_API } from '../http/configure-app.js';
import { openApiDocument } from '../http/openapi.js';
import { openApiWebhooks } from '../webhooks/events/event-schemas.js';

/** The OpenAPI document without a database: in a preview no provider is made. */
export async function openApiJson(): Promise<string> {
  const options = { config: loadConfig({}), databaseUrl: 'postgres://preview.invalid/claimdesk', role: 'api' } as const;
  const app = await NestFactory.create(AppModule.forRoot(options), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_API });
  return `${JSON.stringify(openApiDocument(app, openApiWebhooks()), null, 2)}\n`;
}

// `npm run openapi` writes the committed copy; a test compares it with the code.
if (process.argv[1]?.endsWith('openapi.js')) await writeFile('web/openapi.json', await openApiJson());
