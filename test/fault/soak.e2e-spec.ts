import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** The whole soak (200 clients, a minute) is `npm run soak`; this one shows that it still runs, and what it would find. */
describe('thirty clients at random for ten seconds', () => {
  it('leave every invariant whole', () => {
    const args = ['dist/soak/index.js', '--seconds', '10', '--clients', '30', '--seed', '1'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 240_000 });
    const result = JSON.parse(stdout || '{}');
    expect({ status, faults: result.faults, stderr: status === 0 ? '' : stderr }).toEqual({
      status: 0,
      faults: [],
      stderr: '',
    });
    expect(result.requests).toBeGreaterThan(50);
    expect(result.submissions).toBeGreaterThan(0);
  }, 250_000);
});
