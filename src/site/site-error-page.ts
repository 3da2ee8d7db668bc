import { Injectable } from '@nestjs/common';
import type { ErrorPage } from '../api/error-page.js';
import { errorPage } from './error-page.js';
import { SiteFacts } from './site-facts.service.js';

/** Errors outside the API as pages of the site. */
@Injectable()
export class SiteErrorPage implements ErrorPage {
  constructor(private readonly facts: SiteFacts) {}

  render(problem: Parameters<ErrorPage['render']>[0]): string {
    return errorPage(this.facts.known, problem);
  }
}
