import { createHmac } from 'node:crypto';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { SECRETS, type Secrets } from '../config/secrets.js';
import { textKeysView, type TextKeysView } from './auth.schemas.js';
import { assertSignedInPerson } from './person-only.js';

/** The lock on what somebody leaves in a browser when they sign out: only who signs in as the same person gets the key. */
@ApiTags('session')
@Controller('auth/text-keys')
export class TextKeysController {
  constructor(@Inject(SECRETS) private readonly secrets: Pick<Secrets, 'textKeys'>) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Keys for what you keep on a device' })
  @Answers(textKeysView, { description: 'Your keys; nobody else gets them.' })
  list(@CurrentActor() actor: PersonActor): TextKeysView {
    assertSignedInPerson(actor);
    // Derived, not drawn: nothing to store, and a person's key is the same in every process.
    const keys = this.secrets.textKeys.map((key) => createHmac('sha256', key).update(actor.id).digest('base64'));
    return { keys };
  }
}
