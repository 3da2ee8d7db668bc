import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { IfMatch } from '../api/if-match.decorator.js';
import { isoTime } from '../api/text.schema.js';
import { Transactions } from '../database/transactions.js';
import { DEFAULT_EXTRACTION_SETTINGS, extractionSettings, type ExtractionSettings } from './extraction-settings.js';
import { ExtractionSettingsService, type SettingsInForce } from './extraction-settings.service.js';

const settingsView = z
  .object({
    settings: extractionSettings,
    defaults: extractionSettings,
    version: z.int().describe('Counts the changes, from 0 for the defaults; also the ETag.'),
    changedAt: isoTime.nullable(),
  })
  .meta({ id: 'ExtractionSettingsInForce' });
type SettingsView = z.infer<typeof settingsView>;

@ApiTags('settings')
@Controller('settings/extraction')
export class ExtractionSettingsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: ExtractionSettingsService,
  ) {}

  @Get()
  @Requires('settings.read')
  @ApiOperation({ summary: 'The extraction settings in force' })
  @Answers(settingsView, { description: 'The settings, and what they were before anybody changed them.' })
  async get(): Promise<SettingsView> {
    return toView(await this.settings.current());
  }

  @Put()
  @Requires('settings.manage')
  @ApiOperation({
    summary: 'Change the extraction settings',
    description:
      'Replaces all of them; fields left out take their defaults. Send If-Match. Holds for searches that begin from now on: claims that are there stay, and POST /documents/{id}/extract searches a text again.',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of your last read.' })
  @Answers(settingsView, { description: 'The settings in force now.', errors: [412, 428] })
  change(
    @CurrentActor() actor: PersonActor,
    @IfMatch() version: number,
    @Body({ schema: extractionSettings }) body: ExtractionSettings,
  ): Promise<SettingsView> {
    return this.transactions.run(async (tx) => toView(await this.settings.change(tx, actor, version, body)));
  }
}

const toView = ({ settings, version, changedAt }: SettingsInForce): SettingsView => ({
  settings,
  defaults: DEFAULT_EXTRACTION_SETTINGS,
  version,
  changedAt: changedAt?.toISOString() ?? null,
});
