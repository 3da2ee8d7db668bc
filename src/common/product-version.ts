import { readFileSync } from 'node:fs';

/** Version of the product, out of its package file, which is some folders up, more of them when compiled. */
export function productVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as Record<
        string,
        string
      >;
      if (name === 'claimdesk' && version !== undefined) return version;
    } catch {
      // not there: the next one
    }
  }
  return 'unknown';
}
