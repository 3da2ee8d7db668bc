import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import { pageQuery } from '../common/page.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { MethodologyService } from '../organisation/methodology.service.js';
import { PUBLIC_CACHE } from '../reports/public-cache.js';
import { SchemesService } from '../schemes/schemes.service.js';
import { CORRECTION_KINDS as KINDS } from '../verdicts/correction.entity.js';
import { CorrectionsQueries } from '../verdicts/corrections.queries.js';
import { aboutPage } from './about-page.js';
import { correctionsPage } from './corrections-page.js';
import { HTML } from './html-type.js';
import { methodologyPage } from './methodology-page.js';
import { ratingPage, ratingsPage } from './ratings-pages.js';
import { SiteFacts } from './site-facts.service.js';

const CORRECTIONS_PER_PAGE = 50;
const logQuery = pageQuery.pick({ cursor: true }).extend({
  kind: z
    .union([z.literal('').transform(() => undefined), z.enum(KINDS)])
    .optional()
    .describe('Only corrections of this kind.'),
});
const versionParams = z.object({ version: z.string() });
const schemeParams = z.object({ scheme: z.string(), version: z.string() });

/** How the desk works and what it stands for: corrections, methodology, ratings, the organisation. */
@ApiExcludeController()
@Controller()
export class DeskPagesController {
  constructor(
    private readonly log: CorrectionsQueries,
    private readonly methodology: MethodologyService,
    private readonly schemes: SchemesService,
    private readonly facts: SiteFacts,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('corrections{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async corrections(@Query({ schema: logQuery }) { cursor, kind }: z.infer<typeof logQuery>): Promise<string> {
    const log = await this.log.log({ limit: CORRECTIONS_PER_PAGE, cursor }, kind ?? null);
    return correctionsPage(await this.facts.site(), { log, kind: kind ?? null, continued: cursor !== undefined });
  }

  @Get('methodology{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  methodologyNow(): Promise<string> {
    return this.methodologyOf(({ current }) => current);
  }

  @Get('methodology/:version{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  methodologyVersion(@Param({ schema: versionParams }) params: z.infer<typeof versionParams>): Promise<string> {
    return this.methodologyOf(({ version }) => version === params.version);
  }

  @Get('ratings{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async ratings(): Promise<string> {
    return ratingsPage(await this.facts.site(), await this.schemes.list());
  }

  @Get('ratings/:scheme/:version{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async rating(@Param({ schema: schemeParams }) { scheme, version }: z.infer<typeof schemeParams>): Promise<string> {
    const versions = (await this.schemes.list()).filter(({ key }) => key === scheme);
    const found = versions.find(({ schemeVersion }) => String(schemeVersion) === version);
    if (!found) throw new AppError('NOT_FOUND', 'There is no such rating scheme in this version.');
    const newest = Math.max(...versions.map(({ schemeVersion }) => schemeVersion));
    return ratingPage(await this.facts.site(), found, newest);
  }

  @Get('about{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async about(): Promise<string> {
    const { site, organisation } = await this.facts.withProfile();
    return aboutPage(site, organisation, this.config.complaints.workingDays);
  }

  private async methodologyOf(wanted: (version: { version: string; current: boolean }) => boolean): Promise<string> {
    const versions = await this.methodology.list();
    const found = versions.find(wanted);
    if (!found) throw new AppError('NOT_FOUND', 'The text of this version of the methodology is not kept here.');
    return methodologyPage(await this.facts.site(), found, versions);
  }
}
