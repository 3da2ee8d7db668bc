import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers, AnswersMedia } from '../../api/answers.decorator.js';
import { idParam, type IdParam } from '../../api/id-param.schema.js';
import { AppError } from '../../common/app-error.js';
import { type Page, pageQuery, type PageQuery, wholeList } from '../../common/page.js';
import { checksCsv, checksFeed } from './check-exports.js';
import { PriorChecksQueries } from './prior-checks.queries.js';
import {
  originalQuery,
  type OriginalQuery,
  type PriorCheckDetail,
  priorCheckDetail,
  priorCheckPage,
  priorCheckQuery,
  type PriorCheckQuery,
  type PriorCheckView,
  type SimilarCheck,
  similarCheckList,
  type TriageSuggestion,
  triageSuggestionPage,
} from './prior-checks.schemas.js';
import { SimilarChecksQueries } from './similar-checks.queries.js';

@ApiTags('imports')
@Controller()
export class PriorChecksController {
  constructor(
    private readonly queries: PriorChecksQueries,
    private readonly similar: SimilarChecksQueries,
  ) {}

  @Get('prior-checks')
  @Requires('priorCheck.read')
  @ApiOperation({ summary: 'Claims checked before, by other desks or by us elsewhere; the newest in the desk first' })
  @Answers(priorCheckPage, { description: 'A page of checks.' })
  list(@Query({ schema: priorCheckQuery }) query: PriorCheckQuery): Promise<Page<PriorCheckView>> {
    return this.queries.list(query);
  }

  @Get('prior-checks.csv')
  @Requires('priorCheck.read')
  @ApiOperation({ summary: 'Earlier checks as a table that can be imported again' })
  @AnswersMedia('text/csv', { description: 'The file.' })
  csv(@Query({ schema: priorCheckQuery }) { cursor: _, limit: __, ...filter }: PriorCheckQuery): StreamableFile {
    const disposition = 'attachment; filename="prior-checks.csv"';
    return streamed(checksCsv(this.queries.all(filter)), 'text/csv; charset=utf-8; header=present', disposition);
  }

  @Get('prior-checks.jsonld')
  @Requires('priorCheck.read')
  @ApiOperation({
    summary: 'Earlier checks as a DataFeed',
    description: 'What came as ClaimReview goes out as it came, character for character.',
  })
  @AnswersMedia('application/ld+json', { description: 'The file.' })
  async feed(
    @Query({ schema: priorCheckQuery }) { cursor: _, limit: __, ...filter }: PriorCheckQuery,
  ): Promise<StreamableFile> {
    const feed = checksFeed(this.queries.all(filter), await this.queries.changedAt());
    return streamed(feed, 'application/ld+json; charset=utf-8', 'attachment; filename="prior-checks.jsonld"');
  }

  @Get('prior-checks/:id')
  @Requires('priorCheck.read')
  @ApiOperation({ summary: 'One earlier check, with its states and where they come from' })
  @Answers(priorCheckDetail, { description: 'The check.' })
  async get(@Param({ schema: idParam }) { id }: IdParam): Promise<PriorCheckDetail> {
    const found = await this.queries.find(id);
    if (!found) throw checkNotFound();
    return found;
  }

  @Get('prior-checks/:id/original')
  @Requires('priorCheck.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "sandbox; default-src 'none'")
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({ summary: 'The text a check was read from, character for character' })
  @AnswersMedia('application/json', { description: 'JSON as it stood in the file; of a table, the row as an object.' })
  async original(
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: originalQuery }) { revision }: OriginalQuery,
  ): Promise<StreamableFile> {
    const found = await this.queries.original(id, revision ?? null);
    if (!found) throw checkNotFound();
    const disposition = `attachment; filename="prior-check-${id}.json"`;
    return new StreamableFile(Buffer.from(found.original, 'utf8'), {
      type: 'application/json; charset=utf-8',
      disposition,
    });
  }

  @Get('claims/:id/prior-checks')
  @Requires('priorCheck.read')
  @ApiOperation({
    summary: 'Earlier checks of claims like this one, the most similar first, at most 10',
    description: 'Not for those who rate the claim: for them there is no such claim here.',
  })
  @Answers(similarCheckList, { description: 'The checks.' })
  async ofClaim(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
  ): Promise<Page<SimilarCheck>> {
    const found = await this.similar.ofClaim(id, actor.id);
    if (!found) throw new AppError('NOT_FOUND', 'There is no such claim, or it is not for you.');
    return wholeList(found);
  }

  @Get('documents/:id/prior-checks')
  @Requires('claim.triage')
  @ApiOperation({
    summary: 'For triage: candidates of a document that somebody seems to have checked before',
    description: 'Each candidate with the one earlier check most like it; candidates without one are left out.',
  })
  @Answers(triageSuggestionPage, { description: 'A page of candidates.' })
  async forTriage(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<TriageSuggestion>> {
    const found = await this.similar.forTriage(id, actor.id, query);
    if (!found) throw new AppError('NOT_FOUND', 'There is no such document.');
    return found;
  }
}

const checkNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such check, or it has no such state.');

function streamed(text: AsyncIterable<string>, type: string, disposition: string): StreamableFile {
  return new StreamableFile(Readable.from(bytes(text), { objectMode: false }), { type, disposition });
}

async function* bytes(text: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const part of text) yield Buffer.from(part, 'utf8');
}
