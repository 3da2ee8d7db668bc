import { AppError } from '../common/app-error.js';
import type { AppConfig } from '../config/app-config.js';
import { isUnavailable, pgErrorOf } from '../database/pg-error.js';

/** Why the server could not listen, for the person who starts it; any other error as it is. */
export function listenFault(error: unknown, { host, port }: Pick<AppConfig, 'host' | 'port'>): unknown {
  const advice = LISTEN_ADVICE[pgErrorOf(error)?.code ?? ''];
  if (!advice) return error;
  return new AppError(
    'CONFIGURATION_INVALID',
    `Cannot listen on ${host}, port ${port}: ${advice}`,
    {},
    { cause: error },
  );
}

const LISTEN_ADVICE: Record<string, string> = {
  EADDRINUSE: 'another program does already. Stop it, or set PORT to another port.',
  EACCES: 'this user may not use that port. Set PORT to one above 1023.',
  EADDRNOTAVAIL: 'this machine does not have that address. Set HOST to one it has, for example 127.0.0.1.',
  ENOTFOUND: 'that address is not known. Set HOST to one of this machine, for example 127.0.0.1.',
};

/** Why the database of DATABASE_URL cannot be used; any other error as it is. Never says the password. */
export function databaseFault(error: unknown, databaseUrl: string): unknown {
  if (error instanceof AppError) return error;
  const { code = '' } = pgErrorOf(error) ?? {};
  const advice = DATABASE_ADVICE[code] ?? (isUnavailable(error) ? 'it does not answer. Is it running?' : undefined);
  if (!advice) return error;
  const { host, pathname } = new URL(databaseUrl);
  const message = `The database ${decodeURIComponent(pathname.slice(1))} at ${host} cannot be used: ${advice} (DATABASE_URL)`;
  return new AppError('DATABASE_UNAVAILABLE', message, {}, { cause: error });
}

/** By SQLSTATE (PostgreSQL manual, appendix A). */
const DATABASE_ADVICE: Record<string, string> = {
  '28P01': 'it does not accept this user and password.',
  '28000': 'it does not let this user in.',
  '3D000': 'there is no database of this name. Create it first.',
  '42501': 'this user may not create tables in it. Grant CREATE on the database and on its schema public.',
};
