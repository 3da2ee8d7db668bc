import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { PublishedDocumentsQueries } from '../reports/published-documents.queries.js';
import { PUBLIC_CACHE } from '../reports/public-cache.js';
import { ReportsService } from '../reports/reports.service.js';
import { checkedClaims } from './document-claims.js';
import { documentPage } from './document-page.js';
import { HTML } from './html-type.js';
import { SiteFacts } from './site-facts.service.js';

/** More would make a page that nobody reads to its end. */
const MOST_REPORTS = 300;

const idParams = z.object({ id: z.string() });

/** Texts with their checked claims. Only those of which something is published exist here. */
@ApiExcludeController()
@Controller()
export class DocumentPagesController {
  constructor(
    private readonly documents: PublishedDocumentsQueries,
    private readonly reports: ReportsService,
    private readonly facts: SiteFacts,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('documents/:id{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async document(@Param({ schema: idParams }) { id }: z.infer<typeof idParams>): Promise<string> {
    const document = await this.documents.find(id);
    if (!document)
      throw new AppError('NOT_FOUND', 'There is no document at this address of which anything is published.');
    const [site, placements, { items: reports, nextCursor }] = await Promise.all([
      this.facts.site(),
      this.documents.placements(document.id, document.version),
      this.reports.browse({ documentId: document.id, currentOnly: false }, MOST_REPORTS),
    ]);
    const claims = checkedClaims(reports, placements, document.text.length);
    const rule = this.config.publicDocumentText;
    return documentPage(site, { document, claims, reports, more: nextCursor !== null, rule });
  }
}
