import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { csvRows } from './csv-rows.js';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(text: string, size = 64 * 1024): Promise<[number, ...string[]][]> {
  const rows: [number, ...string[]][] = [];
  for await (const batch of csvRows(inPieces(Buffer.from(text), size))) {
    for (const { line, cells } of batch) rows.push([line, ...cells]);
  }
  return rows;
}

describe(csvRows, () => {
  it('takes either line end, a byte order mark, quotation marks, and the last line without its end', async () => {
    const text = '\uFEFFa,b\r\n\r\n "x, ""y""" ,2\n"two\nlines",\n,\nlast,3';
    expect(await rowsOf(text)).toEqual([
      [1, 'a', 'b'],
      [3, 'x, "y"', '2'],
      [4, 'two\nlines', ''],
      [6, '', ''],
      [7, 'last', '3'],
    ]);
  });

  it.each([
    ['a,b\n1,"2\n3,4\n', 'line 2: a quotation mark opens and none closes it'],
    ['a,b\n1,2"x"\n', 'line 2: a quotation mark stands inside a cell'],
    ['a,b\n\n"1"x,2\n', 'line 3: a quotation mark stands inside a cell'],
    [`a,b\n1,2\n${'x'.repeat(70_000)}`, 'line 3: it is longer than 64 KiB'],
    [`a,b\n"${'x\n'.repeat(70_000)}`, 'line 2: it is longer than 64 KiB'],
  ])('says in which row the fault is (%#)', async (text, message) => {
    await expect(rowsOf(text)).rejects.toThrow(message);
  });

  it('reads what csv-parse reads, however the bytes are cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é', '€'), maxLength: 5 });
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
        const text = rows.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        const expected = parse(text, { relaxColumnCount: true }).map((cells) => cells.map((each) => each.trim()));
        expect((await rowsOf(text, size)).map(([, ...cells]) => cells)).toEqual(expected);
      }),
    );
  });
});
