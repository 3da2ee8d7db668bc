import { Controller, Get, Header, Ip, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { NoFilesInterceptor } from '@nestjs/platform-express';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import { MAX_REPLY, replyBody } from '../replies/replies.schemas.js';
import { ReplyIntake } from '../replies/reply-intake.service.js';
import { reportParams, type ReportParams } from '../reports/reports.schemas.js';
import { ReportsService } from '../reports/reports.service.js';
import { HTML } from './html-type.js';
import { FORM_REFERRER } from './reader-form.js';
import { type ReplyFields, replyFormPage, replyReceiptPage } from './reply-pages.js';
import { SiteFacts } from './site-facts.service.js';

/** UTF-8 needs up to four bytes for a character. */
const LIMITS = { fields: 5, fieldNameSize: 50, fieldSize: MAX_REPLY * 4, files: 0, parts: 5, headerPairs: 20 };
const field = z.string().max(LIMITS.fieldSize).catch('');
const formFields = z.object({ author: field, text: field, contactEmail: field });
const receiptParam = z.object({ token: z.string().max(100) });

/** Replying to a report without a script. The paths are listed in `OUTSIDE_API`. */
@ApiExcludeController()
@Controller()
export class ReplyPagesController {
  constructor(
    private readonly intake: ReplyIntake,
    private readonly reports: ReportsService,
    private readonly facts: SiteFacts,
  ) {}

  @Get('reports/:number/reply{.html}')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', FORM_REFERRER)
  form(@Param({ schema: reportParams }) { number }: ReportParams): Promise<string> {
    return this.formPage(number, { author: '', text: '', contactEmail: '' }, []);
  }

  @Post('reports/:number/reply{.html}')
  @Public()
  @UseInterceptors(NoFilesInterceptor({ limits: LIMITS }))
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', FORM_REFERRER)
  async send(
    @Ip() ip: string,
    @Param({ schema: reportParams }) { number }: ReportParams,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const fields = formFields.parse(request.body ?? {});
    const parsed = replyBody.safeParse({ ...fields, text: fields.text.replaceAll('\r\n', '\n'), reportNumber: number });
    if (!parsed.success) {
      response.status(400);
      return this.formPage(
        number,
        fields,
        parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`),
      );
    }
    try {
      const { token } = await this.intake.send(parsed.data, ip);
      // Reloading the page that follows sends nothing again.
      response.redirect(303, `/reply-receipts/${token}`);
      return undefined;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'RATE_LIMITED') throw error;
      response.status(429);
      return this.formPage(number, fields, [error.message]);
    }
  }

  @Get('reply-receipts/:token{.html}')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', FORM_REFERRER)
  async receipt(@Param({ schema: receiptParam }) { token }: z.infer<typeof receiptParam>): Promise<string> {
    return replyReceiptPage(await this.facts.site(), await this.intake.receipt(token));
  }

  /** @throws AppError NOT_FOUND for what is not published. */
  private async formPage(number: string, fields: ReplyFields, faults: readonly string[]): Promise<string> {
    const { report } = await this.reports.get(number);
    return replyFormPage(await this.facts.site(), { number: report.number, fields, faults, maxText: MAX_REPLY });
  }
}
