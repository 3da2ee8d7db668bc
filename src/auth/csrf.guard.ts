import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { type ActorRequest, PROVEN_BY_ADDRESS } from '../access/access.decorators.js';
import { Reflector } from '@nestjs/core';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { forgeryFault } from './csrf.js';
import { SecurityLog } from '../audit/security-log.js';

/** Refuses requests that another site may have made the browser send. */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly log: SecurityLog,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.get<boolean | undefined>(PROVEN_BY_ADDRESS, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const fault = forgeryFault(request, this.config);
    if (!fault) return true;
    this.log.warn('request.forged', { requestId: request.requestId, address: request.ip, path: request.path, fault });
    throw new AppError('CSRF_REFUSED', `Refused, because ${fault}. Send JSON from the desk's own pages.`);
  }
}
