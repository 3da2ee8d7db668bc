import { Controller, Get, Header, Inject, Ip, Param, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { NoFilesInterceptor } from '@nestjs/platform-express';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { SubscriptionDesk } from '../subscriptions/subscription-desk.service.js';
import { subscribeBody } from '../subscriptions/subscriptions.schemas.js';
import { HTML } from './html-type.js';
import { FORM_REFERRER } from './reader-form.js';
import { SiteFacts } from './site-facts.service.js';
import {
  type SubscriptionFields,
  subscriptionButtonPage,
  subscriptionFormPage,
  subscriptionMessagePage,
} from './subscription-pages.js';

const LIMITS = { fields: 4, fieldNameSize: 50, fieldSize: 1000, files: 0, parts: 4, headerPairs: 20 };
const field = z.string().max(LIMITS.fieldSize).catch('');
const formFields = z.object({ email: field, reportNumber: field });
const formQuery = z.object({ report: z.string().max(15).optional() });
const linkParam = z.object({ purpose: z.enum(['confirm', 'unsubscribe']), token: z.string().max(100) });
type LinkParam = z.infer<typeof linkParam>;
const STATUS = { VALIDATION_FAILED: 400, CONFLICT: 409, RATE_LIMITED: 429, NOT_FOUND: 404 } as const;

/** Corrections by mail without a script. The paths are listed in `OUTSIDE_API`. */
@ApiExcludeController()
@Controller()
export class SubscriptionPagesController {
  constructor(
    private readonly desk: SubscriptionDesk,
    private readonly facts: SiteFacts,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('subscriptions{.html}')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', FORM_REFERRER)
  form(@Query({ schema: formQuery }) { report = '' }: z.infer<typeof formQuery>): Promise<string> {
    return this.formPage({ email: '', reportNumber: report }, []);
  }

  @Post('subscriptions{.html}')
  @Public()
  @UseInterceptors(NoFilesInterceptor({ limits: LIMITS }))
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', FORM_REFERRER)
  async ask(
    @Ip() ip: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const fields = formFields.parse(request.body ?? {});
    const number = fields.reportNumber.trim();
    const scope = number === '' ? { scope: 'all' } : { scope: 'report', reportNumber: number };
    const parsed = subscribeBody.safeParse({ email: fields.email.trim(), ...scope });
    response.status(parsed.success ? 200 : 400);
    if (!parsed.success) {
      return this.formPage(
        fields,
        parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`),
      );
    }
    try {
      const { message } = await this.desk.ask(parsed.data, ip);
      return subscriptionMessagePage(await this.facts.site(), 'Look into your mailbox', message);
    } catch (error) {
      return this.formPage(fields, [faultOf(error, response)]);
    }
  }

  @Get('subscriptions/:purpose/:token{.html}')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', FORM_REFERRER)
  async link(@Param({ schema: linkParam }) { purpose, token }: LinkParam): Promise<string> {
    return subscriptionButtonPage(await this.facts.site(), purpose, token);
  }

  @Post('subscriptions/:purpose/:token{.html}')
  @Public()
  @UseInterceptors(NoFilesInterceptor({ limits: LIMITS }))
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', FORM_REFERRER)
  async act(
    @Param({ schema: linkParam }) { purpose, token }: LinkParam,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    response.status(200);
    const site = await this.facts.site();
    try {
      const { state } = await (purpose === 'confirm' ? this.desk.confirm(token) : this.desk.end(token));
      return state === 'CONFIRMED'
        ? subscriptionMessagePage(site, 'Confirmed', 'You are mailed what we correct from now on.')
        : subscriptionMessagePage(site, 'Ended', 'You get no more of this mail, and your address is deleted.');
    } catch (error) {
      return subscriptionMessagePage(site, 'This did not work', faultOf(error, response));
    }
  }

  private async formPage(fields: SubscriptionFields, faults: readonly string[]): Promise<string> {
    return subscriptionFormPage(await this.facts.site(), { fields, faults, on: this.config.subscriptions });
  }
}

/** A person reads this: words instead of problem details. @throws what no person caused. */
function faultOf(error: unknown, response: Response): string {
  if (!(error instanceof AppError) || !(error.code in STATUS)) throw error;
  response.status(STATUS[error.code as keyof typeof STATUS]);
  return error.message;
}
