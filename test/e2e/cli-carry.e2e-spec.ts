import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Claimdesk } from '../integration/cli/claimdesk-process.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const COST = 'Repairs will cost $3 million, according to the council of Norvale.';
const SCHOOLS = 'All 12 schools of the town stay closed until Friday.';
const OLD = `Storm costs 😀\r\n\r\n${HOUSES}\r\n\r\n${COST}\r\n\r\n${SCHOOLS}\r\n`;
const NEW = `Storm costs 😀\n\nA second storm is expected.\n\n${HOUSES.replace('41', '44')}\n\n${COST}\n`;

// Every command is a process of its own, which takes seconds on a busy machine.
jest.setTimeout(120_000);

describe('claimdesk carry', () => {
  let claimdesk: Claimdesk;
  const file = async (name: string, content: string): Promise<string> => {
    const path = join(claimdesk.folder, name);
    await writeFile(path, content);
    return path;
  };

  beforeAll(async () => {
    // A database that does not exist: nobody may ask for it.
    claimdesk = await Claimdesk.open({ DATABASE_URL: 'postgres://127.0.0.1:1/none' });
  });
  afterAll(async () => {
    await claimdesk?.close();
  });

  it('says of each claim it finds in the old text where it stands in the new one', async () => {
    const [older, newer] = [await file('old.txt', OLD), await file('new.txt', NEW)];
    const { code, json, stderr } = await claimdesk.run(['carry', '--json', older, newer]);
    expect([code, stderr]).toEqual([0, '']);
    const [{ document, claims }] = json();
    expect(document).toEqual({ state: 'OK', reason: null });
    const told = claims.map((claim: Record<string, unknown>) => [claim['text'], claim['state'], claim['reason']]);
    expect(told).toEqual([
      [HOUSES, 'CHANGED', 'number'],
      [COST, 'CURRENT', null],
      [SCHOOLS, 'GONE', 'not-found'],
    ]);
    expect(NEW.slice(claims[1].newStart, claims[1].newEnd)).toBe(COST);
    expect(Object.keys(claims[0])).toEqual([
      'start',
      'end',
      'text',
      'state',
      'newStart',
      'newEnd',
      'similarity',
      'contextScore',
      'via',
      'reason',
      'alsoAt',
      'closest',
    ]);
    expect((await claimdesk.run(['carry', older, newer])).stdout).toContain('CHANGED (number)');
  });

  it('carries the claims of a file, in its order and with their ids', async () => {
    const [older, newer] = [await file('old.txt', OLD), await file('new.txt', NEW)];
    const start = OLD.replaceAll('\r\n', '\n').indexOf(COST);
    const lines = [{ id: 'c2', start, end: start + COST.length }, { exact: SCHOOLS }, { id: 1, exact: HOUSES }];
    const claims = await file('claims.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    const { json } = await claimdesk.run(['carry', '--json', '--claims', claims, older, newer]);
    const told = json()[0].claims.map((claim: Record<string, unknown>) => [claim['id'], claim['state']]);
    expect(told).toEqual([
      ['c2', 'CURRENT'],
      [undefined, 'GONE'],
      [1, 'CHANGED'],
    ]);
  });

  it('says that a document failed, and of no claim that it is gone, when the new text is empty', async () => {
    const [older, empty] = [await file('old.txt', OLD), await file('empty.txt', ' \n')];
    const { code, json } = await claimdesk.run(['carry', '--json', older, empty]);
    expect(code).toBe(0);
    const [{ document, claims }] = json();
    expect(document).toEqual({ state: 'FAILED', reason: 'empty' });
    expect(claims.map((claim: Record<string, unknown>) => claim['state'])).toEqual([null, null, null]);
  });

  it.each([
    ['{"start":0,"end":99999}', 'Line 1'],
    ['{"exact":"not there"}', 'not in the old text'],
    ['{"from":1}', 'neither'],
    ['{', 'not JSON'],
  ])('refuses claims it cannot use: %s', async (line, why) => {
    const older = await file('old.txt', OLD);
    const claims = await file('claims.jsonl', line);
    const { code, stdout, stderr } = await claimdesk.run(['carry', '--json', '--claims', claims, older, older]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(why);
    expect(stderr).toContain('CLAIMS_INVALID');
  });

  it('needs both files', async () => {
    expect((await claimdesk.run(['carry', await file('old.txt', OLD)])).code).toBe(2);
  });
});
