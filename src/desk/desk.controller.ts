import { randomBytes } from 'node:crypto';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import { CODINGS, DeskFiles } from './desk-files.js';

const assetParams = z.object({ name: z.string() });

/** The web desk. Who may do what is decided by the API it talks to; the page itself holds nothing. */
@ApiExcludeController()
@Controller('desk')
export class DeskController {
  constructor(private readonly files: DeskFiles) {}

  /** Names are hashes of the content, so a browser keeps a file for good. */
  @Get('assets/:name')
  @Public()
  asset(
    @Param({ schema: assetParams }) { name }: z.infer<typeof assetParams>,
    @Req() request: Request,
    @Res() response: Response,
  ): void {
    const asset = this.files.asset(name);
    if (!asset)
      throw new AppError('NOT_FOUND', 'The desk has no such file. Reload the page: it may be of an older version.');
    const coding = CODINGS.find((candidate) => asset.bodies.has(candidate) && request.acceptsEncodings(candidate));
    response.vary('Accept-Encoding');
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.setHeader('Content-Type', asset.mediaType);
    response.setHeader('ETag', asset.etag);
    if (coding && coding !== 'identity') response.setHeader('Content-Encoding', coding);
    response.send(asset.bodies.get(coding ?? 'identity'));
  }

  /** Every address of the desk is the same page; what it shows is decided in the browser. */
  @Get(['', '*path'])
  @Public()
  page(@Res() response: Response): void {
    const nonce = randomBytes(16).toString('base64');
    const page = this.files.page(nonce);
    if (page === null)
      throw new AppError('NOT_FOUND', 'The web desk was not built. Run `npm run build`, then start again.');
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('Content-Security-Policy', policy(nonce));
    response.type('html').send(page);
  }
}

/** Scripts from here only. The component library adds a style element, marked with the nonce. */
const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
