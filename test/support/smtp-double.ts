import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What came in: the envelope, and the message as it was sent. */
export interface ReceivedMail {
  from: string;
  to: string[];
  message: string;
}

/** Commands a test can answer otherwise than with success. */
export type SmtpStep = 'GREETING' | 'MAIL' | 'RCPT' | 'DATA' | 'END';

/** A loopback SMTP server that answers as a test wants. */
export class SmtpDouble {
  readonly received: ReceivedMail[] = [];
  /** Answer for a step; null says nothing and leaves the client waiting, undefined is success. */
  reply: (step: SmtpStep, tries: number) => string | null | undefined = () => undefined;
  /** Connections so far. */
  tries = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<SmtpDouble> {
    const server = createServer();
    const double = new SmtpDouble(server);
    server.on('connection', (socket) => double.talk(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  reset(): void {
    this.received.length = 0;
    this.tries = 0;
    this.reply = () => undefined;
  }

  /** Connections that are open now. */
  get open(): number {
    return this.sockets.size;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private talk(socket: Socket): void {
    this.tries += 1;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    const tries = this.tries;
    const mail: ReceivedMail = { from: '', to: [], message: '' };
    const answer = (step: SmtpStep, success: string): void => {
      const line = this.reply(step, tries);
      if (line !== null) socket.write(`${line ?? success}\r\n`);
    };
    let buffer = '';
    let inData = false;
    const line = (text: string): void => {
      if (inData && text === '.') {
        inData = false;
        if (this.reply('END', tries) === undefined) this.received.push(mail);
        answer('END', '250 taken');
      } else if (inData) mail.message += `${text.replace(/^\./, '')}\r\n`;
      else if (/^(EHLO|HELO|RSET|NOOP)/i.test(text)) socket.write('250 double\r\n');
      else if (/^MAIL FROM:/i.test(text)) {
        mail.from = text;
        answer('MAIL', '250 ok');
      } else if (/^RCPT TO:/i.test(text)) {
        mail.to.push(text);
        answer('RCPT', '250 ok');
      } else if (/^DATA/i.test(text)) {
        inData = this.reply('DATA', tries) === undefined;
        answer('DATA', '354 go on');
      } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n');
      else socket.write('500 unknown\r\n');
    };
    socket.on('data', (chunk: Buffer) => {
      buffer += chunk.toString('latin1');
      const lines = buffer.split('\r\n');
      buffer = lines.pop() ?? '';
      lines.forEach(line);
    });
    answer('GREETING', '220 double');
  }
}
