import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Output, printable } from './output.js';

/** A stream that keeps what is written; `interactive` as a terminal would. */
function screen(interactive = false): PassThrough & { isTTY?: boolean } {
  return Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: interactive });
}

const shown = (stream: PassThrough): string => String(stream.read() ?? '');

describe(Output.name, () => {
  it('keeps results and everything else apart', () => {
    const [stdout, stderr] = [screen(), screen()];
    const output = new Output(stdout, stderr);
    output.json({ a: 'ä\n' });
    output.note('working');
    output.progress('50 %');
    output.fault({ code: 'NOT_FOUND', message: 'There is none.' }, 'a\u001b[2Jb.txt');
    expect(shown(stdout)).toBe('{"a":"ä\\n"}\n');
    expect(shown(stderr)).toBe('working\nclaimdesk: a\uFFFD[2Jb.txt: There is none. (NOT_FOUND)\n');
  });

  it('shows progress to a person, and removes it before the next line', () => {
    const [stdout, stderr] = [screen(), screen(true)];
    const output = new Output(stdout, stderr);
    output.progress('1 of 2');
    output.progress('2 of 2');
    output.line('done');
    expect(shown(stderr)).toBe('\r\u001b[K1 of 2\r\u001b[K2 of 2\r\u001b[K');
  });

  it('writes nothing more once its reader has gone', async () => {
    let calls = 0;
    const gone = new Writable({
      autoDestroy: false,
      write(_chunk, _encoding, done) {
        calls += 1;
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const output = new Output(gone, screen());
    output.line('one');
    await new Promise((resolve) => setImmediate(resolve));
    expect(output.closed).toBe(true);
    output.line('two');
    await output.stream('three');
    expect(calls).toBe(1);
  });

  it('waits for a slow reader', async () => {
    const slow = new PassThrough({ highWaterMark: 4, encoding: 'utf8' });
    const output = new Output(slow, screen());
    let written = false;
    const writing = output.stream('more than four').then(() => (written = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBe(false);
    slow.resume();
    await writing;
    expect(written).toBe(true);
  });
});

describe(printable.name, () => {
  it('keeps foreign words and drops what steers a terminal', () => {
    expect(printable('Größe\n  “x”\u0007\u202Eabc\u001b]0;t\u0007')).toBe('Größe “x”\uFFFD\uFFFDabc\uFFFD]0;t\uFFFD');
  });
});
