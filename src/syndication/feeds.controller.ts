import { Controller, Get, Header, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../access/access.decorators.js';
import { atomFeed } from '../reports/feeds/atom-feed.js';
import { CorrectionFeeds } from '../reports/feeds/correction-feeds.service.js';
import { type FeedContent, feedUpdated } from '../reports/feeds/feed-content.js';
import { jsonFeed } from '../reports/feeds/json-feed.js';
import { markModified, PUBLIC_CACHE } from '../reports/public-cache.js';
import { dataFeedFile, unlessFresh } from '../reports/report-file.js';
import { ReportsService } from '../reports/reports.service.js';
import { ReportFeeds } from './report-feeds.service.js';

const ATOM = 'application/atom+xml; charset=utf-8';
const JSON_FEED = 'application/feed+json; charset=utf-8';

/** Feeds for readers' programs. The paths are listed in `OUTSIDE_API`. */
@ApiExcludeController()
@Controller()
export class FeedsController {
  constructor(
    private readonly reportFeeds: ReportFeeds,
    private readonly correctionFeeds: CorrectionFeeds,
    private readonly reports: ReportsService,
  ) {}

  @Get('feed.atom')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', ATOM)
  async atom(@Res({ passthrough: true }) response: Response): Promise<string> {
    return atomFeed(dated(response, await this.reportFeeds.latest()));
  }

  @Get('feed.json')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', JSON_FEED)
  async json(@Res({ passthrough: true }) response: Response): Promise<string> {
    return jsonFeed(dated(response, await this.reportFeeds.latest()));
  }

  // The slash keeps the path apart from the API's of the same name, which is written without it.
  @Get('corrections.atom{/}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', ATOM)
  async correctionsAtom(@Res({ passthrough: true }) response: Response): Promise<string> {
    return atomFeed(dated(response, await this.correctionFeeds.latest()));
  }

  @Get('corrections.json')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', JSON_FEED)
  async correctionsJson(@Res({ passthrough: true }) response: Response): Promise<string> {
    return jsonFeed(dated(response, await this.correctionFeeds.latest()));
  }

  /** Every report that stands today, as schema.org: the same bytes as the API's `reports.jsonld`. */
  @Get('claimreview.json')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  async claimReview(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const prepared = await this.reports.prepareExport({ currentOnly: true }, 'jsonld');
    return unlessFresh(request, response, prepared, () => dataFeedFile(prepared));
  }
}

/** A feed's text follows from its entries, and they say when they changed. */
function dated(response: Response, feed: FeedContent): FeedContent {
  markModified(response, feedUpdated(feed));
  return feed;
}
