import { describe, expect, it } from '@jest/globals';
import { AppError, type FieldFault } from '../common/app-error.js';
import { loadConfig } from './app-config.js';

const SECRET = 'k3J9'.repeat(12);

function faultsOf(environment: Record<string, string>): string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('CONFIGURATION_INVALID');
    return (error.details.faults as FieldFault[]).map(({ path }) => path).sort();
  }
}

describe(loadConfig.name, () => {
  it('needs nothing to start on a laptop', () => {
    expect(loadConfig({})).toMatchObject({
      env: 'development',
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      secureCookies: false,
      databaseUrl: null,
      demo: true,
      editorsMayRate: false,
    });
  });

  it('takes an empty variable for a missing one', () => {
    expect(loadConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: null, port: 3000 });
  });

  it('names every fault at once', () => {
    expect(
      faultsOf({ PORT: '99999', DATABASE_URL: 'mysql://x', CLAIMDESK_SECRET: 'short', NODE_ENV: 'staging' }),
    ).toEqual(['CLAIMDESK_SECRET', 'DATABASE_URL', 'NODE_ENV', 'PORT']);
  });

  it('wants a secret in production, and no demo', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual(['CLAIMDESK_SECRET']);
    expect(faultsOf({ NODE_ENV: 'production', CLAIMDESK_SECRET: SECRET, CLAIMDESK_DEMO: 'on' })).toEqual([
      'CLAIMDESK_DEMO',
    ]);
    expect(loadConfig({ NODE_ENV: 'production', CLAIMDESK_SECRET: SECRET })).toMatchObject({
      demo: false,
      apiDocs: false,
    });
  });

  it.each(['changeme'.repeat(5), 'replace-me-with-something-longer-than-that', 'x'.repeat(31)])(
    'refuses a secret that is none: %s',
    (secret) => {
      expect(faultsOf({ CLAIMDESK_SECRET: secret })).toEqual(['CLAIMDESK_SECRET']);
    },
  );

  it('lists what may be fetched although it is not public, never in production', () => {
    const allow = 'Localhost:4000, 127.1:80,[::0001]:8080,';
    expect(loadConfig({ CLAIMDESK_FETCH_ALLOW: allow, CLAIMDESK_FETCH_PORTS: '8080, 8443' }).fetch).toEqual({
      contact: null,
      seconds: 40,
      ports: [8080, 8443],
      allow: [
        { host: 'localhost', port: 4000 },
        { host: '127.0.0.1', port: 80 },
        { host: '::1', port: 8080 },
      ],
    });
    expect(
      faultsOf({ NODE_ENV: 'production', CLAIMDESK_SECRET: SECRET, CLAIMDESK_FETCH_ALLOW: '127.0.0.1:80' }),
    ).toEqual(['CLAIMDESK_FETCH_ALLOW']);
  });

  it.each([
    'localhost',
    '127.0.0.1:0',
    '127.0.0.1:70000',
    'http://a.example:80',
    '10.0.0.0/8:80',
    '*:80',
    '999.1.1.1:80',
  ])('takes %s for no host with a port', (entry) =>
    expect(faultsOf({ CLAIMDESK_FETCH_ALLOW: `a.example:80,${entry}` })).toEqual(['CLAIMDESK_FETCH_ALLOW']),
  );

  it('takes only numbers for ports, and only what fits a header for a contact', () => {
    expect(faultsOf({ CLAIMDESK_FETCH_PORTS: '80,web', CLAIMDESK_FETCH_CONTACT: 'a b' })).toEqual([
      'CLAIMDESK_FETCH_CONTACT',
      'CLAIMDESK_FETCH_PORTS',
    ]);
    expect(loadConfig({ PUBLIC_URL: 'https://desk.example' }).fetch.contact).toBe('https://desk.example');
  });

  it('sends cookies by https only where readers come by https', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://desk.example/' })).toMatchObject({
      secureCookies: true,
      publicUrl: 'https://desk.example',
    });
  });

  it('makes no demo users on a database of somebody else', () => {
    expect(loadConfig({ DATABASE_URL: 'postgres://h/d' }).demo).toBe(false);
  });

  describe('of an LLM', () => {
    const LLM = { CLAIMDESK_LLM_URL: 'https://llm.example/v1/', CLAIMDESK_LLM_MODEL: 'm-1' };

    it('is none unless address and model are set', () => {
      expect(loadConfig({}).llm).toBe(null);
      expect(loadConfig(LLM).llm).toMatchObject({
        url: 'https://llm.example/v1',
        model: 'm-1',
        apiKey: null,
        timeoutMs: 60_000,
        maxRetries: 2,
        budget: { tokensPerDocument: 100_000, tokensPerDay: 1_000_000, costPerDocument: null, costPerDay: null },
        prices: null,
      });
    });

    it.each<[Record<string, string>, string[]]>([
      [{ CLAIMDESK_LLM_URL: LLM.CLAIMDESK_LLM_URL }, ['CLAIMDESK_LLM_MODEL']],
      [{ CLAIMDESK_LLM_MODEL: 'm-1' }, ['CLAIMDESK_LLM_URL']],
      [{ CLAIMDESK_LLM_API_KEY: 'k' }, ['CLAIMDESK_LLM_MODEL', 'CLAIMDESK_LLM_URL']],
      [{ ...LLM, CLAIMDESK_LLM_URL: 'http://llm.example/v1' }, ['CLAIMDESK_LLM_URL']],
      [{ ...LLM, CLAIMDESK_LLM_URL: 'http://127.0.0.1.example/v1' }, ['CLAIMDESK_LLM_URL']],
      [{ ...LLM, CLAIMDESK_LLM_URL: 'https://me:pass@llm.example/v1' }, ['CLAIMDESK_LLM_URL']],
      [{ ...LLM, CLAIMDESK_LLM_URL: 'https://llm.example/v1?key=x' }, ['CLAIMDESK_LLM_URL']],
      [{ ...LLM, CLAIMDESK_LLM_URL: 'ftp://llm.example' }, ['CLAIMDESK_LLM_URL']],
      [{ ...LLM, CLAIMDESK_LLM_API_KEY: 'two words' }, ['CLAIMDESK_LLM_API_KEY']],
      [{ ...LLM, CLAIMDESK_LLM_PROMPT_PRICE: '1' }, ['CLAIMDESK_LLM_COMPLETION_PRICE']],
      [{ ...LLM, CLAIMDESK_LLM_COST_PER_DAY: '1' }, ['CLAIMDESK_LLM_COST_PER_DAY']],
      [{ ...LLM, CLAIMDESK_LLM_TIMEOUT_SECONDS: '0' }, ['CLAIMDESK_LLM_TIMEOUT_SECONDS']],
    ])('is refused when it is half a one or unsafe: %j', (environment, faults) => {
      expect(faultsOf(environment)).toEqual(faults);
    });

    it.each(['http://localhost:8000/v1', 'http://127.0.0.1:8000/v1', 'http://[::1]:8000/v1'])(
      'may be on this machine without https: %s',
      (url) => {
        expect(loadConfig({ ...LLM, CLAIMDESK_LLM_URL: url }).llm?.url).toBe(url);
      },
    );

    it('may be elsewhere without https only when that is said', () => {
      const plain = { ...LLM, CLAIMDESK_LLM_URL: 'http://llm.lan/v1', CLAIMDESK_LLM_ALLOW_HTTP: 'on' };
      expect(loadConfig(plain).llm?.url).toBe('http://llm.lan/v1');
    });

    it('never repeats the key in a message', () => {
      try {
        loadConfig({ CLAIMDESK_LLM_API_KEY: 'sk very secret' });
        throw new Error('it was not refused');
      } catch (error) {
        expect(JSON.stringify([(error as AppError).message, (error as AppError).details])).not.toContain('very');
      }
    });
  });
});
