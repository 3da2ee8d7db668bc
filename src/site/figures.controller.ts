import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { PUBLIC_CACHE } from '../reports/public-cache.js';
import { publishedFiguresQuery } from '../statistics/published-figures.schemas.js';
import { PublishedFiguresService } from '../statistics/published-figures.service.js';
import { figuresPage } from './figures-page.js';

const field = z.string().max(200).catch('');
const formQuery = z.object({ from: field, to: field, topic: field });

/** The page of figures. Its path is listed in `OUTSIDE_API`. */
@ApiExcludeController()
@Controller()
export class FiguresPageController {
  constructor(
    private readonly published: PublishedFiguresService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('figures{.html}')
  @Public()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async figures(
    @Query({ schema: formQuery }) filter: z.infer<typeof formQuery>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    // A browser sends every field of a form; an empty one means that nothing was asked.
    const asked = Object.entries(filter).filter(([, value]) => value.trim() !== '');
    const query = asked.length === 0 ? '' : `?${new URLSearchParams(asked).toString()}`;
    const parsed = publishedFiguresQuery.safeParse(Object.fromEntries(asked));
    if (!parsed.success) {
      response.status(400).setHeader('Cache-Control', 'no-store');
      const faults = parsed.error.issues.map(({ path, message }) => `“${String(path[0])}” ${message}.`);
      return figuresPage(this.config, { figures: null, filter, faults, query });
    }
    response.setHeader('Cache-Control', PUBLIC_CACHE);
    return figuresPage(this.config, { figures: await this.published.figures(parsed.data), filter, faults: [], query });
  }
}
