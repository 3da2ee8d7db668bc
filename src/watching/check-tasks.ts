import { Injectable } from '@nestjs/common';
import type { CheckTask } from './check-task.js';
import { EntryIntake } from './entry-intake.service.js';
import { FeedPoll } from './feed-poll.service.js';
import { PageCheck } from './page-check.service.js';
import type { CheckKind } from './scheduled-check.entity.js';

/** The task of each kind of check. */
@Injectable()
export class CheckTasks {
  readonly byKind: Record<CheckKind, CheckTask>;

  constructor(pages: PageCheck, feeds: FeedPoll, entries: EntryIntake) {
    this.byKind = { PAGE: pages, FEED: feeds, ENTRY: entries };
  }
}
