import { Injectable, Logger } from '@nestjs/common';

interface SecurityFacts {
  requestId?: string | null;
  userId?: string | null;
  address?: string;
  [fact: string]: unknown;
}

/** Events for whoever watches over the desk. Never a password, token, cookie or typed-in address. */
@Injectable()
export class SecurityLog {
  private readonly logger = new Logger('Security');

  info(event: string, facts: SecurityFacts): void {
    this.logger.log({ event, ...facts });
  }

  warn(event: string, facts: SecurityFacts): void {
    this.logger.warn({ event, ...facts });
  }
}
