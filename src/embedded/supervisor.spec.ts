import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { ServerExit, ServerProcess } from './server-process.js';
import { Supervisor, type UnexpectedExit } from './supervisor.js';

/** A server made of nothing but promises. */
class FakeServer implements ServerProcess {
  static count = 100;
  readonly pid = (FakeServer.count += 1);
  readonly exited: Promise<ServerExit>;
  stops = 0;
  private end: (exit: ServerExit) => void = () => undefined;

  constructor() {
    this.exited = new Promise((resolve) => (this.end = resolve));
  }

  die(): void {
    this.end({ code: null, signal: 'SIGKILL' });
  }

  async stop(): Promise<void> {
    this.stops += 1;
    this.end({ code: 0, signal: null });
  }
}

function supervise(relaunch: (signal: AbortSignal) => Promise<ServerProcess>): {
  first: FakeServer;
  supervisor: Supervisor;
  lines: string[];
  exits: UnexpectedExit[];
} {
  const lines: string[] = [];
  const exits: UnexpectedExit[] = [];
  const first = new FakeServer();
  const log = (line: string): void => void lines.push(line);
  const supervisor = new Supervisor(first, { relaunch, log, firstPauseMs: 1, longestPauseMs: 8, logEveryMs: 60_000 });
  supervisor.onUnexpectedExit((info) => exits.push(info));
  return { first, supervisor, lines, exits };
}

describe(Supervisor, () => {
  it('starts a server that died again, as often as it takes', async () => {
    const second = new FakeServer();
    let attempts = 0;
    const { first, supervisor, exits } = supervise(async () => {
      attempts += 1;
      if (attempts < 4) throw new Error('port taken');
      return second;
    });
    first.die();
    while (supervisor.pid !== second.pid) await sleep(1);
    expect(attempts).toBe(4);
    expect(exits).toEqual([{ pid: first.pid, code: null, signal: 'SIGKILL' }]);
    await supervisor.stop();
    expect(second.stops).toBe(1);
  });

  it('does not fill the log when the server cannot run', async () => {
    let attempts = 0;
    const { first, supervisor, lines } = supervise(async () => {
      attempts += 1;
      throw new Error('disk full');
    });
    first.die();
    while (attempts < 15) await sleep(1);
    await supervisor.stop();
    expect(lines.length).toBeLessThanOrEqual(4);
    expect(lines[0]).toContain('ended unexpectedly by SIGKILL');
    expect(lines[1]).toContain('disk full');
  });

  it('does not start again what it was told to stop', async () => {
    let attempts = 0;
    const { first, supervisor, exits } = supervise(async () => {
      attempts += 1;
      return new FakeServer();
    });
    await Promise.all([supervisor.stop(), supervisor.stop()]);
    await sleep(20);
    expect([attempts, exits.length, first.stops]).toEqual([0, 0, 1]);
  });

  it('stops the server that a restart under way brings up', async () => {
    const late = new FakeServer();
    let begun = false;
    const { first, supervisor } = supervise(async () => {
      begun = true;
      await sleep(30);
      return late;
    });
    first.die();
    while (!begun) await sleep(1);
    await supervisor.stop();
    expect(late.stops).toBe(1);
  });
});
