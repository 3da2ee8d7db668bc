import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildConnector } from 'undici';
import { WebSite } from '../../test/support/web-site.js';
import { AddressGuard } from './address-guard.js';
import { FetchFailure } from './fetch-failure.js';
import { type FetchedPage, type FetchOptions, PageFetcher } from './page-fetcher.js';
import type { HostResolver } from './pinned-connection.js';
import type { Network } from './site-request.js';

const vectors = JSON.parse(readFileSync(new URL('./ssrf-vectors.json', import.meta.url), 'utf8')) as {
  urls: { forbidden: string[] };
  resolutions: { forbidden: string[][] };
  redirects: { forbidden: string[]; invalid: string[] };
};

const LIMITS = { connect: 5_000, headers: 5_000, body: 5_000, total: 10_000 };
const MAX_BYTES = 200_000;
const PAGE = '<html><body><p>The storm destroyed 41 houses.</p></body></html>';

describe(PageFetcher.name, () => {
  let site: WebSite;
  /** Nobody may ever connect here. */
  let sentinel: WebSite;
  let lookups: string[];

  const names: Record<string, string[]> = { 'news.test': ['127.0.0.1'], 'private.test': ['10.0.0.1'] };
  const resolve: HostResolver = async (hostname) => {
    lookups.push(hostname);
    return names[hostname] ?? Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  };
  /** `news.test` is listed; every port in use here is an allowed one, so that only addresses keep the fetcher away. */
  const fetcher = (network: Partial<Network> = {}, limits: Partial<typeof LIMITS> = {}): PageFetcher =>
    new PageFetcher(
      {
        guard: new AddressGuard([sentinel.port, site.port], [{ host: 'news.test', port: site.port }]),
        userAgent: 'Claimdesk/0 (+https://desk.example/about)',
        maxBytes: MAX_BYTES,
        limits: { ...LIMITS, ...limits },
      },
      { resolve, connector: buildConnector, ...network },
    );
  const get = (path: string, options?: FetchOptions): Promise<FetchedPage> =>
    fetcher().fetch(site.url(path, 'news.test'), options);
  const failure = async (fetched: Promise<unknown>): Promise<FetchFailure> => {
    const error = await fetched.then(
      () => new Error('it was fetched'),
      (reason: unknown) => reason,
    );
    if (error instanceof FetchFailure) return error;
    throw error;
  };
  const codeOf = async (fetched: Promise<unknown>): Promise<string> => (await failure(fetched)).code;

  beforeAll(async () => {
    [site, sentinel] = await Promise.all([WebSite.start(), WebSite.start()]);
  });
  beforeEach(() => {
    lookups = [];
    site.requests.length = 0;
  });
  afterAll(async () => {
    expect(sentinel.connections).toBe(0);
    await Promise.all([site.close(), sentinel.close()]);
  });

  describe('fetching a page', () => {
    it('gives the bytes and what the site says of them', async () => {
      site.page('/a', PAGE, 'Text/HTML; Charset="ISO-8859-2"', {
        etag: 'W/"7"',
        'last-modified': 'Sun, 01 Mar 2026 10:00:00 GMT',
      });
      const page = await get('/a#part');
      expect(page).toMatchObject({
        requestedUrl: site.url('/a', 'news.test'),
        finalUrl: site.url('/a', 'news.test'),
        status: 200,
        mediaType: 'text/html',
        charset: 'ISO-8859-2',
        etag: 'W/"7"',
        lastModified: 'Sun, 01 Mar 2026 10:00:00 GMT',
        retryAfterSeconds: null,
        redirects: [],
      });
      expect(page.bytes?.toString()).toBe(PAGE);
      expect(page.fetchedAt).toBeInstanceOf(Date);
    });

    it('says who asks, keeps the host, and sends no cookies, credentials or referrer', async () => {
      site.page('/a', PAGE, 'text/html', { 'set-cookie': 'a=b' });
      site.redirect('/to-a', '/a');
      await get('/to-a');
      for (const { headers } of site.requests) {
        expect(headers).toMatchObject({
          host: `news.test:${site.port}`,
          'user-agent': 'Claimdesk/0 (+https://desk.example/about)',
          'accept-encoding': 'gzip, br',
          accept: expect.stringContaining('text/html'),
        });
        expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
      }
      expect(site.requests).toHaveLength(2);
    });

    it('knows no proxy', async () => {
      const proxy = { http_proxy: process.env['http_proxy'], HTTP_PROXY: process.env['HTTP_PROXY'] };
      process.env['http_proxy'] = process.env['HTTP_PROXY'] = sentinel.url('/');
      try {
        site.page('/a', PAGE);
        expect((await get('/a')).status).toBe(200);
      } finally {
        for (const [name, value] of Object.entries(proxy)) {
          if (value === undefined) delete process.env[name];
          else process.env[name] = value;
        }
      }
    });

    it.each([
      ['gzip', gzipSync(PAGE)],
      ['x-gzip', gzipSync(PAGE)],
      ['br', brotliCompressSync(PAGE)],
      ['identity', Buffer.from(PAGE)],
    ])('unpacks %s', async (encoding, body) => {
      site.page('/packed', body, 'text/html', { 'content-encoding': encoding });
      expect((await get('/packed')).bytes?.toString()).toBe(PAGE);
    });

    it('refuses an encoding that was not asked for, and one that is broken', async () => {
      site.page('/packed', PAGE, 'text/html', { 'content-encoding': 'compress' });
      expect(await codeOf(get('/packed'))).toBe('URL_SERVER_ERROR');
      site.page('/packed', PAGE, 'text/html', { 'content-encoding': 'gzip' });
      expect(await codeOf(get('/packed'))).toBe('URL_UNREACHABLE');
      site.page('/packed', gzipSync(PAGE).subarray(0, 30), 'text/html', { 'content-encoding': 'gzip' });
      expect(await codeOf(get('/packed'))).toBe('URL_UNREACHABLE');
    });

    it('lets the caller refuse a page by its head, and leaves the body where it is', async () => {
      site.on('/film', (_request, response) => {
        response.writeHead(200, { 'content-type': 'video/mp4' });
        response.write('a');
      });
      const judge = ({ mediaType }: { mediaType: string | null }) => {
        throw new Error(`not ${mediaType}`);
      };
      await expect(get('/film', { judge })).rejects.toThrow('not video/mp4');
    });

    it('ends with the reason of the caller’s signal', async () => {
      site.on('/silent', () => undefined);
      const stop = new AbortController();
      const fetched = get('/silent', { signal: stop.signal });
      setTimeout(() => stop.abort(new Error('let go')), 50);
      await expect(fetched).rejects.toThrow('let go');
      await expect(get('/silent', { signal: stop.signal })).rejects.toThrow('let go');
    });
  });

  describe('asking for changes', () => {
    const since = (path: string) => ({ finalUrl: site.url(path, 'news.test'), etag: '"7"', lastModified: 'Sun' });

    it('takes 304 for no change', async () => {
      site.on('/a', ({ headers }, response) =>
        response.writeHead(headers['if-none-match'] === '"7"' ? 304 : 200, { etag: '"7"' }).end(),
      );
      site.redirect('/to-a', '/a', 301);
      const page = await get('/to-a', { since: since('/a') });
      expect(page).toMatchObject({ status: 304, bytes: null, etag: '"7"', redirects: [{ status: 301 }] });
      expect(site.requests.map(({ headers }) => headers['if-modified-since'])).toEqual([undefined, 'Sun']);
    });

    it('does not ask one address with what another said', async () => {
      site.page('/b', PAGE);
      expect((await get('/b', { since: since('/a') })).bytes?.toString()).toBe(PAGE);
      expect(site.requests[0]!.headers['if-none-match']).toBeUndefined();
    });

    it('takes a 304 that nobody asked for as a fault of the site', async () => {
      site.status('/a', 304);
      expect(await codeOf(get('/a'))).toBe('URL_SERVER_ERROR');
    });
  });

  describe('when there is no page', () => {
    it.each([
      [404, 'URL_NOT_FOUND', false],
      [410, 'URL_NOT_FOUND', false],
      [401, 'URL_BLOCKED', false],
      [402, 'URL_BLOCKED', false],
      [403, 'URL_BLOCKED', false],
      [418, 'URL_BLOCKED', false],
      [429, 'URL_BLOCKED', false],
      [451, 'URL_BLOCKED', false],
      [500, 'URL_SERVER_ERROR', true],
      [503, 'URL_SERVER_ERROR', true],
      [302, 'URL_SERVER_ERROR', false],
    ])('answers %i with %s', async (status, code, mayPass) => {
      site.status('/none', status, { 'retry-after': '120' });
      expect(await failure(get('/none'))).toMatchObject({ code, status, mayPass, retryAfterSeconds: 120 });
    });

    it('says so when the name is unknown, has no address, or nobody listens', async () => {
      expect(await failure(fetcher().fetch('http://unknown.test/'))).toMatchObject({
        code: 'URL_UNREACHABLE',
        mayPass: false,
      });
      expect(await codeOf(fetcher({ resolve: async () => [] }).fetch('http://empty.test/'))).toBe('URL_UNREACHABLE');
      const closed = await WebSite.start();
      const url = closed.url('/', 'news.test');
      const guard = new AddressGuard([], [{ host: 'news.test', port: closed.port }]);
      await closed.close();
      const policy = { guard, userAgent: 'a', maxBytes: 1, limits: LIMITS };
      const lonely = new PageFetcher(policy, { resolve, connector: buildConnector });
      expect(await failure(lonely.fetch(url))).toMatchObject({ code: 'URL_UNREACHABLE', mayPass: true });
    });
  });

  describe('addresses that are not public', () => {
    it.each(vectors.urls.forbidden)('are not connected to: %j', async (address) => {
      const url = new URL(address);
      url.port = String(sentinel.port);
      expect(await codeOf(fetcher().fetch(url.href))).toBe('URL_FORBIDDEN_ADDRESS');
      expect(lookups).toEqual([]);
    });

    it.each(vectors.resolutions.forbidden.map((addresses) => [addresses]))(
      'are not connected to when a name has them: %j',
      async (addresses) => {
        const network = { resolve: async () => addresses };
        const error = await failure(fetcher(network).fetch(sentinel.url('/', 'trap.test')));
        expect(error.code).toBe('URL_FORBIDDEN_ADDRESS');
        expect(error.target).toMatch(/^trap\.test at /);
      },
    );

    it('are not led to by a name that changes its address: it is resolved once', async () => {
      const answers = [['93.184.216.34'], ['127.0.0.1'], ['127.0.0.1']];
      const dialled: unknown[] = [];
      const network: Network = {
        resolve: async (hostname) => {
          lookups.push(hostname);
          return answers.shift() ?? [];
        },
        // Asks the lookup as a socket would, and connects to nobody: this test does not leave the machine.
        connector: (options) => (_target, callback) => {
          const { lookup } = options as { lookup: (...args: unknown[]) => void };
          const found = (_error: null, addresses: unknown): void => {
            dialled.push(addresses);
            callback(new Error('nobody is dialled'), null);
          };
          for (const _attempt of [1, 2]) lookup('news.test', { all: true }, found);
        },
      };
      expect(await codeOf(fetcher(network).fetch(sentinel.url('/', 'rebinding.test')))).toBe('URL_UNREACHABLE');
      expect(lookups).toEqual(['rebinding.test']);
      const checked = [{ address: '93.184.216.34', family: 4 }];
      expect(dialled).toEqual([checked, checked]);
    });

    it('are let go of when a connection ends at one all the same', async () => {
      site.page('/a', PAGE);
      const network: Network = {
        resolve: async () => ['93.184.216.34'],
        connector: (options) => (target, callback) =>
          buildConnector({ ...options, lookup: undefined })({ ...target, hostname: '127.0.0.1' }, callback),
      };
      const error = await failure(fetcher(network).fetch(site.url('/a', 'astray.test')));
      expect(error).toMatchObject({
        code: 'URL_FORBIDDEN_ADDRESS',
        target: 'astray.test connected to 127.0.0.1',
      });
      expect(site.requests).toEqual([]);
    });
  });

  describe('redirects', () => {
    it.each([301, 302, 303, 307, 308])('follows %i, resolving each step once', async (status) => {
      site.page('/a', PAGE);
      site.redirect('/moved', 'a?', status);
      site.page('/a?', PAGE);
      expect(await get('/moved')).toMatchObject({
        requestedUrl: site.url('/moved', 'news.test'),
        finalUrl: site.url('/a?', 'news.test'),
        redirects: [{ status, to: site.url('/a?', 'news.test') }],
      });
      expect(lookups).toEqual(['news.test', 'news.test']);
    });

    it('follows five, and not a sixth', async () => {
      site.page('/5', PAGE);
      for (const step of [0, 1, 2, 3, 4]) site.redirect(`/${step}`, `/${step + 1}`);
      expect((await get('/0')).redirects).toHaveLength(5);
      site.redirect('/start', '/0');
      expect(await codeOf(get('/start'))).toBe('URL_TOO_MANY_REDIRECTS');
    });

    it('does not go round in circles', async () => {
      site.redirect('/self', '/self');
      site.redirect('/here', '/there');
      site.redirect('/there', '/here');
      expect(await codeOf(get('/self'))).toBe('URL_TOO_MANY_REDIRECTS');
      expect(await codeOf(get('/here'))).toBe('URL_TOO_MANY_REDIRECTS');
      expect(site.requests).toHaveLength(3);
    });

    it.each(vectors.redirects.forbidden)('does not follow one to %j', async (location) => {
      for (const to of [location, location.replace(/^(http:\/\/[^/]+)\/$/, `$1:${sentinel.port}/`)]) {
        site.redirect('/trap', to);
        site.redirect('/first', '/trap');
        expect([to, await codeOf(get('/first'))]).toEqual([to, 'URL_FORBIDDEN_ADDRESS']);
      }
    });

    it.each(vectors.redirects.invalid)('does not follow one to %j, which is no address', async (location) => {
      site.redirect('/trap', location);
      expect(await codeOf(get('/trap'))).toBe('URL_INVALID');
    });
  });

  describe('over https', () => {
    it('names the site to the server, also while connecting to its address', async () => {
      let hello: Buffer = Buffer.alloc(0);
      const raw = await RawSite.start((socket, data) => {
        hello = data;
        socket.destroy();
      });
      const listed = new AddressGuard([], [{ host: 'news.test', port: raw.port }]);
      const policy = { guard: listed, userAgent: 'a', maxBytes: 1, limits: LIMITS };
      const secure = new PageFetcher(policy, { resolve, connector: buildConnector });
      expect(await codeOf(secure.fetch(`https://news.test:${raw.port}/`))).toBe('URL_UNREACHABLE');
      expect(hello.includes('news.test')).toBe(true);
      await raw.close();
    });

    it('does not go on without it', async () => {
      // The site has no certificate: plain text is spoken where the fetcher believes to speak TLS.
      const connector: typeof buildConnector = (options) => (target, callback) =>
        buildConnector(options)({ ...target, protocol: 'http:' }, callback);
      const secure = site.url('/down', 'news.test').replace('http:', 'https:');
      site.redirect('/down', site.url('/a', 'news.test'));
      expect(await codeOf(fetcher({ connector }).fetch(secure))).toBe('URL_INSECURE_REDIRECT');
      site.page('/a', PAGE);
      site.redirect('/down', '/a');
      expect((await fetcher({ connector }).fetch(secure)).status).toBe(200);
    });

    it.each(['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
      'tells of a certificate that is not valid: %s',
      async (code) => {
        const connector: typeof buildConnector = () => (_target, callback) =>
          callback(Object.assign(new Error('refused'), { code }), null);
        const error = await failure(fetcher({ connector }).fetch(site.url('/a', 'news.test')));
        expect(error).toMatchObject({ code: 'URL_UNREACHABLE', mayPass: false });
        expect(error.message).toContain('certificate');
      },
    );
  });

  describe('sites that want too much', () => {
    it('are left when they drip', async () => {
      let drops = 0;
      site.on('/drip', (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const timer = setInterval(() => (drops += response.write('a') ? 1 : 0), 20);
        response.once('close', () => clearInterval(timer));
      });
      const error = await failure(fetcher({}, { body: 300 }).fetch(site.url('/drip', 'news.test')));
      expect(error).toMatchObject({ code: 'URL_TIMEOUT', mayPass: true });
      expect(drops).toBeGreaterThan(0);
    });

    it('are left when they say nothing, or drip their headers', async () => {
      site.on('/silent', () => undefined);
      expect(await codeOf(fetcher({}, { headers: 200 }).fetch(site.url('/silent', 'news.test')))).toBe('URL_TIMEOUT');
      const raw = await RawSite.start((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => socket.write('x-a: b\r\n'), 20);
        socket.once('close', () => clearInterval(timer));
      });
      expect(await codeOf(raw.fetch({ headers: 200 }))).toBe('URL_TIMEOUT');
      await raw.close();
    });

    it('are left when their name takes too long to resolve', async () => {
      const network = { resolve: () => new Promise<never>(() => undefined) };
      expect(await codeOf(fetcher(network, { connect: 100 }).fetch('http://slow.test/'))).toBe('URL_TIMEOUT');
    });

    it('are left when redirects take too long together', async () => {
      for (const step of [0, 1, 2, 3, 4]) {
        site.on(`/${step}`, (_request, response) => {
          setTimeout(() => response.writeHead(302, { location: `/${step + 1}` }).end(), 150);
        });
      }
      expect(await codeOf(fetcher({}, { total: 300 }).fetch(site.url('/0', 'news.test')))).toBe('URL_TIMEOUT');
    });

    it('are left at the limit when their body does not end', async () => {
      let sent = 0;
      site.on('/endless', (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const more = (): void => {
          while (!response.destroyed) {
            sent += 16_384;
            if (!response.write(Buffer.alloc(16_384, 'a'))) return;
          }
        };
        response.on('drain', more);
        more();
      });
      expect(await codeOf(get('/endless'))).toBe('URL_TOO_LARGE');
      expect(sent).toBeLessThan(50 * MAX_BYTES);
    });

    it('are refused by the length they state', async () => {
      site.on('/large', (_request, response) => {
        response.writeHead(200, { 'content-length': String(MAX_BYTES + 1) });
        response.flushHeaders();
      });
      expect(await codeOf(get('/large'))).toBe('URL_TOO_LARGE');
    });

    it('take exactly the limit', async () => {
      site.page('/full', Buffer.alloc(MAX_BYTES, 'a'));
      expect((await get('/full')).bytes).toHaveLength(MAX_BYTES);
      site.page('/full', Buffer.alloc(MAX_BYTES + 1, 'a'));
      expect(await codeOf(get('/full'))).toBe('URL_TOO_LARGE');
    });

    it.each(['gzip', 'br'])('are left at the limit when a small body unpacks to a huge one (%s)', async (encoding) => {
      const huge = Buffer.alloc(50_000_000);
      const bomb = encoding === 'gzip' ? gzipSync(huge) : brotliCompressSync(huge);
      expect(bomb.length).toBeLessThan(MAX_BYTES);
      site.page('/bomb', bomb, 'text/html', { 'content-encoding': encoding });
      const before = process.memoryUsage().arrayBuffers;
      expect(await codeOf(get('/bomb'))).toBe('URL_TOO_LARGE');
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    });

    it('are left when an endless packed body unpacks to nothing', async () => {
      site.on('/husk', (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.write(gzipSync('').subarray(0, 10));
        // Empty blocks: bytes on the way, none unpacked.
        const blocks = Buffer.from('000000ffff'.repeat(2_000), 'hex');
        const more = (): void => {
          while (!response.destroyed && response.write(blocks)) continue;
        };
        response.on('drain', more);
        more();
      });
      expect(await codeOf(get('/husk'))).toBe('URL_TOO_LARGE');
    });

    it('are not believed when they end before the length they state', async () => {
      const raw = await RawSite.start((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'));
      expect(await failure(raw.fetch())).toMatchObject({ code: 'URL_UNREACHABLE', mayPass: true });
      await raw.close();
    });

    it('give no more than the length they state', async () => {
      const raw = await RawSite.start((socket) =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nshort and more'),
      );
      expect((await raw.fetch()).bytes?.toString()).toBe('short');
      await raw.close();
    });

    it.each([
      ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
      ['nothing', ''],
      ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\naa'],
      ['endless headers', `HTTP/1.1 200 OK\r\n${`x: ${'a'.repeat(1_000)}\r\n`.repeat(100)}\r\n`],
    ])('are not understood when they answer with %s', async (_name, answer) => {
      const raw = await RawSite.start((socket) => socket.end(answer));
      expect(await codeOf(raw.fetch())).toBe('URL_UNREACHABLE');
      await raw.close();
    });
  });

  /** A server that says whatever it likes. */
  class RawSite {
    private constructor(private readonly server: Server) {}

    static async start(talk: (socket: Socket, data: Buffer) => void): Promise<RawSite> {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', (data) => talk(socket, data));
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      return new RawSite(server);
    }

    get port(): number {
      return (this.server.address() as AddressInfo).port;
    }

    fetch(limits: Partial<typeof LIMITS> = {}): Promise<FetchedPage> {
      const { port } = this;
      const guard = new AddressGuard([], [{ host: '127.0.0.1', port }]);
      const policy = { guard, userAgent: 'a', maxBytes: MAX_BYTES, limits: { ...LIMITS, ...limits } };
      return new PageFetcher(policy).fetch(`http://127.0.0.1:${port}/`);
    }

    async close(): Promise<void> {
      await new Promise((done) => this.server.close(done));
    }
  }
});
