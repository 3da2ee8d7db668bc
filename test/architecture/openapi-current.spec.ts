import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openApiJson } from '../../src/cli/openapi.js';

const COMMITTED = join(import.meta.dirname, '../../web/openapi.json');

interface OpenApi {
  paths: Record<string, Record<string, { operationId?: string; responses?: Record<string, unknown> }>>;
}

describe('the committed description of the API', () => {
  it('is the one the code gives (else run: npm run build && npm run openapi)', async () => {
    const [made, committed] = [await openApiJson(), await readFile(COMMITTED, 'utf8')];
    // First the addresses: a difference there is readable.
    const pathsOf = (json: string): string[] => Object.keys((JSON.parse(json) as OpenApi).paths).sort();
    expect(pathsOf(committed)).toEqual(pathsOf(made));
    expect(JSON.parse(committed)).toEqual(JSON.parse(made));
    expect(committed === made).toBe(true);
  });

  it('gives every operation one name and an answer', async () => {
    const { paths } = JSON.parse(await openApiJson()) as OpenApi;
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { operationId, responses } of operations) {
      const good = Object.keys(responses ?? {}).filter((status) => /^[23]/.test(status));
      expect([operationId, good.length > 0]).toEqual([operationId, true]);
    }
  });
});
