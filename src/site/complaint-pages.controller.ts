import { Controller, Get, Header, Inject, Ip, Param, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { NoFilesInterceptor } from '@nestjs/platform-express';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import { ComplaintIntake } from '../complaints/complaint-intake.service.js';
import {
  complaintBody,
  type ComplaintReceipt,
  MAX_COMPLAINT,
  receiptParam,
  type ReceiptParam,
} from '../complaints/complaints.schemas.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { HTML } from './html-type.js';
import { SiteFacts } from './site-facts.service.js';
import { type ComplaintFields, complaintFormPage, receiptMissingPage, receiptPage } from './complaint-pages.js';

/** Without this the browser would send `Origin: null` with the form, which the check against forgery refuses. */
const REFERRER = 'same-origin';
/** UTF-8 needs up to four bytes for a character, and the form has three small fields. */
const FORM_LIMITS = { fields: 5, fieldNameSize: 50, fieldSize: MAX_COMPLAINT * 4, files: 0, parts: 5, headerPairs: 20 };

const formQuery = z.object({ report: z.string().max(15).optional() });
const field = z.string().max(FORM_LIMITS.fieldSize).catch('');
const formFields = z.object({ reportNumber: field, text: field, contactEmail: field });

/** Complaints without a script and without an account. The paths are listed in `OUTSIDE_API`. */
@ApiExcludeController()
@Controller()
export class ComplaintPagesController {
  constructor(
    private readonly intake: ComplaintIntake,
    private readonly facts: SiteFacts,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('complaints{.html}')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', REFERRER)
  form(@Query({ schema: formQuery }) { report = '' }: z.infer<typeof formQuery>): Promise<string> {
    return this.formPage({ reportNumber: report, text: '', contactEmail: '' }, []);
  }

  @Post('complaints{.html}')
  @Public()
  @UseInterceptors(NoFilesInterceptor({ limits: FORM_LIMITS }))
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', REFERRER)
  async lodge(
    @Ip() ip: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const fields = formFields.parse(request.body ?? {});
    const parsed = complaintBody.safeParse(filled(fields));
    if (!parsed.success) {
      response.status(400);
      return this.formPage(
        fields,
        parsed.error.issues.map(({ path, message }) => `${LABELS[String(path[0])]} ${message}.`),
      );
    }
    try {
      const { token } = await this.intake.lodge(parsed.data, ip);
      // Reloading the page that follows sends nothing again.
      response.redirect(303, `/complaint-receipts/${token}`);
      return undefined;
    } catch (error) {
      // A person reads this: the form with what they wrote, instead of problem details.
      if (!(error instanceof AppError) || !(error.code in STATUS)) throw error;
      response.status(STATUS[error.code as keyof typeof STATUS]);
      return this.formPage(fields, [error.message]);
    }
  }

  @Get('complaint-receipts/:token{.html}')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', REFERRER)
  receipt(
    @Param({ schema: receiptParam }) { token }: ReceiptParam,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.receiptPage(response, token, () => this.intake.receipt(token));
  }

  @Post('complaint-receipts/:token/withdraw{.html}')
  @Public()
  @UseInterceptors(NoFilesInterceptor({ limits: FORM_LIMITS }))
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', REFERRER)
  withdraw(
    @Param({ schema: receiptParam }) { token }: ReceiptParam,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    response.status(200);
    return this.receiptPage(response, token, () => this.withdrawn(token));
  }

  /** Pressed twice, or after the answer: the page shows how it stands. */
  private async withdrawn(token: string): Promise<ComplaintReceipt> {
    try {
      return await this.intake.withdraw(token);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'ILLEGAL_TRANSITION') throw error;
      return this.intake.receipt(token);
    }
  }

  private async receiptPage(response: Response, token: string, act: () => Promise<ComplaintReceipt>): Promise<string> {
    try {
      return receiptPage(await this.facts.site(), token, await act());
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error;
      response.status(404);
      return receiptMissingPage(await this.facts.site());
    }
  }

  private async formPage(fields: ComplaintFields, faults: readonly string[]): Promise<string> {
    const { workingDays, contactDays } = this.config.complaints;
    return complaintFormPage(await this.facts.site(), {
      fields,
      faults,
      workingDays,
      contactDays,
      maxText: MAX_COMPLAINT,
    });
  }
}

const STATUS = { VALIDATION_FAILED: 400, RATE_LIMITED: 429 } as const;

const LABELS: Record<string, string> = {
  reportNumber: 'The number of the report',
  text: 'The text:',
  contactEmail: 'The e-mail address',
};

/** A browser sends every field of a form; an empty one means that nothing was given. */
function filled({ reportNumber, text, contactEmail }: ComplaintFields) {
  return {
    text: text.replaceAll('\r\n', '\n'),
    ...(reportNumber.trim() === '' ? {} : { reportNumber: reportNumber.trim() }),
    ...(contactEmail.trim() === '' ? {} : { contactEmail: contactEmail.trim() }),
  };
}
