import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** A file of the built desk, as it is sent. */
export interface DeskAsset {
  mediaType: string;
  /** Strong: the SHA-256 of the content. */
  etag: string;
  /** By content coding. */
  bodies: ReadonlyMap<Coding, Buffer>;
}

/** Content codings, best first; the build makes a file for each. */
export const CODINGS = ['br', 'gzip', 'identity'] as const;
export type Coding = (typeof CODINGS)[number];
const SUFFIX: Record<Coding, string> = { br: '.br', gzip: '.gz', identity: '' };

const MEDIA_TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Compiled code is a folder deeper than its source, which tests run. */
const UP = import.meta.url.endsWith('.js') ? '../../../' : '../../';
const BUILT = fileURLToPath(new URL(`${UP}web/dist/`, import.meta.url));

/** The built web desk (`web/dist`), read once: names in it are hashes of content, so it changes with the process only. */
@Injectable()
export class DeskFiles implements OnModuleInit {
  private readonly assets = new Map<string, DeskAsset>();
  private template: string | null = null;

  /** @param folder where the desk was built. */
  async load(folder: string): Promise<void> {
    this.template = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
    const names = this.template === null ? [] : await readdir(join(folder, 'assets'));
    for (const name of names) {
      const mediaType = MEDIA_TYPES[extname(name)];
      if (mediaType) this.assets.set(name, await readAsset(join(folder, 'assets', name), mediaType));
    }
  }

  onModuleInit(): Promise<void> {
    return this.load(BUILT);
  }

  asset(name: string): DeskAsset | null {
    return this.assets.get(name) ?? null;
  }

  /** The page that starts the desk, or null when the desk was not built. */
  page(nonce: string): string | null {
    return this.template?.replaceAll('__CSP_NONCE__', nonce) ?? null;
  }
}

async function readAsset(path: string, mediaType: string): Promise<DeskAsset> {
  const plain = await readFile(path);
  const bodies = new Map<Coding, Buffer>([['identity', plain]]);
  for (const coding of CODINGS) {
    const body = coding === 'identity' ? null : await readFile(path + SUFFIX[coding]).catch(() => null);
    if (body) bodies.set(coding, body);
  }
  return { mediaType, etag: `"${createHash('sha256').update(plain).digest('base64url')}"`, bodies };
}
