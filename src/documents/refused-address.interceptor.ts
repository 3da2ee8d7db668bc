import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, from, mergeMap, type Observable, throwError } from 'rxjs';
import type { ActorRequest } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { RefusedAddresses } from './refused-addresses.service.js';

/** Stands around everything that opens a transaction, so that what it notes outlives the refusal. */
@Injectable()
export class RefusedAddressInterceptor implements NestInterceptor {
  constructor(private readonly refused: RefusedAddresses) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { actor } = context.switchToHttp().getRequest<ActorRequest>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        const noted = this.refused.noteRequest(actor as PersonActor, error);
        return from(noted).pipe(mergeMap(() => throwError(() => error)));
      }),
    );
  }
}
