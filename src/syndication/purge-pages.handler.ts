import { Inject } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { HandlesJob, type JobContext, type JobHandler } from '../jobs/job-handler.decorator.js';
import { describeError, RateLimitedLog } from '../jobs/rate-limited-log.js';
import { purgePagesJob } from '../verdicts/purge-pages.job.js';
import { changedPages } from './changed-pages.js';
import { ChangedPagesQueries } from './changed-pages.queries.js';

const TIMEOUT_MS = 10_000;

/**
 * Sends the addresses that changed to the one address the operator configured. Told twice, a cache forgets twice; it is
 * told until it says that it heard.
 */
@HandlesJob(purgePagesJob)
export class PurgePagesHandler implements JobHandler<{ claimId: string }> {
  private readonly log = new RateLimitedLog(PurgePagesHandler.name);

  constructor(
    private readonly pages: ChangedPagesQueries,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws Error when the address did not answer with success; a redirect is none. */
  async handle({ claimId }: { claimId: string }, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const { purge, publicUrl } = this.config;
    const claim = purge && (await this.pages.of(claimId));
    if (!purge || !claim) return;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await fetch(purge.url, {
        method: 'POST',
        // The addresses and the token go to the configured address and nowhere else.
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          ...(purge.token === null ? {} : { authorization: `Bearer ${purge.token}` }),
        },
        body: JSON.stringify({ urls: changedPages(publicUrl, claim) }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      // What it says besides is not read, however long it is.
      await response.body?.cancel();
      if (!response.ok) throw new Error(`CLAIMDESK_PURGE_URL answered ${response.status}`);
    } catch (error) {
      this.log.warn('purge', `the cache was not told of changed pages: ${describeError(error)}`);
      throw error;
    }
  }
}
