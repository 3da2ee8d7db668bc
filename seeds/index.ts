import { type INestApplicationContext, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR } from '../src/access/actor.js';
import { AuditTrail } from '../src/audit/audit-trail.js';
import { AppError } from '../src/common/app-error.js';
import { newId } from '../src/common/ids.js';
import { APP_CONFIG, type AppConfig } from '../src/config/app-config.js';
import { emailOf, PERSON_KEYS } from './data/people.js';
import { DemoDesk, type DemoSeed, type SeedOptions } from './demo-desk.js';
import { correctedArticleSeed, documentsSeed } from './demo-documents.seed.js';
import { reviewsAfterCorrectionSeed, reviewsSeed } from './demo-reviews.seed.js';
import { usersSeed } from './users.seed.js';

/** In this order: each needs what those before it have made. */
const SEEDS: readonly DemoSeed[] = [
  usersSeed,
  documentsSeed,
  reviewsSeed,
  correctedArticleSeed,
  reviewsAfterCorrectionSeed,
];

/** In the audit trail once the demo is complete: from then on the desk is its users' and nothing is added. */
const COMPLETED = { event: 'demo.completed', entityType: 'demo' };

/** Advisory lock held by the process that fills the desk; it goes when the process goes. */
const SEED_LOCK = 'claimdesk demo seed';

/**
 * Fills a new desk with demo users and data, in many small transactions, so that it can be used meanwhile. Run again,
 * after an end at any point, it goes on where it stopped; once complete it does nothing. It also does nothing on a
 * desk with people of its own, unless forced.
 * @throws AppError CONFIGURATION_INVALID with NODE_ENV=production
 */
export async function seedDemo(app: INestApplicationContext, options: SeedOptions = {}): Promise<void> {
  const logger = new Logger('Demo');
  const { log = (line: string) => logger.log(line), force = false, onStep = () => undefined } = options;
  refuseInProduction(app.get<AppConfig>(APP_CONFIG, { strict: false }));
  const desk = new DemoDesk(app, log, onStep);
  await alone(desk, async () => {
    if (await desk.queries.hasEvent(COMPLETED.event, COMPLETED.entityType)) return;
    if (!force && (await desk.queries.hasOtherUsers(PERSON_KEYS.map(emailOf)))) {
      log('This desk has people of its own, so no demo data was added.');
      return;
    }
    await fill(desk);
  });
}

async function fill(desk: DemoDesk): Promise<void> {
  const begun = performance.now();
  desk.log('Filling the desk with demo users and articles; it can be used meanwhile.');
  for (const seed of SEEDS) await seed.run(desk);
  await desk.step('complete', (tx) => {
    desk.get(AuditTrail).record(tx, SYSTEM_ACTOR, { ...COMPLETED, entityId: newId() });
    return Promise.resolve();
  });
  const states = await desk.queries.claimStates();
  const counts = states.map(({ state, count }) => `${count} ${state}`).join(', ');
  desk.log(`The demo is complete after ${((performance.now() - begun) / 1000).toFixed(1)} s. Claims: ${counts}.`);
}

function refuseInProduction({ env }: AppConfig): void {
  if (env !== 'production') return;
  throw new AppError(
    'CONFIGURATION_INVALID',
    'Demo users have a password that everybody knows. They are never made with NODE_ENV=production.',
  );
}

/** Two processes that start together do not both fill the desk: the second leaves it to the first. */
async function alone(desk: DemoDesk, work: () => Promise<void>): Promise<void> {
  const connection = desk.get(DataSource).createQueryRunner();
  const lock = `hashtextextended('${SEED_LOCK}', 0)`;
  try {
    const [row] = (await connection.query(`SELECT pg_try_advisory_lock(${lock}) AS mine`)) as { mine: boolean }[];
    if (!row?.mine) {
      desk.log('Another process is filling the desk with demo data.');
      return;
    }
    try {
      await work();
    } finally {
      await connection.query(`SELECT pg_advisory_unlock(${lock})`);
    }
  } finally {
    await connection.release();
  }
}
