import { Inject, Injectable } from '@nestjs/common';
import { SECRETS, type Secrets } from '../../config/secrets.js';
import { newSigningSecret, seal, unseal } from './signing-secret.js';

/** Makes the secrets that deliveries are signed with, and keeps them unreadable in the database. */
@Injectable()
export class SecretSafe {
  constructor(@Inject(SECRETS) private readonly secrets: Pick<Secrets, 'webhookKey'>) {}

  /** @returns a new secret, to be shown once, and what is stored of it */
  make(endpointId: string): { secret: string; sealed: string } {
    const secret = newSigningSecret();
    return { secret, sealed: seal(this.secrets.webhookKey, secret, endpointId) };
  }

  /** @throws Error when the desk’s own secret is another than when it was made */
  open(endpointId: string, sealed: string): string {
    return unseal(this.secrets.webhookKey, sealed, endpointId);
  }
}
