import { type CanActivate, type ExecutionContext, Injectable, Logger } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { type ActorRequest, ROUTE_ACCESS, type RouteAccess } from '../access/access.decorators.js';
import { type Actor, can } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { RequestActor } from './request-actor.service.js';
import { SecurityLog } from '../audit/security-log.js';

const forbidden = (): AppError => new AppError('FORBIDDEN', 'You are not allowed to do this.');

/** Stands before every route, closed by default: what a route asks of its caller is said by a mark of `access`. */
@Injectable()
export class PermissionGuard implements CanActivate {
  private readonly logger = new Logger(PermissionGuard.name);

  constructor(
    private readonly reflector: Reflector,
    private readonly actors: RequestActor,
    private readonly log: SecurityLog,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return false;
    const http = context.switchToHttp();
    const request = http.getRequest<ActorRequest>();
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, targets);
    if (!access) {
      this.logger.error(`${context.getClass().name}.${context.getHandler().name} says not who may call it: refused`);
      throw forbidden();
    }
    const actor = await this.actors.find(request, http.getResponse<Response>());
    if (actor) request.actor = actor;
    if (access.kind === 'public') return true;
    if (!actor) {
      http.getResponse<Response>().setHeader('WWW-Authenticate', 'Bearer realm="claimdesk"');
      throw this.actors.refusal(request);
    }
    if (access.kind === 'permission' && !can(actor, access.permission)) this.deny(request, actor, access.permission);
    return true;
  }

  private deny(request: ActorRequest, actor: Actor, permission: string): never {
    const { requestId, method, path } = request;
    this.log.warn('access.denied', { requestId, userId: actor.id, kind: actor.kind, method, path, permission });
    throw forbidden();
  }
}
