import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type ActorRequest, CurrentActor, Public, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers, AnswersNothing } from '../../api/answers.decorator.js';
import { idParam, type IdParam } from '../../api/id-param.schema.js';
import { type Page, pageQuery, type PageQuery } from '../../common/page.js';
import { Transactions } from '../../database/transactions.js';
import { HookCallsService } from './hook-calls.service.js';
import {
  createHookBody,
  type CreateHookBody,
  hookCallBody,
  type HookCallBody,
  hookCallView,
  type HookCallView,
  hookPage,
  type HookView,
  newHookView,
  type NewHookView,
} from './hooks.schemas.js';
import { HooksService } from './hooks.service.js';

@ApiTags('hooks')
@Controller('hooks')
export class HooksController {
  constructor(
    private readonly transactions: Transactions,
    private readonly hooks: HooksService,
    private readonly calls: HookCallsService,
  ) {}

  // Not `Idempotent`: the answer has a secret, which would be stored with the key.
  @Post()
  @Requires('hook.manage')
  @ApiOperation({
    summary: 'Make a hook for a document or a source',
    description: 'Another system calls it when a text changes. The secret is shown this once; only its hash is kept.',
  })
  @Answers(newHookView, { status: 201, description: 'The hook with its secret.' })
  create(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: createHookBody }) body: CreateHookBody,
  ): Promise<NewHookView> {
    return this.transactions.run((tx) => this.hooks.create(tx, actor, body));
  }

  @Get()
  @Requires('hook.manage')
  @ApiOperation({ summary: 'The hooks of the desk, newest first, revoked ones too' })
  @Answers(hookPage, { description: 'A page of hooks, without their secrets.' })
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<HookView>> {
    return this.hooks.list(query);
  }

  @Delete(':id')
  @Requires('hook.manage')
  @ApiOperation({ summary: 'Revoke a hook' })
  @AnswersNothing({ description: 'Its secret is refused from now on.' })
  revoke(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<void> {
    return this.transactions.run((tx) => this.hooks.revoke(tx, actor, id));
  }

  // Public, because the other system has no account: the secret of the hook is asked for instead.
  @Post(':id/calls')
  @Public()
  @ApiOperation({
    summary: 'Tell the desk of a new text',
    description:
      'For other systems, with the secret of the hook as `Authorization: Bearer …`. With `text` or `html` that becomes a new version, without them the page is looked at; both by a job. The same call again changes nothing. At most 60 calls a minute.',
  })
  @Answers(hookCallView, { status: 202, description: 'The document and the job.', errors: [409, 413, 415, 422] })
  async call(
    @Req() request: ActorRequest,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: hookCallBody }) body: HookCallBody,
  ): Promise<HookCallView> {
    const requestId = request.requestId ?? null;
    const hook = await this.hooks.open(id, secretOf(request.headers.authorization), requestId);
    return this.transactions.run((tx) => this.calls.take(tx, hook, body, requestId));
  }
}

const secretOf = (authorization: string | undefined): string =>
  /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
