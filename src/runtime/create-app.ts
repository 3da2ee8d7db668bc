import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ERROR_PAGE, type ErrorPage } from '../api/error-page.js';
import { AppModule, type AppOptions } from '../app.module.js';
import { configureApp } from '../http/configure-app.js';
import { notFound } from '../http/not-found.middleware.js';
import { serveOpenApi } from '../http/openapi.js';
import { openApiWebhooks } from '../webhooks/events/event-schemas.js';

/** The application with HTTP, not yet listening. */
export async function createApp(options: AppOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(options), {
    bodyParser: false,
    abortOnError: false,
    bufferLogs: false,
  });
  const errorPage = app.get<ErrorPage>(ERROR_PAGE, { strict: false });
  configureApp(app, options.config, errorPage);
  serveOpenApi(app, options.config, openApiWebhooks);
  // After every route, and so after Nest has set them up.
  await app.init();
  app.use(notFound(errorPage));
  return app;
}

/** The application without HTTP: for workers and for the command line. */
export const createContext = (options: AppOptions): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(AppModule.forRoot(options), { abortOnError: false });
