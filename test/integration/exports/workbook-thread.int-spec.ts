import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { workbookOf } from '../../../src/reports/formats/workbook.js';
import { WorkbookThread } from '../../../src/reports/formats/workbook-thread.js';

// Threads are started with compiled code, which `npm run build` makes (and `npm ci` has made).
const FILE = new URL('../../../dist/src/reports/formats/workbook.worker.js', import.meta.url);
const built = existsSync(FILE);
const describeBuilt = built ? describe : describe.skip;
const order = () => ({
  moment: '2026-03-06T12:00:00.000Z',
  sheets: [{ name: 'reports', widths: [16], rows: [['number']] }],
});

describeBuilt(built ? 'a workbook' : 'a workbook (skipped: run "npm run build" first)', () => {
  it('is the same from a thread of its own as without one', async () => {
    const thread = new WorkbookThread(order(), FILE);
    thread.add([[[1], ['two']]]);
    thread.add([[[true]]]);
    const bytes = Buffer.from(await thread.finish());
    await thread.end();
    const { moment, sheets } = order();
    const expected = await workbookOf([{ ...sheets[0]!, rows: [['number'], [1], ['two'], [true]] }], moment);
    expect(bytes.equals(expected)).toBe(true);
    expect((await readXlsxFile(bytes))[0]?.data).toEqual([['number'], [1], ['two'], [true]]);
  });

  it('that needs too much memory is refused with a word on CSV, and the process goes on', async () => {
    const thread = new WorkbookThread(order(), FILE, 24);
    for (let batch = 0; batch < 100; batch += 1) {
      thread.add([Array.from({ length: 1_000 }, (_, row) => [`${batch} ${row} ${'text '.repeat(40)}`])]);
    }
    await expect(thread.finish()).rejects.toMatchObject({
      code: 'EXPORT_TOO_LARGE',
      message: expect.stringContaining('Take CSV'),
    });
    await thread.end();
  }, 60_000);
});
