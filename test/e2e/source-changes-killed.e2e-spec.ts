import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Random } from '../../soak/random.js';
import { TestApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type DeskPicture, pictureOf } from '../support/desk-picture.js';
import { wronglyGivenOut } from '../support/given-out.js';
import { CHANGES, DECISIONS, FAILURES, NOISE, putUpOtherPages, RESTORED, type Step } from '../support/source-story.js';
import { WatchedDesk } from '../support/watched-desk.js';
import { WebSite } from '../support/web-site.js';
import { WorkerToKill } from '../support/worker-to-kill.js';

const SEED = Number(process.env['CLAIMDESK_FAULT_SEED'] ?? 1);
/** A step without a kill takes about a second; some kills come when all is done. */
const LONGEST_LIFE_MS = 1_200;
const STORY: readonly Step[] = [NOISE, ...CHANGES, DECISIONS, RESTORED, ...FAILURES];

/** Takes every step; `check` looks at the page and waits until all is settled. @returns the desk after each step */
async function tell(desk: WatchedDesk, check: () => Promise<unknown>): Promise<[string, DeskPicture][]> {
  const pictures: [string, DeskPicture][] = [];
  for (const { name, site, desk: decide } of STORY) {
    site?.(desk.site);
    if (site) await check();
    await decide?.(desk);
    pictures.push([name, await pictureOf(desk)]);
  }
  return pictures;
}

/** API and worker are processes of their own on one database. The worker is killed in every second step, at a random moment. */
describe('the source of published verdicts, while workers are killed', () => {
  const random = new Random(SEED);
  let database: TestDatabase;
  let folder: string;
  let site: WebSite;
  let app: TestApp;
  let worker: WorkerToKill;
  let calm: [string, DeskPicture][];

  beforeAll(async () => {
    calm = await undisturbed();
    site = await WebSite.start();
    putUpOtherPages(site);
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'claimdesk-killed-'));
    const env = { ...WatchedDesk.environment(site), CLAIMDESK_SECRET: randomBytes(48).toString('base64') };
    app = await TestApp.start({ role: 'api', env, database });
    worker = new WorkerToKill(app, { ...env, DATABASE_URL: database.url, CLAIMDESK_DATA: folder, NODE_ENV: 'test' });
    await worker.start();
  }, 180_000);
  afterAll(async () => {
    await worker?.remove();
    await app?.close();
    await site?.close();
    await database?.drop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  async function undisturbed(): Promise<[string, DeskPicture][]> {
    const own = await WebSite.start();
    putUpOtherPages(own);
    const other = await TestApp.start({ env: WatchedDesk.environment(own) });
    try {
      const desk = await WatchedDesk.open(other, own);
      return await tell(desk, () => desk.check());
    } finally {
      await other.close();
      await own.close();
    }
  }

  it(`brings the same desk about (seed ${SEED})`, async () => {
    const desk = await WatchedDesk.open(app, site);
    const begun = Date.now();
    let [checks, midway] = [0, 0];
    const disturbed = await tell(desk, async () => {
      // A new worker takes seconds to start, so it dies in every second check; the seed decides in which.
      checks += 1;
      if (checks % 2 === SEED % 2) return desk.check();
      const before = await desk.watch();
      await desk.requestCheck();
      await sleep(random.between(0, LONGEST_LIFE_MS));
      await worker.kill();
      if (!(await desk.isSettledAfter(before))) midway += 1;
      // Whatever was left half done: nothing is given out as current that is not.
      expect(await wronglyGivenOut(desk)).toEqual([]);
      await worker.letLocksRunOut();
      await worker.start();
      await desk.settled(before);
    });
    const seconds = Math.round((Date.now() - begun) / 1000);
    process.stdout.write(`seed ${SEED}: ${worker.kills} kills, ${midway} of them midway, ${seconds} s\n`);
    for (const [at, [name, picture]] of disturbed.entries()) expect([name, picture]).toEqual(calm[at]);
    expect(await desk.brokenSteps()).toEqual([]);
    expect(await wronglyGivenOut(desk)).toEqual([]);
    expect(midway).toBeGreaterThan(3);
  }, 240_000);
});
