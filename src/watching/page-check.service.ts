import { Injectable } from '@nestjs/common';
import type { PageRefresh } from '../source-changes/page-refresh.js';
import { PageRefreshService } from '../source-changes/page-refresh.service.js';
import type { CheckOutcome } from './check-outcome.js';
import type { CheckRun, CheckTask } from './check-task.js';
import type { Health } from './health.js';

/** Looks whether the page of a document has changed. */
@Injectable()
export class PageCheck implements CheckTask {
  constructor(private readonly pages: PageRefreshService) {}

  async run(documentId: string, { signal, isWanted }: CheckRun): Promise<CheckOutcome> {
    return outcomeOf(await this.pages.refresh(documentId, { origin: 'WATCH', signal, isWanted }));
  }
}

/** What a look at a page means for its watch. */
export function outcomeOf(refresh: PageRefresh): CheckOutcome {
  switch (refresh.outcome) {
    case 'NEW_VERSION':
      return { kind: 'CHANGED', movedTo: refresh.movedTo };
    case 'UNCHANGED':
    case 'NOT_MODIFIED':
    case 'OVERTAKEN':
      return { kind: 'UNCHANGED', movedTo: refresh.movedTo };
    case 'TEMPORARY':
      return failed(refresh, refresh.httpStatus === 429 ? 'BLOCKED' : 'UNREACHABLE');
    case 'MOVED':
    case 'GONE':
    case 'BLOCKED':
    case 'NOT_ARTICLE':
    case 'UNREADABLE':
    case 'UNREACHABLE':
      return failed(refresh, refresh.outcome);
  }
}

const failed = ({ code, outcome, message, retryAfterSeconds }: PageRefresh, health: Health): CheckOutcome => ({
  kind: 'FAILED',
  code: code ?? outcome,
  message,
  health,
  retryAfterSeconds,
});
