import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { TestApp } from '../../support/app.js';

describe('the web desk as the API process serves it', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
  }, 60_000);
  afterAll(() => app?.close());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers });
  const script = async () => /src="(\/desk\/assets\/[^"]+\.js)"/.exec(await (await get('/desk')).text())?.[1] ?? '';

  it('is one page at every address below /desk', async () => {
    for (const path of ['/desk', '/desk/', '/desk/documents/17?tab=versions']) {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(await answer.text()).toContain('<div id="root">');
    }
  });

  it('lets no script run that does not come from here, and gives style elements a new nonce each time', async () => {
    const [first, second] = [await get('/desk'), await get('/desk')];
    const nonces = [first, second].map((answer) => {
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain('unsafe');
      return /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    });
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces[0]).toHaveLength(24);
    expect(await first.text()).toContain(nonces[0]);
    expect(await second.text()).not.toMatch(/<script(?![^>]* src=)/);
  });

  it('lets browsers keep its files for good, and sends them compressed as they can read them', async () => {
    const path = await script();
    const answer = await get(path, { 'accept-encoding': 'identity' });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBeNull();
    const plain = Buffer.from(await answer.arrayBuffer());
    for (const coding of ['br', 'gzip'] as const) {
      const { headers, body } = await request(app.url + path, { headers: { 'accept-encoding': coding } });
      expect(headers['content-encoding']).toBe(coding);
      const packed = Buffer.from(await body.arrayBuffer());
      expect((coding === 'br' ? brotliDecompressSync : gunzipSync)(packed).equals(plain)).toBe(true);
    }
    const again = await request(app.url + path, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
    expect(again.statusCode).toBe(304);
  });

  it('says what to do about a file of an older version, and gives nothing outside its folder', async () => {
    const gone = await get('/desk/assets/index-0ld.js');
    expect(gone.status).toBe(404);
    expect(await gone.text()).toContain('Reload the page');
    expect((await get('/desk/assets/..%2Findex.html')).status).toBe(404);
  });

  it('tells a starting page who is signed in, without a refusal', async () => {
    expect(await (await get('/api/v1/auth/session')).json()).toEqual({ me: null });
    const editor = await app.person('editor@desk.test', ['editor']);
    const { body } = await editor.get('/auth/session');
    expect(body.me).toMatchObject({ email: 'editor@desk.test', roles: ['editor'] });
  });
});
