import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Claimdesk } from '../integration/cli/claimdesk-process.js';
import { DATA } from '../support/known-ratings.js';

const HEAD = 'unit,rater,value\n';

/** Data as in `DATA` as a file, a missing rating as an empty value. */
const csvOf = (data: string): string =>
  HEAD +
  data
    .split(' ')
    .flatMap((unit, u) => [...unit].map((mark, r) => `u${u + 1},r${r + 1},${mark === '.' ? '' : mark}\n`))
    .join('');

const none = (reason: string) => ({ value: null, reason });

// Every command is a process of its own, which takes seconds on a busy machine.
jest.setTimeout(120_000);

describe('claimdesk agreement', () => {
  let claimdesk: Claimdesk;

  beforeAll(async () => {
    // A database that does not exist: nobody may ask for it.
    claimdesk = await Claimdesk.open({ DATABASE_URL: 'postgres://127.0.0.1:1/none' });
  });
  afterAll(() => claimdesk?.close());

  const run = (input: string, ...options: string[]) => claimdesk.run(['agreement', '-', ...options], { input });
  const figuresOf = async (input: string, ...options: string[]) => {
    const { code, json, stderr } = await run(input, '--json', ...options);
    expect([code, stderr]).toEqual([0, '']);
    return json()[0];
  };
  const faultOf = async (input: string): Promise<string> => {
    const { code, json, stderr } = await run(input, '--json');
    const [{ file, error }] = json();
    expect([code, file, error.code]).toEqual([1, '-', 'RATINGS_INVALID']);
    expect(stderr).toContain(error.message);
    return error.message;
  };

  it('prints every figure of a table with missing ratings', async () => {
    const figures = await figuresOf(csvOf(DATA.K4));
    expect(Object.keys(figures)).toEqual([
      'units',
      'ratings',
      'raters',
      'percent',
      'krippendorff',
      'cohen',
      'fleiss',
      'gwet',
    ]);
    expect(figures).toEqual({
      units: 12,
      ratings: 41,
      raters: 4,
      percent: expect.closeTo(9 / 11, 9),
      krippendorff: {
        nominal: expect.closeTo(113 / 152, 9),
        ordinal: expect.closeTo(108_577 / 133_160, 9),
        interval: expect.closeTo(951 / 1120, 9),
        ratio: expect.closeTo(0.7974027747, 9),
      },
      cohen: {
        unweighted: none('TWO_RATERS_ONLY'),
        linear: none('TWO_RATERS_ONLY'),
        quadratic: none('TWO_RATERS_ONLY'),
      },
      fleiss: expect.closeTo(7343 / 9647, 9),
      gwet: {
        ac1: expect.closeTo(31_825 / 41_041, 9),
        ac2Linear: expect.closeTo(0.8587391364, 9),
        ac2Quadratic: expect.closeTo(0.9140007236, 9),
      },
    });
  });

  it('gives Cohen’s kappa for two raters, whatever the order of rows and columns', async () => {
    const rows = ['25 12 3', '13 2 15', '12 16 2'].flatMap((row, first) =>
      row.split(' ').flatMap((count, second) => Array<string>(Number(count)).fill(`${first + 1} ${second + 1}`)),
    );
    const one = rows.map((row, unit) => `${row.split(' ')[0]}.0,x, Ann ,u${unit}\r\n`);
    const other = rows.map((row, unit) => `${row.split(' ')[1]},"y, z",Ben,u${unit}\r\n`);
    const { cohen, units } = await figuresOf(
      `\uFEFFValue,note,RATER,Unit\r\n${one.join('')}\r\n${other.toReversed().join('')}`,
    );
    expect(units).toBe(100);
    expect(cohen.unweighted).toBeCloseTo(-6 / 65, 10);
    expect(cohen.linear).toBeCloseTo(1 / 44, 10);
    expect(cohen.quadratic).toBeCloseTo(9 / 67, 10);
  });

  it('takes values that are not all numbers as names, and says so when some are', async () => {
    const named = await figuresOf(csvOf(DATA.K3));
    expect(named.krippendorff).toEqual({
      nominal: expect.closeTo(127 / 173, 9),
      ordinal: none('NOT_NUMERIC'),
      interval: none('NOT_NUMERIC'),
      ratio: none('NOT_NUMERIC'),
    });
    expect([named.cohen.linear, named.gwet.ac2Linear]).toEqual([none('NOT_NUMERIC'), none('NOT_NUMERIC')]);
    expect([named.cohen.unweighted, named.fleiss, named.gwet.ac1]).toEqual(Array(3).fill(expect.any(Number)));
    const { stderr } = await run(`${HEAD}u,a,1\nu,b,n/a\n`);
    expect(stderr).toMatch(/not all values are numbers \(for example "n\/a"\)/);
  });

  it('says why a figure has no value', async () => {
    const one = await figuresOf(`${HEAD}u1,a,1\nu1,b,\nu2,b,2\n`);
    expect([one.units, one.ratings, one.raters]).toEqual([2, 2, 2]);
    expect([one.percent, one.krippendorff.ordinal, one.cohen.linear, one.fleiss]).toEqual(
      Array(4).fill(none('NO_OVERLAP')),
    );
    const flat = await figuresOf(csvOf('11 11'));
    expect([flat.percent, flat.krippendorff.nominal, flat.cohen.linear, flat.gwet.ac1]).toEqual([
      1,
      ...Array(3).fill(none('NO_VARIATION')),
    ]);
    expect((await figuresOf(csvOf('12 1- 22').replaceAll('-', '-1'))).krippendorff.ratio).toEqual(
      none('NEGATIVE_VALUES'),
    );
    expect((await figuresOf(HEAD)).percent).toEqual(none('NO_OVERLAP'));
  });

  it('names the lines at fault', async () => {
    expect(await faultOf('')).toMatch(/file is empty/);
    expect(await faultOf('unit;rater;value\nu;r;1\n')).toMatch(/no unit, no rater, no value .* separated by commas/);
    expect(await faultOf('unit,value\nu,1\n')).toMatch(/no rater in "unit,value"/);
    expect(await faultOf('unit,rater,value,Value\n')).toMatch(/names the column value twice/);
    expect(await faultOf(`${HEAD}u,a\n`)).toMatch(/^Line 2 has 2 cells/);
    expect(await faultOf(`${HEAD}u,a,1\n,b,1\n`)).toMatch(/^Line 3 has no unit/);
    expect(await faultOf(`${HEAD}u,a,1\nu,b,"1\n`)).toMatch(/^Line 3 is not CSV: a quotation mark opens/);
    expect(await faultOf(`${HEAD}u,a,1\nw,a,1\n\nu,b,2\nu,a,2\n`)).toMatch(/twice: lines 2 and 6 \("a" on "u"\)/);
    expect((await claimdesk.run(['agreement', 'missing.csv'])).stderr).toMatch(/FILE_NOT_FOUND/);
  });

  it('prints a table with intervals and the bands as what they are', async () => {
    await writeFile(join(claimdesk.folder, 'ratings.csv'), csvOf(DATA.F71));
    const { code, stdout } = await claimdesk.run(['agreement', 'ratings.csv', '--bootstrap', '3000', '--seed', '7']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^30 units, 180 ratings, 6 raters\n/);
    expect(stdout).toMatch(/^Krippendorff alpha, nominal +0\.4334 +\[0\.\d{4}, 0\.\d{4}\] +below \.667$/m);
    expect(stdout).toMatch(/^Cohen kappa +TWO_RATERS_ONLY/m);
    expect(stdout).toMatch(/bootstrap over units, percentile, 3000 resamples, seed 7/);
    expect(stdout).toMatch(/conventions/);
    const { bootstrap } = await figuresOf(csvOf(DATA.F71), '--bootstrap', '--seed', '7');
    expect(bootstrap).toMatchObject({ confidence: 0.95, resamples: 2000, seed: 7 });
    expect(bootstrap.intervals.fleiss).toEqual({ low: expect.any(Number), high: expect.any(Number) });
  });

  it('ends with 2 when it is called wrongly', async () => {
    for (const wrong of [[], ['a.csv', 'b.csv'], ['a.csv', '--bootstrap', '10'], ['a.csv', '--seed', 'x']]) {
      expect((await claimdesk.run(['agreement', ...wrong])).code).toBe(2);
    }
  });

  it('holds a long file in little more than its ratings', async () => {
    // 48 MB of heap: less than the rows of this file as objects.
    const rows = Array.from(
      { length: 300_000 },
      (_, n) => `claim ${n % 100_000},rater ${Math.floor(n / 100_000)},${(n * 7) % 5}\n`,
    );
    await writeFile(join(claimdesk.folder, 'long.csv'), HEAD + rows.join(''));
    const env = { NODE_OPTIONS: '--max-old-space-size=48' };
    const { code, json } = await claimdesk.run(['agreement', 'long.csv', '--json'], { env });
    expect([code, json()[0].units, json()[0].ratings]).toEqual([0, 100_000, 300_000]);
  });
});
