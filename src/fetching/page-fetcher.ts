import type { Readable } from 'node:stream';
import { buildConnector } from 'undici';
import { parseUrl } from '../common/parse-url.js';
import type { AddressGuard } from './address-guard.js';
import { FetchClock, type FetchLimits } from './fetch-clock.js';
import { FetchFailure, forbiddenAddress } from './fetch-failure.js';
import { ACCEPTED_ENCODINGS, readBody, refuseLength } from './page-body.js';
import { field, type HeaderFields, type PageHead, pageHead } from './page-head.js';
import { systemResolver } from './pinned-connection.js';
import { refusedStatus } from './refused-status.js';
import { askSite, type Network } from './site-request.js';

/** How a fetcher behaves. */
export interface FetchPolicy {
  guard: AddressGuard;
  /** Who asks, for the people who run the site. */
  userAgent: string;
  /** Largest page, in bytes; unpacked ones count. */
  maxBytes: number;
  limits: FetchLimits;
}

/** What the site said of the page the last time, to ask whether it changed since. */
export interface Validators {
  /** The address that answered then: what one address said is not asked of another. */
  finalUrl: string;
  etag: string | null;
  lastModified: string | null;
}

export interface FetchOptions {
  /** Ends the fetch early; it then fails with the signal's reason. */
  signal?: AbortSignal;
  /** Ask only for a page that changed. */
  since?: Validators;
  /** Sees the answer before its body is read; throws to leave the body where it is. */
  judge?: (head: PageHead) => void;
  /** What is asked for, in the words of HTTP, where it is not a page for people. */
  accept?: string;
  /** A limit below the fetcher's own. */
  maxBytes?: number;
}

/** One step from an address to the next. */
export interface Redirect {
  /** 301, 302, 303, 307 or 308. */
  status: number;
  to: string;
}

/** A page as it came, or the news that it has not changed (`bytes` null, after `since`). */
export interface FetchedPage extends PageHead {
  /** As asked for, spelled as the URL standard does. */
  requestedUrl: string;
  redirects: Redirect[];
  fetchedAt: Date;
  /** The body, unpacked. */
  bytes: Buffer | null;
}

/** What ended a chain of redirects. */
type Answered = PageHead & Pick<FetchedPage, 'bytes'>;

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

const ACCEPT = 'text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,application/pdf;q=0.8,*/*;q=0.5';

/**
 * Fetches pages of the public internet without being led anywhere else. Each address, that of every redirect too, is
 * checked, resolved once, and connected to at exactly the addresses that were checked. Sends no cookies and no
 * credentials, knows no proxy, and keeps nothing from one fetch to the next: waiting between fetches of one site is up
 * to the caller.
 */
export class PageFetcher {
  constructor(
    private readonly policy: FetchPolicy,
    private readonly network: Network = { resolve: systemResolver, connector: buildConnector },
  ) {}

  /**
   * What can be told of an address without the network.
   * @returns the address as it would be fetched
   * @throws FetchFailure URL_INVALID, URL_FORBIDDEN_ADDRESS
   */
  check(address: string): string {
    return this.policy.guard.check(address).href;
  }

  /**
   * Fetches a page.
   * @throws FetchFailure URL_…; what `judge` throws; the reason of `signal`
   */
  async fetch(address: string, options: FetchOptions = {}): Promise<FetchedPage> {
    const start = this.policy.guard.check(address);
    options.signal?.throwIfAborted();
    const clock = new FetchClock(this.policy.limits, options.signal);
    try {
      return await this.follow(start, options, clock);
    } finally {
      clock.stop();
    }
  }

  private async follow(start: URL, options: FetchOptions, clock: FetchClock): Promise<FetchedPage> {
    const redirects: Redirect[] = [];
    for (let url = start; ;) {
      const answer = await this.ask(url, options, clock);
      if (!('to' in answer)) return { ...answer, requestedUrl: start.href, redirects, fetchedAt: new Date() };
      const next = this.nextAddress(url, answer.to);
      const seen = next.href === start.href || redirects.some(({ to }) => to === next.href);
      redirects.push({ status: answer.status, to: next.href });
      if (seen || redirects.length > MAX_REDIRECTS) throw tooManyRedirects(answer.status);
      url = next;
    }
  }

  /** One request: the page, or where to go on. */
  private ask(url: URL, options: FetchOptions, clock: FetchClock): Promise<Answered | Redirect> {
    const { guard, limits } = this.policy;
    const request = { url, headers: this.headersFor(url, options), guard, network: this.network, limits };
    return askSite<Answered | Redirect>(request, clock, async ({ statusCode, headers, body }) => {
      const to = field(headers, 'location');
      if (REDIRECTS.has(statusCode) && to !== null) return { status: statusCode, to };
      return this.takePage(pageHead(url, statusCode, headers), headers, body, options);
    });
  }

  private async takePage(
    head: PageHead,
    headers: HeaderFields,
    body: Readable,
    { since, judge, ...options }: FetchOptions,
  ): Promise<Answered> {
    if (head.status === 304 && since?.finalUrl === head.finalUrl) return { ...head, bytes: null };
    if (head.status < 200 || head.status > 299) throw refusedStatus(head);
    const maxBytes = Math.min(this.policy.maxBytes, options.maxBytes ?? Infinity);
    refuseLength(field(headers, 'content-length'), maxBytes);
    judge?.(head);
    return { ...head, bytes: await readBody(body, field(headers, 'content-encoding'), maxBytes) };
  }

  private headersFor(url: URL, { since, accept = ACCEPT }: FetchOptions): Record<string, string> {
    const headers: Record<string, string> = {
      accept,
      'accept-encoding': ACCEPTED_ENCODINGS,
      'user-agent': this.policy.userAgent,
    };
    if (since?.finalUrl !== url.href) return headers;
    if (since.etag !== null) headers['if-none-match'] = since.etag;
    if (since.lastModified !== null) headers['if-modified-since'] = since.lastModified;
    return headers;
  }

  private nextAddress(from: URL, location: string): URL {
    const scheme = parseUrl(location, from)?.protocol ?? 'https:';
    if (!/^https?:$/.test(scheme)) throw forbiddenAddress(`redirect to ${scheme}`);
    if (from.protocol === 'https:' && scheme === 'http:') {
      throw new FetchFailure(
        'URL_INSECURE_REDIRECT',
        'The site leads from https to http, where anybody on the way can change the page. Give the http address itself if that is what you want.',
      );
    }
    return this.policy.guard.check(location, from);
  }
}

const tooManyRedirects = (status: number): FetchFailure =>
  new FetchFailure(
    'URL_TOO_MANY_REDIRECTS',
    `The address leads in a circle, or through more than ${MAX_REDIRECTS} others. Give the address of the page itself.`,
    { status },
  );
