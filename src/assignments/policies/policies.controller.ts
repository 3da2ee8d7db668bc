import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers } from '../../api/answers.decorator.js';
import { Idempotent } from '../../api/idempotent.decorator.js';
import { IfMatch } from '../../api/if-match.decorator.js';
import { wholeList } from '../../common/page.js';
import { Transactions } from '../../database/transactions.js';
import { storedPolicy } from '../round-policy.js';
import type { PolicyTemplate } from './policy-template.entity.js';
import {
  addPolicyBody,
  type AddPolicyBody,
  changePolicyBody,
  type ChangePolicyBody,
  policyKeyParam,
  policyList,
  policyView,
  type PolicyView,
} from './policies.schemas.js';
import { PoliciesService } from './policies.service.js';

const toView = ({ id, key, templateVersion, name, policy, isDefault, createdAt }: PolicyTemplate): PolicyView => ({
  id,
  key,
  version: templateVersion,
  name,
  policy: storedPolicy(policy),
  isDefault,
  createdAt: createdAt.toISOString(),
});

@ApiTags('review')
@Controller('policies')
export class PoliciesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly policies: PoliciesService,
  ) {}

  @Get()
  @Requires('round.open')
  @ApiOperation({ summary: 'The desk’s policies in every version, newest version first' })
  @Answers(policyList, { description: 'The policies.' })
  async list() {
    return wholeList((await this.policies.list()).map(toView));
  }

  @Get(':key')
  @Requires('round.open')
  @ApiOperation({ summary: 'The newest version of one policy' })
  @Answers(policyView, { description: 'The policy.' })
  async get(@Param({ schema: policyKeyParam }) { key }: { key: string }): Promise<PolicyView> {
    return toView(await this.policies.newest(key));
  }

  @Post()
  @Requires('policy.manage')
  @Idempotent()
  @ApiOperation({ summary: 'Add a policy that rounds can be opened with' })
  @Answers(policyView, { status: 201, description: 'The policy, version 1.', errors: [409, 422] })
  async add(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: addPolicyBody }) body: AddPolicyBody,
  ): Promise<PolicyView> {
    return toView(await this.transactions.run((tx) => this.policies.add(tx, actor, body)));
  }

  @Put(':key')
  @Requires('policy.manage')
  @ApiOperation({
    summary: 'Change a policy: adds its next version',
    description: 'Rounds that are open keep the version they were opened with.',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of your last read.' })
  @Answers(policyView, { description: 'The new version.', errors: [412, 422, 428] })
  async change(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: policyKeyParam }) { key }: { key: string },
    @IfMatch() version: number,
    @Body({ schema: changePolicyBody }) body: ChangePolicyBody,
  ): Promise<PolicyView> {
    return toView(await this.transactions.run((tx) => this.policies.change(tx, actor, version, { key, ...body })));
  }
}
