import type { FieldFault } from '../common/app-error.js';
import type { Env } from './env.schema.js';

/** Where mail is handed over. */
export interface SmtpConfig {
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`); otherwise STARTTLS where the server offers it. */
  secure: boolean;
  /** Secret: never logged. */
  auth: { user: string; pass: string } | null;
  /** STARTTLS or nothing: a password does not cross a network in the clear. */
  requireTls: boolean;
  /** For one mail as a whole. */
  timeoutMs: number;
}

export interface MailConfig {
  /** Null: mail is written into files. */
  smtp: SmtpConfig | null;
  from: string;
}

const LOCAL_SENDER = 'claimdesk@localhost';

/** What contradicts itself in the settings of mail; messages never repeat a value. */
export function mailFaults({ CLAIMDESK_SMTP_URL: address, CLAIMDESK_MAIL_FROM: from }: Env): FieldFault[] {
  if (!address) return [];
  const faults: FieldFault[] = [];
  const { hostname, pathname, search, hash, username, password } = new URL(address);
  const wrong = (message: string) => faults.push({ path: 'CLAIMDESK_SMTP_URL', message });
  if (!hostname || !/^\/?$/.test(pathname) || search || hash) {
    wrong('must be of the form smtp://user:password@host:port or smtps://…, without a path or parameters');
  }
  if (Boolean(username) !== Boolean(password)) wrong('has a user without a password, or a password without a user');
  if ([username, password].some((part) => !canDecode(part))) wrong('has a % that encodes nothing; write it as %25');
  if (!from) faults.push({ path: 'CLAIMDESK_MAIL_FROM', message: 'is required with CLAIMDESK_SMTP_URL' });
  return faults;
}

export function toMailConfig(env: Env): MailConfig {
  const { CLAIMDESK_SMTP_URL: address, CLAIMDESK_MAIL_FROM: from = LOCAL_SENDER } = env;
  if (!address) return { smtp: null, from };
  const { protocol, hostname, port, username, password } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'smtps:';
  const auth = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : null;
  const smtp = {
    host,
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    auth,
    requireTls: !secure && auth !== null && !/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host),
    timeoutMs: env.CLAIMDESK_SMTP_TIMEOUT_SECONDS * 1000,
  };
  return { smtp, from };
}

function canDecode(part: string): boolean {
  try {
    return typeof decodeURIComponent(part) === 'string';
  } catch {
    return false;
  }
}
