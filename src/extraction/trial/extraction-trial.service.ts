import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { DocumentReader } from '../../documents/reader/document-reader.port.js';
import { ExtractionSettingsService } from '../extraction-settings.service.js';
import type { ExtractionSettings } from '../extraction-settings.js';
import type { ExtractorPort } from '../extractor.port.js';
import { compareExtractions } from './compare-extractions.js';
import type { ExtractionTrialBody, ExtractionTrialResult } from './extraction-trial.schemas.js';

/** Injection token of the extractor for tries: the rules alone, with less time and memory than a job has. */
export const TRIAL_EXTRACTOR = Symbol('TRIAL_EXTRACTOR');

/** Tries under way in this process; each takes a thread. */
const AT_ONCE = 2;

/** Shows what settings do to a text. Nothing is kept of it, and no model elsewhere is asked. */
@Injectable()
export class ExtractionTrial {
  private underWay = 0;

  constructor(
    private readonly reader: DocumentReader,
    private readonly settings: ExtractionSettingsService,
    @Inject(TRIAL_EXTRACTOR) private readonly extractor: ExtractorPort,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws AppError RATE_LIMITED while two others are under way, DOCUMENT_TOO_COMPLEX when it takes too long. */
  async run(body: ExtractionTrialBody): Promise<ExtractionTrialResult> {
    if (this.underWay >= AT_ONCE) {
      throw new AppError('RATE_LIMITED', 'Others are trying settings just now. Try again in a few seconds.', {
        retryAfterSeconds: 3,
      });
    }
    this.underWay += 1;
    try {
      return await this.compare(body);
    } finally {
      this.underWay -= 1;
    }
  }

  private async compare({ text: sent, settings }: ExtractionTrialBody): Promise<ExtractionTrialResult> {
    const { text, blocks, language } = await this.reader.read({
      bytes: Buffer.from(sent, 'utf8'),
      mediaType: 'text/plain; charset=utf-8',
    });
    const search = (chosen: ExtractionSettings) =>
      this.extractor.extract({
        text,
        blocks,
        language: language ?? 'und',
        title: null,
        publishedAt: null,
        settings: chosen,
      });
    const { settings: current, version: settingsVersion } = await this.settings.current();
    const tried = await search(settings);
    const inForce = await search(current);
    return {
      text,
      language: language ?? 'und',
      limited: tried.limited,
      rulesOnly: this.config.llm !== null,
      settingsVersion,
      picked: tried.claims.length,
      pickedInForce: inForce.claims.length,
      sentences: compareExtractions(tried, inForce),
    };
  }
}
