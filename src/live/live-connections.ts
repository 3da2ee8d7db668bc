import type { Permission } from '../access/permissions.js';
import { can } from '../access/actor.js';
import type { LiveChange } from './live-change.js';
import type { LiveConnection } from './live-connection.js';

/** The open connections of one process. */
export class LiveConnections {
  private readonly all = new Set<LiveConnection>();

  add(connection: LiveConnection): void {
    this.all.add(connection);
    connection.onClose(() => this.all.delete(connection));
  }

  each(work: (connection: LiveConnection) => void): void {
    for (const connection of this.all) work(connection);
  }

  list(): LiveConnection[] {
    return [...this.all];
  }

  get isEmpty(): boolean {
    return this.all.size === 0;
  }

  countOf(personId: string): number {
    return this.list().filter(({ actor }) => actor.id === personId).length;
  }

  /** Tells everybody who may do this. */
  tell(change: LiveChange, needs: Permission): void {
    this.each((connection) => can(connection.actor, needs) && connection.add([change]));
  }

  tellPeople(ids: readonly string[], change: LiveChange): void {
    this.each((connection) => ids.includes(connection.actor.id) && connection.add([change]));
  }
}
