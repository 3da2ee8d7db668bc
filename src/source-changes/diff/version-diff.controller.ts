import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers, AnswersMedia } from '../../api/answers.decorator.js';
import { DIFF_PAGE_POLICY, diffPage } from './diff-page.js';
import { diffParams, type DiffParams, versionDiff, type VersionDiff } from './version-diff.schemas.js';
import { VersionDiffService } from './version-diff.service.js';

@ApiTags('documents')
@Controller('documents')
export class VersionDiffController {
  constructor(private readonly diffs: VersionDiffService) {}

  // Before the one without an ending, which would take `2.html` for a number.
  @Get(':id/versions/:n/diff/:m.html')
  @Requires('document.read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', DIFF_PAGE_POLICY)
  @Header('X-Content-Type-Options', 'nosniff')
  @ApiOperation({ summary: 'What changed between two versions, as a page side by side' })
  @AnswersMedia('text/html', { description: 'A self-contained page.', errors: [409] })
  async page(@CurrentActor() actor: PersonActor, @Param({ schema: diffParams }) params: DiffParams): Promise<string> {
    const { document, older, newer, diff, claims } = await this.diffs.compare(actor, params);
    return diffPage({
      title: document.title,
      language: document.language,
      older: { label: `Version ${older.number}`, text: older.text },
      newer: { label: `Version ${newer.number}`, text: newer.text },
      diff,
      claims: (claims ?? []).map(({ statement, old, new: now }) => ({
        statement,
        oldState: old?.state ?? null,
        newState: now?.state ?? null,
      })),
    });
  }

  @Get(':id/versions/:n/diff/:m')
  @Requires('document.read')
  @ApiOperation({
    summary: 'What changed between two versions',
    description:
      'Blocks are aligned first, then the words of those that were edited. Any two versions, in either order; white space between blocks does not count.',
  })
  @Answers(versionDiff, { description: 'The differences, as offsets into the two texts.', errors: [409] })
  async data(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: diffParams }) params: DiffParams,
  ): Promise<VersionDiff> {
    const { document, older, newer, diff, claims } = await this.diffs.compare(actor, params);
    return { documentId: document.id, from: older.number, to: newer.number, ...diff, claims };
  }
}
