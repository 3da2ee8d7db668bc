import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import { type DataOf, kindOf, type NotificationKind } from './notification-kinds.js';
import { NotificationsRepository } from './notifications.repository.js';

/** What a service says when people should know something. */
export interface Notice<Kind extends NotificationKind> {
  /** Ids of the people; doubled ids count once, disabled people are left out. */
  to: readonly string[];
  kind: Kind;
  /** The claim it is about. A desk kind must name the claim or the document, so that raters can be kept from it. */
  claimId?: string | null;
  documentId?: string | null;
  data: DataOf<Kind>;
  /** A job that may run twice gives a key, such as `reminder-<assignment>-50`: each person gets it once. */
  once?: string;
}

/** Tells people what concerns them, in the product and in their daily digest. */
@Injectable()
export class Notifications {
  constructor(private readonly repository: NotificationsRepository) {}

  /**
   * Writes one notification for each person, in the transaction that makes the change. People who have switched the kind
   * off in both places get none. Leave out the person who acts: nobody needs to be told of their own doing.
   * @throws ZodError when `data` does not fit the kind, Error when a desk kind names neither claim nor document: both
   * are faults of the program.
   */
  async notify<Kind extends NotificationKind>(tx: Tx, notice: Notice<Kind>): Promise<void> {
    const { kind, claimId = null, documentId = null, once = null } = notice;
    const definition = kindOf(kind);
    if (definition.audience === 'desk' && !definition.mayBeGeneral && claimId === null && documentId === null) {
      throw new Error(`a notification ${kind} must name its claim or document: raters must be kept from it`);
    }
    const data = definition.data.parse(notice.data);
    const to = [...new Set(notice.to)];
    if (to.length === 0) return;
    await this.repository.insert(tx, { to, kind, claimId, documentId, data, once, digest: definition.digest });
  }

  /** As `notify`, for a bulk act: each person something of their own, all in one statement. */
  async notifyEach<Kind extends NotificationKind>(
    tx: Tx,
    kind: Kind,
    notices: readonly { to: string; claimId: string; data: DataOf<Kind> }[],
  ): Promise<void> {
    if (notices.length === 0) return;
    const { data: schema, digest } = kindOf(kind);
    const rows = notices.map(({ to, claimId, data }) => ({ to, claimId, data: schema.parse(data) }));
    await this.repository.insertEach(tx, kind, rows, digest);
  }
}
