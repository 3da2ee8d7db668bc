import { z } from 'zod';
import { parseUrl } from '../common/parse-url.js';

/** A host (name or IP address, IPv6 without its brackets) and a port. */
export interface HostPort {
  host: string;
  port: number;
}

const ENTRY = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):(\d{1,5})$/i;

/** `host:port` entries, separated by commas. */
export const hostPortList = z.string().transform((value, context): HostPort[] =>
  entriesOf(value).map((entry) => {
    const [, host = '', digits = ''] = ENTRY.exec(entry) ?? [];
    const port = Number(digits);
    const url = parseUrl(`http://${host}`);
    if (host === '' || !isPort(port) || url === null) {
      context.addIssue({ code: 'custom', message: `"${entry}" is not host:port; an example: 127.0.0.1:8080` });
      return { host: '', port: 0 };
    }
    return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port };
  }),
);

/** Port numbers, separated by commas. */
export const portList = z.string().transform((value, context): number[] =>
  entriesOf(value).map((entry) => {
    const port = /^\d{1,5}$/.test(entry) ? Number(entry) : 0;
    if (!isPort(port)) context.addIssue({ code: 'custom', message: `"${entry}" is not a port; an example: 8080,8443` });
    return port;
  }),
);

const entriesOf = (value: string): string[] =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const isPort = (port: number): boolean => port > 0 && port < 65_536;
