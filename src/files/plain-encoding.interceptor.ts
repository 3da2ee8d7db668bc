import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { AppError } from '../common/app-error.js';

/**
 * Refuses compressed uploads before a byte is read: a multipart body is limited by its size as sent, which says nothing
 * of what it unpacks to. (Compressed JSON is fine: there the limit counts unpacked bytes.)
 */
@Injectable()
export class PlainEncodingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const encoding = request.headers['content-encoding'];
    const compressed = encoding !== undefined && encoding.toLowerCase() !== 'identity';
    if (compressed && request.is('multipart/*')) {
      throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the file uncompressed, without a Content-Encoding header.');
    }
    return next.handle();
  }
}
