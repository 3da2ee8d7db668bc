import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { filledText } from '../api/text.schema.js';
import { AppError } from '../common/app-error.js';
import { pageQuery, type PageQuery } from '../common/page.js';
import { PUBLIC_CACHE } from '../reports/public-cache.js';
import { ReportGroupsQueries } from '../reports/report-groups.queries.js';
import { ReportsService } from '../reports/reports.service.js';
import { claimantPage, claimantsPage, sourcePage, sourcesPage } from './group-pages.js';
import { HTML } from './html-type.js';
import { SiteFacts } from './site-facts.service.js';

const REPORTS_PER_PAGE = 20;
const NAMES_PER_PAGE = 200;
const cursorQuery = pageQuery.pick({ cursor: true });
type CursorQuery = Pick<PageQuery, 'cursor'>;

const NAME = filledText(300);
const nameParams = z.object({ name: z.string() });
const idParams = z.object({ id: z.string() });
const isId = (id: string): boolean => z.uuid().safeParse(id).success;

/** Who made the claims that were checked, and where they stood. */
@ApiExcludeController()
@Controller()
export class GroupPagesController {
  constructor(
    private readonly reports: ReportsService,
    private readonly groups: ReportGroupsQueries,
    private readonly facts: SiteFacts,
  ) {}

  @Get('claimants{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async claimants(@Query({ schema: cursorQuery }) { cursor }: CursorQuery): Promise<string> {
    const groups = await this.groups.claimants(NAMES_PER_PAGE, cursor);
    return claimantsPage(await this.facts.site(), groups, cursor !== undefined);
  }

  @Get('claimants/:name{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async claimant(
    @Param({ schema: nameParams }) { name: asked }: z.infer<typeof nameParams>,
    @Query({ schema: cursorQuery }) { cursor }: CursorQuery,
  ): Promise<string> {
    const name = asked.trim();
    const known = NAME.safeParse(name).success;
    const tally = known ? await this.groups.tally({ claimant: name }) : null;
    if (!tally || tally.all === 0) {
      throw new AppError('NOT_FOUND', 'There is no published report on a claim of somebody of this name.');
    }
    const filter = { claimant: name, currentOnly: true };
    const reports = await this.reports.browse(filter, REPORTS_PER_PAGE, cursor);
    // Letter case makes no other claimant: the name is shown as it was published.
    const shown = reports.items[0]?.report.claimant?.name ?? name;
    return claimantPage(await this.facts.site(), shown, { reports, tally, continued: cursor !== undefined });
  }

  @Get('sources{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async sources(@Query({ schema: cursorQuery }) { cursor }: CursorQuery): Promise<string> {
    const groups = await this.groups.sources(NAMES_PER_PAGE, cursor);
    return sourcesPage(await this.facts.site(), groups, cursor !== undefined);
  }

  @Get('sources/:id{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async source(
    @Param({ schema: idParams }) { id }: z.infer<typeof idParams>,
    @Query({ schema: cursorQuery }) { cursor }: CursorQuery,
  ): Promise<string> {
    const source = isId(id) ? await this.groups.source(id) : null;
    if (!source) throw new AppError('NOT_FOUND', 'There is no published report on anything from this source.');
    const [site, tally, reports] = await Promise.all([
      this.facts.site(),
      this.groups.tally({ sourceId: id }),
      this.reports.browse({ sourceId: id, currentOnly: true }, REPORTS_PER_PAGE, cursor),
    ]);
    return sourcePage(site, { id, ...source }, { reports, tally, continued: cursor !== undefined });
  }
}
