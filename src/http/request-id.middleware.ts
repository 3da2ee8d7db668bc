import type { NextFunction, Response } from 'express';
import type { ActorRequest } from '../access/access.decorators.js';
import { newId } from '../common/ids.js';

/** Gives every request an id of ours: it is in the answer's `X-Request-Id`, in errors, logs and the audit trail. */
export function requestId(request: ActorRequest, response: Response, next: NextFunction): void {
  request.requestId = newId();
  response.setHeader('X-Request-Id', request.requestId);
  next();
}
