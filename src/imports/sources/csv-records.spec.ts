import { describe, expect, it } from '@jest/globals';
import { type CsvRecord, csvRecords } from './csv-records.js';

async function read(
  text: string,
  step: number,
  longest = 1000,
): Promise<{ records: CsvRecord[]; error: string | null }> {
  async function* chunks(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += step) yield text.slice(at, at + step);
  }
  const records: CsvRecord[] = [];
  try {
    for await (const record of csvRecords(chunks(), longest)) records.push(record);
    return { records, error: null };
  } catch (error) {
    return { records, error: (error as Error).message };
  }
}

describe('the rows of a table', () => {
  it.each([7, 10_000])('are told with the line they begin on, in pieces of %d characters', async (step) => {
    const { records, error } = await read('a;b\r\n"x\ny, z";2\r\n\r\n3;"4 ""5"""', step);
    expect(error).toBeNull();
    expect(records.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['x\ny, z', '2'],
      ['3', '4 "5"'],
    ]);
    expect(records.map(({ line }) => line).slice(0, 2)).toEqual([1, 2]);
  });

  it.each([3, 10_000])('before a row that breaks are all there, in pieces of %d characters', async (step) => {
    const rows = Array.from({ length: 100 }, (_, n) => `${n},x\n`).join('');
    const open = await read(`${rows}"open,${'y'.repeat(50)}\nz,`, step);
    expect([open.records.length, open.error]).toEqual([100, expect.stringContaining('line 101')]);
    const long = await read(`${rows}${'y'.repeat(2000)},1\n`, step);
    expect([long.records.length, long.error]).toEqual([100, expect.stringContaining('longer than a row may be')]);
  });
});
