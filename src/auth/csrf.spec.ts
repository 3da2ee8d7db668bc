import { describe, expect, it } from '@jest/globals';
import { forgeryFault } from './csrf.js';

const CONFIG = { publicUrl: 'http://localhost:3000', secureCookies: false };
const HTTPS = { publicUrl: 'https://desk.example', secureCookies: true };

const fault = (headers: Record<string, string>, { method = 'POST', config = CONFIG } = {}) =>
  forgeryFault({ method, headers, host: '127.0.0.1:3000' }, config);

describe(forgeryFault, () => {
  it('lets programs pass that send neither Origin nor Sec-Fetch-Site', () => {
    expect(fault({ 'content-type': 'application/json' })).toBeNull();
    expect(fault({}, { method: 'DELETE' })).toBeNull();
  });

  it('lets the desk’s own pages pass', () => {
    expect(fault({ origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' })).toBeNull();
    expect(fault({ origin: 'http://localhost:3000' })).toBeNull();
    expect(fault({ 'sec-fetch-site': 'none' })).toBeNull();
    expect(fault({ origin: 'https://desk.example' }, { config: HTTPS })).toBeNull();
  });

  it.each(['cross-site', 'same-site', 'garbage', ''])('refuses Sec-Fetch-Site: %s', (site) => {
    expect(fault({ 'sec-fetch-site': site })).not.toBeNull();
  });

  it.each([
    'null',
    '',
    'https://evil.example',
    'http://127.0.0.1:3001',
    'http://127.0.0.1',
    'http://127.0.0.1:3000.evil.example',
    'http://evil.example@127.0.0.1:3001',
    'file://127.0.0.1:3000',
    'http://127.0.0.1:3000, https://evil.example',
  ])('refuses Origin: %s', (origin) => {
    expect(fault({ origin })).not.toBeNull();
  });

  it('refuses the desk’s own host by http when readers come by https', () => {
    expect(fault({ origin: 'http://desk.example' }, { config: HTTPS })).not.toBeNull();
    expect(fault({ origin: 'http://127.0.0.1:3000' }, { config: HTTPS })).not.toBeNull();
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'Text/Plain; charset=utf-8'])('refuses %s', (type) => {
    expect(fault({ 'content-type': type })).not.toBeNull();
  });

  it('lets reading pass from anywhere, because it changes nothing', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      expect(fault({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, { method })).toBeNull();
    }
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PURGE'])('checks %s', (method) => {
    expect(fault({ 'sec-fetch-site': 'cross-site' }, { method })).not.toBeNull();
  });

  it('does not concern requests with a bearer token, which no browser adds by itself', () => {
    expect(fault({ authorization: 'Bearer cdt_x', origin: 'https://tool.example' })).toBeNull();
    expect(fault({ authorization: 'Basic eA==', origin: 'https://tool.example' })).not.toBeNull();
  });
});
