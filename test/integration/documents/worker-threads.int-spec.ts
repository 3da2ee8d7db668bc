import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_EXTRACTION_SETTINGS } from '../../../src/extraction/extraction-settings.js';
import { RuleBasedExtractor } from '../../../src/extraction/rule-based.extractor.js';
import { runInWorker } from '../../../src/documents/reader/run-in-worker.js';
import { WorkerThreadExtractor } from '../../../src/extraction/worker-thread.extractor.js';
import { WorkerThreadReader } from '../../../src/documents/reader/worker-thread.reader.js';
import { readPlainText } from '../../../src/reading/read-document.js';
import { docxOf, paragraph } from '../../support/docx.fixture.js';
import { pdfOf, pdfWithContent } from '../../support/pdf.fixture.js';

// Threads are started with compiled code, which `npm run build` makes (and `npm ci` has made).
const READING = new URL('../../../dist/src/documents/reader/reading.worker.js', import.meta.url);
const EXTRACTING = new URL('../../../dist/src/extraction/extracting.worker.js', import.meta.url);
const built = existsSync(READING) && existsSync(EXTRACTING);
const describeBuilt = built ? describe : describe.skip;
const LIMITS = { timeoutMs: 20_000, memoryMb: 256, growthMb: 768 };

describeBuilt(
  built ? 'documents in worker threads' : 'documents in worker threads (skipped: run "npm run build" first)',
  () => {
    const html = (body: string) => ({
      bytes: Buffer.from(`<html><body>${body}</body></html>`),
      mediaType: 'text/html',
    });

    it('are read as they are without a thread', async () => {
      const bytes = Buffer.from('\ufeffStorm costs\r\n\r\nThe storm destroyed 41 houses in Norvale.\r\n');
      const read = await new WorkerThreadReader(READING).read({ bytes, mediaType: 'text/plain', filename: 'a.txt' });
      const plain = readPlainText(bytes.toString().slice(1));
      expect(read).toEqual(plain);
    });

    it('are searched as they are without a thread', async () => {
      const { text, blocks, language } = readPlainText(
        'The storm destroyed 41 houses in Norvale on Monday, the mayor said.',
      );
      const input = { text, blocks, language, title: null, publishedAt: null, settings: DEFAULT_EXTRACTION_SETTINGS };
      const extractor = new WorkerThreadExtractor(EXTRACTING);
      expect(extractor.version).toBe(new RuleBasedExtractor().version);
      expect(await extractor.extract(input)).toEqual(await new RuleBasedExtractor().extract(input));
    });

    it('come back with the same refusals', async () => {
      const reader = new WorkerThreadReader(READING);
      await expect(reader.read(html('<p> </p>'))).rejects.toMatchObject({ name: 'AppError', code: 'DOCUMENT_EMPTY' });
      const pdf = { bytes: Buffer.from('%PDF-1.7'), mediaType: 'application/pdf' };
      await expect(reader.read(pdf)).rejects.toMatchObject({ code: 'DOCUMENT_BROKEN' });
    });

    it('are read there too when they are PDF and DOCX, without a word on the console', async () => {
      const words = 'The storm destroyed 41 houses in Norvale on Monday.';
      const pdf = await pdfOf((page) => page.text(words));
      const docx = docxOf(paragraph(words));
      for (const bytes of [pdf, docx]) {
        const read = await new WorkerThreadReader(READING).read({ bytes, mediaType: 'application/octet-stream' });
        expect(read.text).toBe(words);
      }
    });

    it('are stopped when they unpack without end', async () => {
      const reader = new WorkerThreadReader(READING, { ...LIMITS, timeoutMs: 5_000 });
      const page = deflateSync('BT /F1 12 Tf 72 700 Td (Words) Tj ET\n'.repeat(4_000_000));
      const bomb = { bytes: pdfWithContent(page), mediaType: 'application/pdf' };
      await expect(reader.read(bomb)).rejects.toMatchObject({ code: 'DOCUMENT_TOO_COMPLEX' });
    });

    it('do not hold up this process', async () => {
      let turns = 0;
      const timer = setInterval(() => (turns += 1), 5);
      const paragraphs = '<p>The storm destroyed 41 houses in Norvale on Monday, the mayor said.</p>'.repeat(4_000);
      await new WorkerThreadReader(READING).read(html(paragraphs)).catch(() => undefined);
      clearInterval(timer);
      // Without a thread there is none: the page is read in one go.
      expect(turns).toBeGreaterThan(3);
    });
  },
);

describe(runInWorker.name, () => {
  let folder: string;
  const script = async (name: string, code: string): Promise<URL> => {
    const file = join(folder, `${name}.mjs`);
    await writeFile(file, `import { parentPort, workerData } from 'node:worker_threads';\n${code}`);
    return pathToFileURL(file);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimdesk-threads-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('stops a thread that takes too long', async () => {
    const endless = runInWorker(await script('endless', 'for (;;);'), {}, { ...LIMITS, timeoutMs: 300 });
    await expect(endless).rejects.toMatchObject({ code: 'DOCUMENT_TOO_COMPLEX' });
  });

  it('stops a thread that takes too much memory', async () => {
    const greedy = await script('greedy', 'const kept = []; for (;;) kept.push(new Array(10_000).fill(kept.length));');
    await expect(runInWorker(greedy, {}, { ...LIMITS, memoryMb: 32 })).rejects.toMatchObject({
      code: 'DOCUMENT_TOO_COMPLEX',
    });
  });

  it('stops a thread whose buffers make the process grow, which V8 does not count', async () => {
    const greedy = await script('buffers', 'const kept = []; for (;;) kept.push(Buffer.alloc(8_000_000, 1));');
    await expect(runInWorker(greedy, {}, { ...LIMITS, growthMb: 100 })).rejects.toMatchObject({
      code: 'DOCUMENT_TOO_COMPLEX',
      message: expect.stringContaining('100 MB'),
    });
  });

  it('stops a thread when the job is let go', async () => {
    const letGo = new AbortController();
    const endless = runInWorker(await script('let-go', 'for (;;);'), {}, LIMITS, letGo.signal);
    setTimeout(() => letGo.abort(), 200);
    await expect(endless).rejects.toThrow('the job was let go');
  });

  it('tells of a thread that breaks, or ends without a word', async () => {
    await expect(runInWorker(await script('breaks', 'null.x'), {}, LIMITS)).rejects.toThrow(
      'Cannot read properties of null',
    );
    await expect(runInWorker(await script('ends', 'process.exit(3)'), {}, LIMITS)).rejects.toThrow('exit code 3');
  });

  it('shows the thread nothing of the environment', async () => {
    const telling = await script('telling', 'parentPort.postMessage({ ok: true, value: Object.keys(process.env) })');
    expect(await runInWorker(telling, {}, LIMITS)).toEqual([]);
  });
});
