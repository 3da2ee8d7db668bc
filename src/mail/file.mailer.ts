import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Sender, toMessage } from './mail-message.js';
import type { Mailer, OutgoingMail } from './mailer.port.js';

export interface FileLimits {
  readonly files: number;
  readonly bytes: number;
}

/** What the folder may hold; the oldest files go first. */
export const FILE_LIMITS: FileLimits = { files: 1_000, bytes: 50 * 1024 * 1024 };

/** Writes each mail into a folder as `<id>.eml`, which mail programs open. Used while no SMTP server is configured. */
export class FileMailer implements Mailer {
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly folder: string,
    private readonly sender: Sender,
    private readonly limits: FileLimits = FILE_LIMITS,
  ) {}

  /** @throws MailRefused for an address that is none; the error of the file system otherwise. */
  async send(mail: OutgoingMail): Promise<void> {
    if (!/^[A-Za-z0-9-]{1,100}$/.test(mail.id)) throw new Error('a mail id has letters, digits and "-" only');
    const { message } = await this.composer.sendMail(toMessage(mail, this.sender));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = join(this.folder, `${mail.id}.eml`);
    // Under another name until it is whole, so that nobody reads half a mail.
    await writeFile(`${file}.part`, message, { mode: 0o600 });
    await rename(`${file}.part`, file);
    await this.prune();
  }

  private async prune(): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.eml'));
    const found = await Promise.all(names.map((name) => this.look(name)));
    const newestFirst = found
      .filter((file) => file !== null)
      .sort((a, b) => b.time - a.time || (a.name < b.name ? 1 : -1));
    let bytes = 0;
    for (const [index, file] of newestFirst.entries()) {
      bytes += file.size;
      if (index >= this.limits.files || bytes > this.limits.bytes)
        await rm(join(this.folder, file.name), { force: true });
    }
  }

  /** Null when somebody removed it meanwhile. */
  private async look(name: string): Promise<{ name: string; size: number; time: number } | null> {
    const found = await stat(join(this.folder, name)).catch(() => null);
    return found && { name, size: found.size, time: found.mtimeMs };
  }
}
