import { describe, expect, it } from '@jest/globals';
import { Interrupted } from './failures.js';
import { Holdings } from './holdings.js';
import { Output } from './output.js';
import { untilSignal } from './until-signal.js';

describe(untilSignal.name, () => {
  it('hands on what the work gives, and leaves no listener behind', async () => {
    const before = process.listenerCount('SIGTERM');
    expect(await untilSignal(Promise.resolve(7))).toBe(7);
    await expect(untilSignal(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it('gives the work up when the process is told to end', async () => {
    const waiting = untilSignal(new Promise(() => undefined));
    process.emit('SIGTERM');
    await expect(waiting).rejects.toEqual(new Interrupted('SIGTERM'));
  });
});

describe(Holdings.name, () => {
  const output = new Output(process.stdout, process.stderr);

  it('closes the last opened first, also what opens only later', async () => {
    const closed: string[] = [];
    const close = async (name: string): Promise<void> => void closed.push(name);
    const holdings = new Holdings(output);
    await holdings.hold(Promise.resolve('database'), close);
    void holdings.hold(new Promise<string>((resolve) => setTimeout(() => resolve('desk'), 20)), close);
    await holdings.closeAll();
    expect(closed).toEqual(['desk', 'database']);
  });

  it('has nothing to close of what did not open', async () => {
    const holdings = new Holdings(output);
    const opening = holdings.hold(Promise.reject(new Error('refused')), () => Promise.reject(new Error('never asked')));
    await expect(opening).rejects.toThrow('refused');
    await holdings.closeAll();
  });
});
