import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { docxOf, paragraph } from '../../test/support/docx.fixture.js';
import type { AppError } from '../common/app-error.js';
import { formatOf } from './document-format.js';

const OCTETS = 'application/octet-stream';
const zipOf = (...names: string[]): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from('application/epub+zip')]))));
const format = (bytes: Buffer | string, filename: string, mediaType = OCTETS): string =>
  formatOf({ bytes: Buffer.from(bytes as Buffer), mediaType, filename }).format;
const refusal = (bytes: Buffer | string, filename: string, mediaType = OCTETS): string => {
  try {
    return format(bytes, filename, mediaType);
  } catch (error) {
    const { code, message } = error as AppError;
    return `${code} ${message}`;
  }
};

describe(formatOf.name, () => {
  it('knows a PDF and a Word document by their bytes, whatever they are called', () => {
    expect(format('%PDF-1.7', 'a.txt', 'text/plain')).toBe('pdf');
    expect(format(docxOf(paragraph('Words.')), 'a.pdf', 'application/zip')).toBe('docx');
  });

  it('takes a PDF with lines of a mail gateway before it, if it is called one', () => {
    expect(format('X-Scanned: yes\r\n\r\n%PDF-1.7', 'a.pdf')).toBe('pdf');
    expect(format('The file began with %PDF-1.7.', 'a.txt')).toBe('text');
  });

  it('goes by media type, then name, for text', () => {
    expect(format('words', 'a.md', 'text/html; charset=koi8-r')).toBe('html');
    expect(formatOf({ bytes: Buffer.from('words'), mediaType: 'text/html; charset=koi8-r' }).charset).toBe('koi8-r');
    expect(format('words', 'a.md')).toBe('markdown');
  });

  it.each([
    ['a web page called PDF', '<!doctype html><p>Sign in', 'a.pdf', 'DOCUMENT_TYPE_UNSUPPORTED', 'is a web page'],
    ['text called PDF', 'Just words.', 'a.pdf', 'DOCUMENT_TYPE_UNSUPPORTED', 'holds plain text'],
    ['noise called PDF', Buffer.alloc(200, 1), 'a.pdf', 'DOCUMENT_BROKEN', 'does not begin like one'],
    ['a picture called text', Buffer.from('ffd8ffe0', 'hex'), 'a.txt', 'DOCUMENT_BINARY', 'is a JPEG image'],
    ['a picture called PDF', Buffer.from('ffd8ffe0', 'hex'), 'a.pdf', 'DOCUMENT_TYPE_UNSUPPORTED', 'OCR'],
    ['a workbook', zipOf('xl/workbook.xml'), 'a.xlsx', 'DOCUMENT_TYPE_UNSUPPORTED', 'an Excel workbook'],
    ['slides called DOCX', zipOf('ppt/presentation.xml'), 'a.docx', 'DOCUMENT_TYPE_UNSUPPORTED', 'PowerPoint'],
    ['an e-book', zipOf('mimetype'), 'a.epub', 'DOCUMENT_TYPE_UNSUPPORTED', 'EPUB'],
    ['an archive', zipOf('a.txt'), 'a.zip', 'DOCUMENT_TYPE_UNSUPPORTED', 'Unpack it'],
    ['RTF', '{\\rtf1 words}', 'a.rtf', 'DOCUMENT_TYPE_UNSUPPORTED', 'an RTF document'],
    ['an archive cut off', 'PK\x03\x04abc', 'a.docx', 'DOCUMENT_BROKEN', 'part of the file is missing'],
    ['an archive cut off, called text', 'PK\x03\x04abc', 'a.txt', 'DOCUMENT_BINARY', 'damaged ZIP archive'],
    ['an unknown type', 'words', 'a.xyz', 'DOCUMENT_TYPE_UNSUPPORTED', '(a.xyz) cannot be read. Send plain text'],
  ])('says of %s what it is', (_name, bytes, filename, code, words) => {
    expect(refusal(bytes, filename)).toMatch(new RegExp(`^${code} .*${words.replace(/[().]/g, '\\$&')}`));
  });
});
