import { describe, expect, it } from '@jest/globals';
import { corePropertiesOf, docxOf, footnotesOf, paragraph, run, tableOf } from '../../../test/support/docx.fixture.js';
import { readDocument, type ReadDocument } from '../read-document.js';

const read = (bytes: Buffer): Promise<ReadDocument> =>
  readDocument({ bytes, mediaType: 'application/octet-stream', filename: 'a.docx' });
const blocksOf = ({ text, blocks }: ReadDocument): [string, string][] =>
  blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

const BRIDGE = 'The council voted on Monday to close the old bridge, since eleven of its forty posts are rotten.';

/** Where an entry's unpacked size stands in the directory, from the beginning of its name. */
const SIZE_BEFORE_NAME = 22;

describe('readDocument, DOCX', () => {
  it('gives headings, paragraphs, lists, quotations, captions and tables with exact offsets', async () => {
    const body = [
      paragraph('Old bridge closes', 'Title'),
      paragraph(BRIDGE),
      paragraph('What happens now', 'Heading1'),
      paragraph('Boats moor elsewhere.', 'list'),
      paragraph('It is rotten, the inspector said.', 'Quote'),
      paragraph('The bridge in 1931', 'Caption'),
      tableOf([
        ['Year', 'Cost'],
        ['2023', '5 &amp; 6'],
      ]),
    ];
    const document = await read(docxOf(body.join('')));
    expect(blocksOf(document)).toEqual([
      ['heading', 'Old bridge closes'],
      ['paragraph', BRIDGE],
      ['heading', 'What happens now'],
      ['listItem', 'Boats moor elsewhere.'],
      ['quote', 'It is rotten, the inspector said.'],
      ['caption', 'The bridge in 1931'],
      ['tableRow', 'Year | Cost'],
      ['tableRow', '2023 | 5 & 6'],
    ]);
    expect(document).toMatchObject({ title: 'Old bridge closes', language: 'en', charset: 'utf-8' });
  });

  it('reads tracked changes as accepted', async () => {
    const changes = `<w:p>${run('The bridge closes in ')}<w:del w:id="1" w:author="A"><w:r><w:delText>May</w:delText></w:r></w:del><w:ins w:id="2" w:author="A">${run('June')}</w:ins>${run('.')}</w:p>`;
    expect((await read(docxOf(changes))).text).toBe('The bridge closes in June.');
  });

  it('puts notes at the end, without their marks in the text', async () => {
    const noted = `<w:p>${run('Eleven posts are rotten')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('.')}</w:p>`;
    const document = await read(docxOf(noted, { 'word/footnotes.xml': footnotesOf('Report of the harbour board.') }));
    expect(blocksOf(document)).toEqual([
      ['paragraph', 'Eleven posts are rotten.'],
      ['listItem', 'Report of the harbour board.'],
    ]);
  });

  it('reads the properties, and believes the text first', async () => {
    const properties = corePropertiesOf(
      '<dc:title>Bridge &amp; ferry</dc:title><dc:creator>Ines Okafor</dc:creator>' +
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-05-03T06:00:00Z</dcterms:created>' +
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-05-04T06:00:00Z</dcterms:modified>',
    );
    expect(await read(docxOf(paragraph(BRIDGE), { 'docProps/core.xml': properties }))).toMatchObject({
      title: 'Bridge & ferry',
      byline: 'Ines Okafor',
      publishedAt: '2026-05-03T06:00:00.000Z',
      modifiedAt: '2026-05-04T06:00:00.000Z',
    });
    const ownWords = ['Old bridge closes for the winter', 'By Joan Marsh', '1 May 2026'].map((line) => paragraph(line));
    ownWords[0] = paragraph('Old bridge closes for the winter', 'Title');
    expect(
      await read(docxOf(ownWords.join('') + paragraph(BRIDGE), { 'docProps/core.xml': properties })),
    ).toMatchObject({
      title: 'Old bridge closes for the winter',
      byline: 'Joan Marsh',
      publishedAt: '2026-05-01',
    });
  });
});

describe('readDocument, Word documents that cannot be read', () => {
  it('tells an encrypted one from an old one by what is in the container', async () => {
    const container = (stream: string): Buffer =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from(stream, 'utf16le')]);
    await expect(read(container('EncryptedPackage'))).rejects.toMatchObject({
      code: 'DOCUMENT_LOCKED',
      message: expect.stringContaining('without the password'),
    });
    await expect(read(container('WordDocument'))).rejects.toMatchObject({
      code: 'DOCUMENT_TYPE_UNSUPPORTED',
      message: expect.stringContaining('save it as DOCX'),
    });
  });

  it('calls damaged what is cut off, not XML, or no Word document inside', async () => {
    const whole = docxOf(paragraph(BRIDGE));
    const broken = { code: 'DOCUMENT_BROKEN' };
    await expect(read(whole.subarray(0, whole.length - 40))).rejects.toMatchObject(broken);
    await expect(read(docxOf('<w:p><w:r>'))).rejects.toMatchObject(broken);
    await expect(read(docxOf('', { 'word/document.xml': '<html>no</html>' }))).rejects.toMatchObject(broken);
  });

  it('calls empty what holds no words', async () => {
    await expect(read(docxOf(paragraph(' ')))).rejects.toMatchObject({ code: 'DOCUMENT_EMPTY' });
  });

  it('refuses a part that is too large before it unpacks it', async () => {
    const bomb = docxOf(paragraph(' '.repeat(30_000_000)));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(read(bomb)).rejects.toMatchObject({ code: 'DOCUMENT_TOO_COMPLEX' });
  });

  it('unpacks no more than the directory says', async () => {
    const liar = docxOf(paragraph('a'.repeat(1_000_000)));
    const directory = liar.lastIndexOf('word/document.xml');
    liar.writeUInt32LE(1000, directory - SIZE_BEFORE_NAME);
    await expect(read(liar)).rejects.toMatchObject({
      code: 'DOCUMENT_BROKEN',
      message: expect.stringContaining('cannot be unpacked'),
    });
  });

  it('refuses tables nested thousands deep', async () => {
    const deep = '<w:tbl><w:tr><w:tc>'.repeat(20_000) + paragraph('x') + '</w:tc></w:tr></w:tbl>'.repeat(20_000);
    await expect(read(docxOf(deep))).rejects.toMatchObject({ code: 'DOCUMENT_TOO_COMPLEX' });
  });
});
