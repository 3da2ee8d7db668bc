import { describe, expect, it } from '@jest/globals';
import { drawLines, grayPng, pdfOf } from '../../../test/support/pdf.fixture.js';
import { readDocument, type ReadDocument } from '../read-document.js';

const read = (bytes: Buffer): Promise<ReadDocument> =>
  readDocument({ bytes, mediaType: 'application/octet-stream', filename: 'a.pdf' });
const blocksOf = ({ text, blocks }: ReadDocument): [string, string][] =>
  blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const textsOf = (document: ReadDocument): string[] => blocksOf(document).map(([, text]) => text);

const BRIDGE =
  'The council voted on Monday to close the old bridge for the whole winter, since the last inspection had found ' +
  'rot in eleven of its forty posts and in two of the beams that carry the roadway across the river.';
const MONEY =
  'Repairs will cost 12 million crowns, the mayor said. Half of that comes from the region, and the rest from a loan ' +
  'that the town must pay back within nine years.';
const FERRY =
  'Until the bridge opens again, a ferry will cross the river every twenty minutes between six in the morning and ' +
  'ten at night; cars have to go round by the motorway.';

describe('readDocument, PDF', () => {
  it('gives headings, paragraphs and lists with exact offsets, and the page each begins on', async () => {
    const document = await read(
      await pdfOf((pdf) => {
        pdf.fontSize(20).text('Old bridge closes for the winter').moveDown();
        pdf.fontSize(11).text(BRIDGE).moveDown().text(MONEY).moveDown();
        pdf.fontSize(14).text('What happens now').moveDown();
        pdf.fontSize(11).text('• Boats moor on the other side.').text('• Cars go round by the motorway.');
        pdf.addPage().text(FERRY);
      }),
    );
    expect(blocksOf(document)).toEqual([
      ['heading', 'Old bridge closes for the winter'],
      ['paragraph', BRIDGE],
      ['paragraph', MONEY],
      ['heading', 'What happens now'],
      ['listItem', 'Boats moor on the other side.'],
      ['listItem', 'Cars go round by the motorway.'],
      ['paragraph', FERRY],
    ]);
    expect(document.blocks.map(({ page }) => page)).toEqual([1, 1, 1, 1, 1, 1, 2]);
    expect(document).toMatchObject({ title: 'Old bridge closes for the winter', language: 'en', charset: 'utf-8' });
  });

  it('tells paragraphs apart by their indented first lines', async () => {
    const document = await read(
      await pdfOf((pdf) => {
        pdf.fontSize(11).text(BRIDGE, { indent: 18 }).text(FERRY, { indent: 18 });
      }),
    );
    expect(textsOf(document)).toEqual([BRIDGE, FERRY]);
  });

  it('joins words cut at line ends, and keeps the hyphens that belong', async () => {
    const lines = [
      'The govern-',
      'ment paid for the long-term care of two-',
      'and three-year-olds in the north. A long-',
      'term plan for the Franco-',
      'German border came first, wrote the govern-',
      'ment in 2023-',
      '2024 and then again in the following years, all of them.',
    ];
    const document = await read(await pdfOf((pdf) => drawLines(pdf.fontSize(11), lines)));
    expect(document.text.replace(/\s+/g, ' ')).toBe(
      'The government paid for the long-term care of two- and three-year-olds in the north. A long-term plan for the ' +
        'Franco-German border came first, wrote the government in 2023-2024 and then again in the following years, all of them.',
    );
  });

  it('reads columns that are drawn one after the other, and joins what goes on in the next', async () => {
    const document = await read(
      await pdfOf((pdf) =>
        pdf.fontSize(10).text(`${BRIDGE} ${MONEY} ${FERRY}`, { columns: 2, columnGap: 24, height: 90 }),
      ),
    );
    expect(document.text).toBe(`${BRIDGE} ${MONEY} ${FERRY}`);
  });

  it('reads columns that are drawn line by line across the page', async () => {
    const left = [
      'The council voted on Monday to close the',
      'old bridge for the whole winter, since the',
      'last inspection had found rot in eleven of',
      'its forty posts and in two of the beams',
      'that carry the roadway across the river.',
      'The vote was nine to four.',
    ];
    const right = [
      'Repairs will cost twelve million crowns,',
      'the mayor said. Half of that comes from',
      'the region and the rest from a loan that',
      'the town must pay back within nine years.',
      'A ferry will cross the river until then, as',
      'it did before the bridge was built.',
    ];
    const document = await read(
      await pdfOf((pdf) => {
        pdf.fontSize(10);
        left.forEach((line, index) => {
          drawLines(pdf, [line], { y: 72 + index * 12 });
          drawLines(pdf, [right[index] ?? ''], { x: 320, y: 72 + index * 12 });
        });
      }),
    );
    expect(document.text).toBe(`${left.join(' ')}\n\n${right.join(' ')}`);
  });

  it('takes rows of short cells for a table', async () => {
    const rows = [
      ['Year', 'Crossings', 'Cost'],
      ['2022', '41,000', '3.1 million'],
      ['2023', '38,500', '3.4 million'],
    ];
    const document = await read(
      await pdfOf((pdf) => {
        pdf.fontSize(11).text(BRIDGE);
        rows.forEach((cells, row) => {
          cells.forEach((cell, column) => drawLines(pdf, [cell], { x: 72 + column * 130, y: 200 + row * 16 }));
        });
      }),
    );
    expect(blocksOf(document).slice(1)).toEqual([
      ['tableRow', 'Year | Crossings | Cost'],
      ['tableRow', '2022 | 41,000 | 3.1 million'],
      ['tableRow', '2023 | 38,500 | 3.4 million'],
    ]);
  });

  it('leaves out running heads and page numbers, and joins a sentence across the pages', async () => {
    const pages = [
      [
        'The council voted on Monday to close the old bridge for the whole',
        'winter, since the last inspection had found rot in eleven of its',
      ],
      [
        'forty posts and in two beams. Repairs will cost 12 million crowns and',
        'the town will need a loan for half of them, which it must pay back',
      ],
      [
        'within nine years. A ferry will cross the river until then, as it had',
        'done before the bridge was built in the year 1931.',
      ],
    ];
    const document = await read(
      await pdfOf(
        (pdf) => {
          pages.forEach((lines, index) => {
            if (index > 0) pdf.addPage();
            pdf.fontSize(8);
            drawLines(pdf, ['Harbour board · Annual report 2026'], { y: 30 });
            drawLines(pdf, [String(index + 14)], { x: 290, y: 800 });
            pdf.fontSize(11);
            drawLines(pdf, lines, { y: 90 });
          });
        },
        { margin: 0 },
      ),
    );
    expect(document.text).toBe(pages.flat().join(' '));
  });

  it('drops the marks of notes after words, and keeps exponents', async () => {
    const document = await read(
      await pdfOf((pdf) => {
        const parts: [text: string, size: number][] = [
          ['Prices rose by a third', 11],
          ['3', 6],
          [' on 40 km', 11],
          ['2', 6],
          [' of land.', 11],
        ];
        let x = 72;
        for (const [text, size] of parts) {
          pdf.fontSize(size);
          drawLines(pdf, [text], { x, y: 100 });
          x += pdf.widthOfString(text);
        }
      }),
    );
    expect(document.text).toBe('Prices rose by a third on 40 km² of land.');
  });

  it('leaves out stamps that run across the page', async () => {
    const document = await read(
      await pdfOf((pdf) => {
        pdf.fontSize(11).text(BRIDGE);
        pdf.rotate(90, { origin: [300, 400] }).text('DRAFT NOT FOR RELEASE', 300, 400);
      }),
    );
    expect(document.text).toBe(BRIDGE);
  });

  it('reads what the document states about itself, and does not believe file names and logins', async () => {
    const Title = 'Old bridge closes';
    const CreationDate = new Date('2026-05-03T06:00:00Z');
    const draw = (pdf: PDFKit.PDFDocument): void => {
      pdf.fontSize(11).text(BRIDGE);
    };
    const stated = await read(await pdfOf(draw, { info: { Title, Author: 'Ines Okafor', CreationDate } }));
    expect(stated).toMatchObject({ title: Title, byline: 'Ines Okafor', publishedAt: '2026-05-03T06:00:00.000Z' });
    const useless = await read(await pdfOf(draw, { info: { Title: 'bridge_final_v2.docx', Author: 'iokafor' } }));
    expect(useless).toMatchObject({ title: null, byline: null });
  });
});

describe('readDocument, PDFs that cannot be read', () => {
  const words = (pdf: PDFKit.PDFDocument): void => {
    pdf.fontSize(11).text(BRIDGE);
  };
  const picture = (pdf: PDFKit.PDFDocument): void => {
    pdf.image(grayPng(), 0, 0, { width: 595 });
  };

  it('asks for the password’s removal, but reads what is only protected against changes', async () => {
    await expect(read(await pdfOf(words, { userPassword: 'secret' }))).rejects.toMatchObject({
      code: 'DOCUMENT_LOCKED',
      message: expect.stringContaining('without the password'),
    });
    expect((await read(await pdfOf(words, { ownerPassword: 'secret' }))).text).toBe(BRIDGE);
  });

  it('asks for text recognition of a scan, also of one with a stamp on it', async () => {
    const scanned = { code: 'DOCUMENT_SCANNED', message: expect.stringContaining('OCR') };
    await expect(read(await pdfOf(picture))).rejects.toMatchObject(scanned);
    const stamped = pdfOf((pdf) => {
      picture(pdf);
      pdf.text('Received 3 May', 400, 40);
    });
    await expect(read(await stamped)).rejects.toMatchObject(scanned);
  });

  it('calls an empty page empty', async () => {
    await expect(read(await pdfOf(() => undefined))).rejects.toMatchObject({ code: 'DOCUMENT_EMPTY' });
  });

  it('does not take the first half of a file for the whole', async () => {
    const whole = await pdfOf(words);
    for (const bytes of [whole.subarray(0, whole.length * 0.6), Buffer.from('%PDF-1.7\nnothing else\n%%EOF')]) {
      await expect(read(bytes)).rejects.toMatchObject({
        code: 'DOCUMENT_BROKEN',
        message: expect.stringContaining('Download it once more'),
      });
    }
  });

  it('says how many pages are too many', async () => {
    const long = pdfOf((pdf) => {
      for (let page = 0; page < 500; page++) pdf.addPage();
    });
    await expect(read(await long)).rejects.toMatchObject({
      code: 'DOCUMENT_TOO_COMPLEX',
      message: expect.stringContaining('501 pages'),
    });
  });
});
