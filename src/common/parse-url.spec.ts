import { describe, expect, it } from '@jest/globals';
import { parseUrl } from './parse-url.js';

describe(parseUrl.name, () => {
  it('reads an address, also one relative to another', () => {
    expect(parseUrl('HTTPS://News.example/a b')?.href).toBe('https://news.example/a%20b');
    expect(parseUrl('/a', 'https://news.example/b')?.href).toBe('https://news.example/a');
  });

  it.each(['', 'news.example', '/a', 'http://', 'http://a b/'])('has nothing for %j', (address) => {
    expect(parseUrl(address)).toBeNull();
  });

  it('reads letters beyond ASCII however often it is asked', () => {
    const hosts = new Set<string | undefined>();
    for (let turn = 0; turn < 50_000; turn += 1) hosts.add(parseUrl('http://bücher.example/')?.hostname);
    expect([...hosts]).toEqual(['xn--bcher-kva.example']);
  });
});
