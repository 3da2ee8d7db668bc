import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** What one way through the desk loads, in bytes after gzip. */
export interface BundleSize {
  page: string;
  scripts: number;
  styles: number;
  files: number;
}

const ASSETS = fileURLToPath(new URL('../../../web/dist/assets/', import.meta.url));

/** Collects the scripts and styles that a window asks for from now on, each once. */
export class Bundles {
  private readonly names = new Set<string>();

  constructor(page: Page) {
    page.on('request', (request) => {
      const name = /\/desk\/assets\/([^/?]+\.(?:js|css))$/.exec(request.url())?.[1];
      if (name !== undefined) this.names.add(name);
    });
  }

  size(page: string): BundleSize {
    const sum = (ending: string): number =>
      [...this.names].filter((name) => name.endsWith(ending)).reduce((total, name) => total + gzipped(name), 0);
    return { page, scripts: sum('.js'), styles: sum('.css'), files: this.names.size };
  }
}

const gzipped = (name: string): number => gzipSync(readFileSync(ASSETS + name), { level: 9 }).length;
