import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { SECRETS, type Secrets } from '../config/secrets.js';

export type LinkPurpose = 'confirm' | 'unsubscribe';

/** The secret addresses in mails: signed with a key of the desk, so that nothing of them is stored. */
@Injectable()
export class SubscriptionLinks {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** Where readers find the site. */
  get siteUrl(): string {
    return this.config.publicUrl;
  }

  /** The page where a person presses a button. */
  page(purpose: LinkPurpose, id: string): string {
    return `${this.config.publicUrl}/subscriptions/${purpose}/${this.token(purpose, id)}`;
  }

  /** Where a mail program ends the subscription with one POST (RFC 8058). */
  oneClick(id: string): string {
    return `${this.config.publicUrl}/api/v1/subscriptions/unsubscribe/${this.token('unsubscribe', id)}`;
  }

  /** The subscription a token opens for this purpose; null for one that opens nothing. */
  idOf(purpose: LinkPurpose, token: string): string | null {
    const [, id = '', signature = ''] = /^([0-9a-f-]{36})-([\w-]{43})$/.exec(token) ?? [];
    const given = Buffer.from(signature, 'base64url');
    const known = this.secrets.readerKeys.some((key) => {
      const expected = sign(key, purpose, id);
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
    return known ? id : null;
  }

  private token(purpose: LinkPurpose, id: string): string {
    const [key] = this.secrets.readerKeys;
    if (!key) throw new Error('there is no key for the links of readers');
    return `${id}-${sign(key, purpose, id).toString('base64url')}`;
  }
}

const sign = (key: Buffer, purpose: LinkPurpose, id: string): Buffer =>
  createHmac('sha256', key).update(`${purpose} ${id}`, 'utf8').digest();
