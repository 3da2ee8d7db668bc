import { Injectable } from '@nestjs/common';
import { can } from '../access/actor.js';
import type { LiveConnections } from './live-connections.js';
import { LiveFactsQueries } from './live-facts.queries.js';
import type { LiveNotice } from './live-notice.js';

/** Notices of what is not in the audit trail, told to those it is for. */
@Injectable()
export class UnrecordedChanges {
  constructor(private readonly facts: LiveFactsQueries) {}

  /** @throws what the database threw; nothing is told then. */
  async tell(connections: LiveConnections, notices: readonly LiveNotice[]): Promise<void> {
    const notifications: string[] = [];
    for (const notice of notices) {
      if (notice.kind === 'notification') notifications.push(notice.id);
      else if (notice.kind === 'presence') await this.presence(connections, notice.on, notice.id);
      else this.tellPlain(connections, notice);
    }
    if (notifications.length === 0) return;
    connections.tellPeople(await this.facts.whoSees(notifications), { topic: 'notifications' });
  }

  private tellPlain(connections: LiveConnections, notice: LiveNotice): void {
    if (notice.kind === 'read') connections.tellPeople([notice.userId], { topic: 'notifications' });
    if (notice.kind === 'job') connections.tell({ topic: 'document-jobs', id: notice.documentId }, 'document.create');
    if (notice.kind === 'export') connections.tell({ topic: 'exports', id: notice.id }, 'export.create');
    if (notice.kind === 'import') connections.tell({ topic: 'imports', id: notice.id }, 'import.run');
  }

  private async presence(connections: LiveConnections, on: string, id: string): Promise<void> {
    const editors = connections.list().filter(({ actor }) => can(actor, 'claim.triage'));
    if (editors.length === 0) return;
    const ids = [...new Set(editors.map(({ actor }) => actor.id))];
    const blind = on === 'claim' ? await this.facts.blindOn(id, ids) : [];
    for (const { actor, add } of editors.map((each) => ({ actor: each.actor, add: each.add.bind(each) }))) {
      if (!blind.includes(actor.id)) add([{ topic: 'presence', id }]);
    }
  }
}
