import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../access/access.decorators.js';
import { Answers } from '../../api/answers.decorator.js';
import {
  extractionTrialBody,
  type ExtractionTrialBody,
  extractionTrialResult,
  type ExtractionTrialResult,
} from './extraction-trial.schemas.js';
import { ExtractionTrial } from './extraction-trial.service.js';

@ApiTags('settings')
@Controller('settings/extraction/try')
export class ExtractionTrialController {
  constructor(private readonly trial: ExtractionTrial) {}

  @Post()
  @HttpCode(200)
  @Requires('settings.read')
  @ApiOperation({
    summary: 'Try extraction settings on a text',
    description:
      'Says of every sentence whether these settings pick it, and whether those in force do. Writes nothing and asks no LLM: the rules alone decide.',
  })
  @Answers(extractionTrialResult, { description: 'The sentences.', errors: [422, 429] })
  run(@Body({ schema: extractionTrialBody }) body: ExtractionTrialBody): Promise<ExtractionTrialResult> {
    return this.trial.run(body);
  }
}
