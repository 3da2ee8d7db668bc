import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { Transactions, type Tx } from '../../database/transactions.js';
import { importNotFound } from '../../imports/imports.errors.js';
import { ImportsQueries } from '../../imports/imports.queries.js';
import { type ImportOrder, ImportsService } from '../../imports/imports.service.js';
import { actingPerson } from '../acting-person.js';
import { withDesk } from '../desk-session.js';
import { unreadable } from '../local-file.js';
import type { Output } from '../output.js';
import type { Importer, ImportRequest, RefusedRow, TakenImport } from './importer.js';

/** Imports without a server, by the services a server would use. */
class DeskImporter implements Importer {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly actor: PersonActor,
  ) {}

  async takeFile(path: string, request: ImportRequest): Promise<TakenImport> {
    await stat(path).catch((error: unknown) => Promise.reject(unreadable(error)));
    const file = { path, filename: basename(path), mediaType: null };
    return this.take((tx, imports) => imports.createFromFile(tx, this.actor, file, orderOf(request)));
  }

  takePage(url: string, request: ImportRequest): Promise<TakenImport> {
    return this.take((tx, imports) => imports.createFromAddress(tx, this.actor, url, orderOf(request)));
  }

  async find(id: string): Promise<TakenImport> {
    const found = await this.queries.find(id);
    if (!found) throw importNotFound();
    return found;
  }

  async refused(id: string): Promise<RefusedRow[]> {
    return (await this.queries.rows(id, { limit: 20, outcome: 'REFUSED' })).items;
  }

  private get queries(): ImportsQueries {
    return this.app.get(ImportsQueries, { strict: false });
  }

  private async take(work: (tx: Tx, imports: ImportsService) => Promise<string>): Promise<TakenImport> {
    const imports = this.app.get(ImportsService, { strict: false });
    return this.find(await this.app.get(Transactions).run((tx) => work(tx, imports)));
  }
}

const orderOf = ({ kind, licence, dryRun }: ImportRequest): ImportOrder => ({
  kind: kind ?? null,
  licence: licence ?? null,
  dryRun,
});

/** Runs `work` with a way straight into the database. To wait means to run the jobs here. */
export const withDeskImporter = (
  output: Output,
  { as, wait = false }: { as?: string; wait?: boolean },
  work: (importer: Importer) => Promise<void>,
): Promise<void> =>
  withDesk({ output, besideServer: false, role: wait ? 'worker' : 'api' }, async ({ app }) => {
    await work(new DeskImporter(app, await actingPerson(app, as, 'import.run')));
  });
