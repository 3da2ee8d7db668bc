import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Claimdesk } from '../integration/cli/claimdesk-process.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const COST = 'Repairs will cost $3 million, according to the council of Norvale.';
const OLD = `${HOUSES}\n\n${COST}\n`;
const NEW = `${HOUSES.replace('41', '44')}\n\n${COST}\n\n<script>alert(1)</script>\n`;

// Every command is a process of its own, which takes seconds on a busy machine.
jest.setTimeout(120_000);

describe('claimdesk diff', () => {
  let claimdesk: Claimdesk;
  let older: string;
  let newer: string;
  const file = async (name: string, content: string): Promise<string> => {
    const path = join(claimdesk.folder, name);
    await writeFile(path, content);
    return path;
  };

  beforeAll(async () => {
    // A database that does not exist: nobody may ask for it.
    claimdesk = await Claimdesk.open({ DATABASE_URL: 'postgres://127.0.0.1:1/none' });
    [older, newer] = [await file('old.txt', OLD), await file('new.txt', NEW)];
  });
  afterAll(async () => {
    await claimdesk?.close();
  });

  it('prints what changed, for people, for programs and as a page', async () => {
    const told = await claimdesk.run(['diff', older, newer]);
    expect([told.code, told.stderr]).toEqual([0, '']);
    expect(told.stdout).toContain('~ The storm destroyed [-41-]{+44+} houses');
    expect(told.stdout).toContain('CHANGED: same 1, moved 0, edited 1, added 1, removed 0');
    const { json } = await claimdesk.run(['diff', '--json', older, newer]);
    const [{ outcome, blocks }] = json();
    expect(outcome).toBe('CHANGED');
    const added = blocks[0].words.find(({ kind }: { kind: string }) => kind === 'added');
    expect(NEW.slice(added.new.start, added.new.end)).toBe('44');
    const page = await claimdesk.run(['diff', '--html', older, newer]);
    expect(page.stdout).toMatch(/^<!doctype html>[^]*<ins>44<\/ins>[^]*&lt;script&gt;/);
  });

  it('says it when nothing changed, and ends with the codes of all commands', async () => {
    expect((await claimdesk.run(['diff', older, older])).stdout).toBe(
      'IDENTICAL: same 2, moved 0, edited 0, added 0, removed 0, wordsAdded 0, wordsRemoved 0\n',
    );
    expect((await claimdesk.run(['diff', older, join(claimdesk.folder, 'none.txt')])).code).toBe(1);
    expect((await claimdesk.run(['diff', older])).code).toBe(2);
    expect((await claimdesk.run(['diff', '--json', '--html', older, newer])).code).toBe(2);
  });
});
