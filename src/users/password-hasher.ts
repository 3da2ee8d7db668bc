import { Injectable } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { AppError } from '../common/app-error.js';
import { newSecret } from '../common/ids.js';
import { Semaphore } from '../common/semaphore.js';

/** OWASP ASVS 5.0, appendix C: argon2id (the library's default kind) with 19 MiB, 2 passes, 1 lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const ARGON2ID = 2;
/** More than this many waiting is an attack or an accident; answering "later" keeps memory and patience bounded. */
const MAX_WAITING = 200;

/** Someone's try at a password, counted by whoever limits tries. */
export interface PasswordAttempt {
  /** @throws AppError when there were too many tries */
  allow(): Promise<void>;
  failed(): Promise<void>;
  succeeded(): Promise<void>;
}

/** Hashes and checks passwords, at most two at a time, so that a storm of logins leaves the processor to the others. */
@Injectable()
export class PasswordHasher {
  /** Argon2 itself. Whoever holds one waits for nothing else, so a transaction may wait here without a deadlock. */
  private readonly cores = new Semaphore(2);
  /** Guesses, which also ask the database whether they are allowed. */
  private readonly guesses = new Semaphore(2);
  private decoy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.cores.run(() => hash(password, PARAMETERS));
  }

  /**
   * Checks `password` against `stored`. Without a stored hash it takes as long and says no, so that the answer's time
   * does not tell whether there is such an account.
   * @param attempt counts guesses; never more than two guesses are not counted yet.
   */
  async verify(stored: string | null, password: string, attempt?: PasswordAttempt): Promise<boolean> {
    if (this.guesses.queue >= MAX_WAITING) {
      throw new AppError('RATE_LIMITED', 'Too many people are signing in at this moment. Try again in a few seconds.', {
        retryAfterSeconds: 5,
      });
    }
    return this.guesses.run(async () => {
      await attempt?.allow();
      this.decoy ??= this.hash(newSecret());
      const against = stored ?? (await this.decoy);
      const same = await this.cores.run(() => verify(against, password));
      const matches = same && stored !== null;
      await (matches ? attempt?.succeeded() : attempt?.failed());
      return matches;
    });
  }

  /** True when `stored` was made with other parameters than those of today. */
  needsRehash(stored: string): boolean {
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(stored);
    return (
      Number(algorithm) !== ARGON2ID ||
      memoryCost !== PARAMETERS.memoryCost ||
      timeCost !== PARAMETERS.timeCost ||
      parallelism !== PARAMETERS.parallelism
    );
  }
}
