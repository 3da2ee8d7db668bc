import { describe, expect, it } from '@jest/globals';
import { independentSources, registrableDomain } from './independent-sources.js';

describe(registrableDomain.name, () => {
  it.each([
    ['https://www.example.org/a', 'example.org'],
    ['https://data.statistics.example.org/a?b', 'example.org'],
    ['https://news.example.co.uk/x', 'example.co.uk'],
    ['https://example.co.uk', 'example.co.uk'],
    ['https://www.abc.gov.au/', 'abc.gov.au'],
    ['https://example.de', 'example.de'],
    ['https://sub.example.de./', 'example.de'],
    ['https://ann.substack.com/p/1', 'ann.substack.com'],
    ['https://www.ann.github.io', 'ann.github.io'],
    ['https://web.archive.org/web/20260101000000/https://www.example.org/a', 'example.org'],
    ['https://archive.ph/2026/https://example.org/a', 'example.org'],
    ['https://web.archive.org/about', 'archive.org'],
    ['http://192.0.2.7/report', '192.0.2.7'],
    ['http://[2001:db8::1]/', '[2001:db8::1]'],
    ['http://localhost/', 'localhost'],
    ['https://münchen.example/', 'xn--mnchen-3ya.example'],
    ['no address', null],
  ])('%s → %s', (address, domain) => {
    expect(registrableDomain(address)).toBe(domain);
  });
});

describe(independentSources.name, () => {
  it('counts a site once, however it is cited, and a copy as its original', () => {
    const cited = [
      'https://www.example.org/a',
      'http://data.example.org/b',
      'https://archive.ph/1/https://example.org/c',
    ];
    expect(independentSources(cited.map((url) => ({ url })))).toEqual(['example.org']);
  });

  it('counts a file that was handed in, the same file once, and nothing that nobody can look up', () => {
    const items = [
      { fileSha256: 'f00d' },
      { url: null, fileSha256: 'f00d' },
      { url: null },
      { url: 'https://a.example' },
    ];
    expect(independentSources(items)).toEqual(['a.example', 'f00d']);
  });
});
