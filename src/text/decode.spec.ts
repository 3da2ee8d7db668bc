import { describe, expect, it } from '@jest/globals';
import { decodeBytes } from './decode.js';

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const codeOf = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run();
    return 'no error';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('decodeBytes', () => {
  it('reads UTF-8 with and without a byte order mark', async () => {
    expect(await decodeBytes(Buffer.from('Zażółć'))).toEqual({ text: 'Zażółć', charset: 'utf-8' });
    expect(await decodeBytes(Buffer.from('\uFEFFZażółć'))).toEqual({ text: 'Zażółć', charset: 'utf-8' });
  });

  it('reads UTF-16 of either byte order when marked', async () => {
    const little = Buffer.from('\uFEFFPrices rose.', 'utf16le');
    expect(await decodeBytes(little)).toEqual({ text: 'Prices rose.', charset: 'utf-16le' });
    const big = Buffer.from(little).swap16();
    expect(await decodeBytes(big)).toEqual({ text: 'Prices rose.', charset: 'utf-16be' });
  });

  it('takes bytes that are not UTF-8 as windows-1252', async () => {
    expect(await decodeBytes(bytesOf('caf\xe9 \x93quoted\x94'))).toEqual({
      text: 'café “quoted”',
      charset: 'windows-1252',
    });
  });

  it('believes a declared charset, and a <meta> only in HTML', async () => {
    const koi = bytesOf([0xd0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]);
    expect((await decodeBytes(koi, { charset: 'KOI8-R' })).text).toBe('привет');
    const page = bytesOf('<html><meta charset="iso-8859-2"><p>\xb1\xe6\xea</p>');
    expect((await decodeBytes(page, { html: true })).text).toContain('ąćę');
    expect((await decodeBytes(page)).charset).toBe('windows-1252');
  });

  it('reads UTF-8 served under the default Latin-1 as UTF-8', async () => {
    expect(await decodeBytes(Buffer.from('naïve'), { charset: 'ISO-8859-1' })).toEqual({
      text: 'naïve',
      charset: 'utf-8',
    });
  });

  it('refuses a charset it does not know and one the bytes contradict', async () => {
    expect(await codeOf(() => decodeBytes(Buffer.from('abc'), { charset: 'klingon-8' }))).toBe('DOCUMENT_CHARSET');
    expect(await codeOf(() => decodeBytes(bytesOf('caf\xe9 cr\xe8me'), { charset: 'utf-8' }))).toBe('DOCUMENT_CHARSET');
  });

  it('forgives a stray wrong byte in a long UTF-8 page', async () => {
    const page = Buffer.concat([Buffer.from('Plain words. '.repeat(300)), Buffer.from([0xe9]), Buffer.from(' end')]);
    expect((await decodeBytes(page, { charset: 'utf-8' })).text).toContain('\uFFFD end');
  });

  it.each([
    ['PDF', bytesOf('%PDF-1.7\n%\xe2\xe3')],
    ['ZIP or Office', bytesOf('PK\x03\x04\x14\x00')],
    ['PNG', bytesOf('\x89PNG\r\n\x1a\n')],
    ['RTF', bytesOf('{\\rtf1\\ansi words}')],
    ['NUL-heavy', Buffer.from('plain words without a mark', 'utf16le')],
  ])('refuses %s data as binary', async (_name, bytes) => {
    expect(await codeOf(() => decodeBytes(bytes))).toBe('DOCUMENT_BINARY');
  });

  it('replaces a single NUL instead of refusing the file', async () => {
    expect((await decodeBytes(Buffer.from('one\0two'))).text).toBe('one\uFFFDtwo');
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \r\n\t '],
    ['only a byte order mark', '\uFEFF'],
  ])('refuses %s as empty', async (_name, s) => {
    expect(await codeOf(() => decodeBytes(Buffer.from(s)))).toBe('DOCUMENT_EMPTY');
  });
});
