import { SYSTEM_ACTOR } from '../src/access/actor.js';
import { UsersService } from '../src/users/users.service.js';
import { DEMO_PASSWORD, demoPerson, emailOf, PERSON_KEYS } from './data/people.js';
import type { DemoDesk, DemoSeed } from './demo-desk.js';

/** An account for every role, and enough of them for acts that need two people. */
export const usersSeed: DemoSeed = {
  async run(desk: DemoDesk): Promise<void> {
    const users = desk.get(UsersService);
    for (const key of PERSON_KEYS) {
      const email = emailOf(key);
      if (await users.findByEmail(email)) continue;
      const account = {
        ...demoPerson(key),
        email,
        languages: ['en'],
        password: DEMO_PASSWORD,
        origin: 'seed' as const,
      };
      await desk.step(`account ${email}`, (tx) =>
        users.createUser(tx, SYSTEM_ACTOR, account, { acceptWeakPassword: true }),
      );
    }
  },
};
