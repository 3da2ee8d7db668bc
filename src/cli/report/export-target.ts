import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { newSecret } from '../../common/ids.js';
import { CliError, systemCode } from '../failures.js';
import type { Output } from '../output.js';

/** Where an export goes. It is there as a whole after `commit`, or not at all. */
export interface ExportTarget {
  write(part: string | Uint8Array): Promise<void>;
  commit(): Promise<void>;
  /** Removes what is half written; nothing after `commit`. */
  discard(): Promise<void>;
}

/** Standard output: what is written is written. */
export class StdoutTarget implements ExportTarget {
  constructor(private readonly output: Output) {}

  write(part: string | Uint8Array): Promise<void> {
    return this.output.stream(part);
  }

  commit(): Promise<void> {
    return Promise.resolve();
  }

  discard(): Promise<void> {
    return Promise.resolve();
  }
}

/** A file that gets its name when it is complete. */
export class FileTarget implements ExportTarget {
  private handle: FileHandle | null = null;
  private readonly draft: string;

  constructor(private readonly file: string) {
    this.draft = `${file}.${newSecret(6)}.part`;
  }

  /** @throws CliError FILE_UNWRITABLE when the file cannot be written */
  async write(part: string | Uint8Array): Promise<void> {
    try {
      this.handle ??= await open(this.draft, 'wx');
      await this.handle.writeFile(part);
    } catch (error) {
      throw this.unwritable(error);
    }
  }

  async commit(): Promise<void> {
    await this.write('');
    try {
      await this.handle?.sync();
      await this.handle?.close();
      await rename(this.draft, this.file);
      this.handle = null;
    } catch (error) {
      throw this.unwritable(error);
    }
  }

  async discard(): Promise<void> {
    const { handle } = this;
    if (handle === null) return;
    this.handle = null;
    await handle.close().catch(() => undefined);
    await unlink(this.draft).catch(() => undefined);
  }

  private unwritable(error: unknown): CliError {
    const why = systemCode(error) ?? String(error);
    return new CliError('FILE_UNWRITABLE', `The file ${this.file} cannot be written: ${why}.`, { cause: error });
  }
}
