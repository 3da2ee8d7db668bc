import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { AddressGuard } from './address-guard.js';
import { FetchFailure } from './fetch-failure.js';
import { isPublicAddress } from './public-address.js';

const vectors = JSON.parse(readFileSync(new URL('./ssrf-vectors.json', import.meta.url), 'utf8')) as {
  addresses: { forbidden: string[]; public: string[] };
  urls: { forbidden: string[]; invalid: string[]; allowed: string[] };
};

const strict = new AddressGuard([], []);

function codeOf(guard: AddressGuard, address: string): string {
  try {
    guard.check(address);
    return 'allowed';
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return error.code;
  }
}

describe(isPublicAddress.name, () => {
  it.each(vectors.addresses.forbidden)('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(vectors.addresses.public)('is %s', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(['', 'localhost', '127.1', '1', '::1%lo'])('is not what is no plain IP address: %j', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  );
});

describe(AddressGuard.name, () => {
  it.each(vectors.urls.forbidden)('forbids %j', (address) =>
    expect(codeOf(strict, address)).toBe('URL_FORBIDDEN_ADDRESS'),
  );
  it.each(vectors.urls.invalid)('takes %j for no address to fetch', (address) =>
    expect(codeOf(strict, address)).toBe('URL_INVALID'),
  );
  it.each(vectors.urls.allowed)('allows %j', (address) => expect(codeOf(strict, address)).toBe('allowed'));

  it('refuses an address that is too long', () => {
    expect(codeOf(strict, `https://news.example/${'a'.repeat(2000)}`)).toBe('URL_INVALID');
    expect(codeOf(strict, `https://news.example/${'é'.repeat(700)}`)).toBe('URL_INVALID');
  });

  it('does not say in its message where a name leads', () => {
    expect(() => strict.check('http://10.1.2.3/')).toThrow(expect.objectContaining({ target: '10.1.2.3' }));
    expect(() => strict.check('http://10.1.2.3/')).toThrow(/^(?!.*10\.1\.2\.3)/);
  });

  it('spells an address as the standard does, without its fragment', () => {
    expect(strict.check(' HTTPS://News.Example:443/a/../b?q=1#part ').href).toBe('https://news.example/b?q=1');
  });

  describe('with ports that are configured', () => {
    const guard = new AddressGuard([8080], []);

    it('allows them on public addresses only', () => {
      const url = guard.check('http://news.example:8080/');
      expect(guard.permits(url, '93.184.216.34')).toBe(true);
      expect(guard.permits(url, '10.0.0.1')).toBe(false);
      expect(codeOf(guard, 'http://127.0.0.1:8080/')).toBe('URL_FORBIDDEN_ADDRESS');
      expect(codeOf(guard, 'http://news.example:8081/')).toBe('URL_INVALID');
    });
  });

  describe('with hosts that are listed', () => {
    const guard = new AddressGuard(
      [],
      [
        { host: '127.0.0.1', port: 4000 },
        { host: '::1', port: 4001 },
        { host: 'Intranet.example', port: 8080 },
      ],
    );

    it('allows exactly these, with their port', () => {
      expect(codeOf(guard, 'http://127.0.0.1:4000/a')).toBe('allowed');
      expect(codeOf(guard, 'http://2130706433:4000/a')).toBe('allowed');
      expect(codeOf(guard, 'http://[::ffff:127.0.0.1]:4000/')).toBe('allowed');
      expect(codeOf(guard, 'http://[::1]:4001/')).toBe('allowed');
      expect(codeOf(guard, 'http://intranet.example:8080/')).toBe('allowed');
      expect(codeOf(guard, 'http://127.0.0.1/')).toBe('URL_FORBIDDEN_ADDRESS');
      expect(codeOf(guard, 'http://127.0.0.1:4001/')).toBe('URL_FORBIDDEN_ADDRESS');
      expect(codeOf(guard, 'http://127.0.0.2:4000/')).toBe('URL_FORBIDDEN_ADDRESS');
      expect(codeOf(guard, 'http://other.example:8081/')).toBe('URL_INVALID');
    });

    it('allows a name that leads to a listed address, and a listed name wherever it leads', () => {
      expect(guard.permits(guard.check('http://news.example:4000/'), '127.0.0.1')).toBe(true);
      expect(guard.permits(guard.check('http://news.example:4000/'), '127.0.0.2')).toBe(false);
      // The port is there for the listed address, not for the rest of the world.
      expect(guard.permits(guard.check('http://news.example:4000/'), '93.184.216.34')).toBe(false);
      expect(guard.permits(guard.check('http://intranet.example:8080/'), '10.0.0.5')).toBe(true);
    });
  });
});
