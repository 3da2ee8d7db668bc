import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Claimdesk, outcomeOf } from '../integration/cli/claimdesk-process.js';

const CLAIM = 'Exports of steel rose by 12 percent last year.';
const THANKS = 'Thank you very much, and good evening.';

const line = (id: unknown, text: unknown): string => `${JSON.stringify({ id, text })}\n`;

// Every command is a process of its own, which takes seconds on a busy machine.
jest.setTimeout(120_000);

describe('claimdesk score', () => {
  let claimdesk: Claimdesk;

  beforeAll(async () => {
    // A database that does not exist: nobody may ask for it.
    claimdesk = await Claimdesk.open({ DATABASE_URL: 'postgres://127.0.0.1:1/none' });
  });
  afterAll(() => claimdesk?.close());

  it('answers every line with one line, in order, leaving nothing out', async () => {
    const input = `\uFEFF${line('a', THANKS)}${line(7, CLAIM)}\r\n${line('', '')}${line('a', CLAIM).trimEnd()}`;
    const { code, json, stderr } = await claimdesk.run(['score', '--json'], { input });
    expect([code, stderr]).toEqual([0, '']);
    const scored = json();
    expect(scored.map(({ id }) => id)).toEqual(['a', 7, '', 'a']);
    expect(Object.keys(scored[0])).toEqual(['id', 'verifiable', 'checkworthy', 'type', 'reasons']);
    expect(scored[1]).toMatchObject({ type: 'quantity', reasons: expect.arrayContaining(['number']) });
    expect(scored[1].checkworthy).toBeGreaterThan(scored[0].checkworthy);
    expect({ ...scored[3], id: 7 }).toEqual(scored[1]);
  });

  it('names the lines that it cannot read, goes on, and ends with 1', async () => {
    const tooLong = line(3, 'a'.repeat(1024 * 1024));
    const input = `${line(1, CLAIM)}{"id": 2,\n\n${tooLong}${line(5, 6)}${line(6, CLAIM)}`;
    const { code, json, stderr } = await claimdesk.run(['score', '--json'], { input });
    expect(code).toBe(1);
    const fault = (number: number) => ({
      line: number,
      error: { code: 'LINE_INVALID', message: expect.stringMatching(`^Line ${number} `) },
    });
    expect(json()).toMatchObject([{ id: 1 }, fault(2), fault(4), fault(5), { id: 6 }]);
    expect(stderr).toMatch(/^claimdesk: Line 2 is not JSON .*\(LINE_INVALID\)$/m);
    expect(stderr).toMatch(/Line 5 has no "id" .* or no "text"/);
  });

  it('prints a table without --json, on which no text can steer the terminal', async () => {
    const { code, stdout } = await claimdesk.run(['score'], { input: line('a\u001b[2J', `${CLAIM}\u001b[2J\n`) });
    expect(code).toBe(0);
    const [head, row, ...rest] = stdout.split('\n');
    expect([head, rest]).toEqual([expect.stringMatching(/^checkworthy +verifiable +type +id /), ['']]);
    expect(row).toMatch(/^ +0\.\d{3} +0\.\d{3} +quantity +a.+number.*Exports of steel/);
    expect(stdout).not.toContain('\u001b');
  });

  it('prints nothing for empty input, but for the head of the table', async () => {
    expect(await claimdesk.run(['score', '--json'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('holds neither input nor output in memory while its reader waits, and ends when the reader goes', async () => {
    // 64 MB of heap: far less than the lines and answers of this stream.
    const child = claimdesk.start(['score', '--json'], { NODE_OPTIONS: '--max-old-space-size=64' });
    const ended = outcomeOf(child);
    child.stdout?.pause();
    const batch = line('a', CLAIM).repeat(2000);
    let written = 0;
    // Until the pipe is full: the command has stopped reading because nobody reads what it prints.
    while (child.stdin?.write(batch) === true && written < 400) written++;
    expect(written).toBeLessThan(400);
    child.stdout?.destroy();
    child.stdin?.end();
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});
