import { describe, expect, it } from '@jest/globals';
import { checkUpload, cleanFilename } from './upload.rules.js';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';

const upload = (bytes: Buffer, charset: string | null = null) => ({
  bytes,
  mediaType: 'text/plain',
  filename: 'a.txt',
  charset,
});

describe(checkUpload.name, () => {
  it('keeps the encoding the sender named', () => {
    expect(checkUpload(upload(Buffer.from('abc')))).toBe('text/plain');
    expect(checkUpload(upload(Buffer.from('abc'), 'latin1'))).toBe('text/plain; charset=latin1');
  });

  it('does not take UTF-16 for binary data, marked or named', () => {
    const words = Buffer.from('The river rose by 3 metres.', 'utf16le');
    expect(checkUpload(upload(words, 'utf-16le'))).toBe('text/plain; charset=utf-16le');
    expect(checkUpload(upload(Buffer.concat([Buffer.from([0xff, 0xfe]), words])))).toBe('text/plain');
    expect(() => checkUpload(upload(words))).toThrow('not text');
  });

  it('is quick on the largest file of white space', async () => {
    const check = () => expect(() => checkUpload(upload(Buffer.alloc(10 * 1024 * 1024, ' ')))).toThrow('empty');
    expect(await cpuSeconds(check)).toBeLessThan(2);
  });
});

describe(cleanFilename.name, () => {
  it.each([
    ['report.txt', 'report.txt'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\report.md', 'report.md'],
    ['re\u0000po\nrt\u202etxt.exe', 'reporttxt.exe'],
    ['\ud800.txt', '\ufffd.txt'],
    ['   ', 'document'],
    ['', 'document'],
    [`${'a'.repeat(300)}.txt`, `${'a'.repeat(196)}.txt`],
  ])('%j is %j', (name, clean) => {
    expect(cleanFilename(name)).toBe(clean);
  });
});
