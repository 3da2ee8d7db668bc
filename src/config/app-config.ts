import type { AgeingDays } from './ageing-days.js';
import { resolve } from 'node:path';
import { AppError, type FieldFault } from '../common/app-error.js';
import { envSchema, type Env } from './env.schema.js';
import type { HostPort } from './host-list.js';
import { mailFaults, toMailConfig, type MailConfig } from './mail-config.js';
import { llmFaults, toLlmConfig, type LlmConfig } from './llm-config.js';

/** The whole configuration, parsed once. Nothing outside `config/` reads the environment. */
export interface AppConfig {
  env: Env['NODE_ENV'];
  host: string;
  port: number;
  /** Origin of permalinks, without a trailing slash. */
  publicUrl: string;
  /** Somebody said so (PUBLIC_URL); otherwise it is a guess that only works on this machine. */
  publicUrlGiven: boolean;
  secureCookies: boolean;
  dataFolder: string;
  databaseUrl: string | null;
  redisUrl: string | null;
  secret: string | null;
  previousSecret: string | null;
  demo: boolean;
  setupSecret: string | null;
  maxUploadBytes: number;
  /** Limits of imports: bytes of a file, bytes of an archive, documents. A document in it keeps to `maxUploadBytes`. */
  imports: { maxBytes: number; maxZipBytes: number; maxDocuments: number };
  /** How pages are fetched; their size is limited by `maxUploadBytes`. */
  fetch: { contact: string | null; seconds: number; ports: number[]; allow: HostPort[] };
  /** Webhooks: places sent to although they are not public, the limit of one try, pauses between tries, patience. */
  webhooks: { allow: HostPort[]; timeoutMs: number; retrySeconds: number[]; disableDays: number };
  /** How fast documents are searched again by another extractor, over all processes. */
  reruns: { atOnce: number; perMinute: number };
  /** How fast watched pages are checked, over all processes. */
  watching: { startsPerMinute: number; hostSeconds: number };
  /** Searches of published claims from one address in a minute, for each process. */
  publicApiPerMinute: number;
  /** Limits of exports: reports in one, reports in a workbook and on paper, bytes, days until the file goes, open ones of a person. */
  exports: {
    maxRows: number;
    xlsxMaxRows: number;
    pdfMaxRows: number;
    maxBytes: number;
    days: number;
    openMax: number;
  };
  session: { idleMinutes: number; maxHours: number };
  apiDocs: boolean;
  trustProxyHops: number;
  databasePool: number;
  workerConcurrency: number;
  editorsMayRate: boolean;
  /** After how many days in a state a claim counts as aged. */
  ageingDays: AgeingDays;
  /** Complaints: working days to the answer, the days that are none, days from the answer to the erasure of the address. */
  complaints: {
    workingDays: number;
    calendar: { weekend: number[]; holidays: string[] };
    contactDays: number;
  };
  organisationName: string;
  methodologyVersion: string;
  /** How much of a checked text its public page shows: it may be somebody else's work. */
  publicDocumentText: Env['CLAIMDESK_PUBLIC_DOCUMENT_TEXT'];
  /** Null when claims are chosen by the rules alone. */
  llm: LlmConfig | null;
  mail: MailConfig;
  /** Who is told which public pages have changed; null: nobody. `token` is secret. */
  purge: { url: string; token: string | null } | null;
  securityContact: string | null;
  /** Readers may have corrections mailed to them. */
  subscriptions: boolean;
  logFormat: 'json' | 'text';
}

/** Nest injection token of the configuration. */
export const APP_CONFIG = Symbol('APP_CONFIG');

/**
 * Parses the environment.
 * @throws AppError CONFIGURATION_INVALID that lists every fault at once.
 */
export function loadConfig(environment: Record<string, string | undefined> = process.env): AppConfig {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(present);
  const faults: FieldFault[] = parsed.success
    ? crossFaults(parsed.data)
    : parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  if (!parsed.success || faults.length > 0) {
    const list = faults.map((fault) => `  ${fault.path}: ${fault.message}`).join('\n');
    throw new AppError('CONFIGURATION_INVALID', `The configuration has faults:\n${list}`, { faults });
  }
  return toConfig(parsed.data);
}

function crossFaults(env: Env): FieldFault[] {
  const faults: FieldFault[] = [...llmFaults(env), ...mailFaults(env)];
  if (env.NODE_ENV === 'production') {
    if (env.CLAIMDESK_DEMO) {
      faults.push({ path: 'CLAIMDESK_DEMO', message: 'demo users are impossible with NODE_ENV=production; remove it' });
    }
    if (env.CLAIMDESK_FETCH_ALLOW.length > 0) {
      const message =
        'opens private networks to whoever may send addresses, which NODE_ENV=production refuses; remove it';
      faults.push({ path: 'CLAIMDESK_FETCH_ALLOW', message });
    }
    if (!env.CLAIMDESK_SECRET) {
      faults.push({
        path: 'CLAIMDESK_SECRET',
        message: 'is required in production; make one with: openssl rand -base64 48',
      });
    }
  }
  return faults;
}

function toConfig(env: Env): AppConfig {
  const production = env.NODE_ENV === 'production';
  const publicUrl = (
    env.PUBLIC_URL ?? `http://${env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${env.PORT}`
  ).replace(/\/+$/, '');
  return {
    env: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    publicUrlGiven: env.PUBLIC_URL !== undefined,
    secureCookies: publicUrl.startsWith('https:'),
    dataFolder: resolve(env.CLAIMDESK_DATA),
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    secret: env.CLAIMDESK_SECRET ?? null,
    previousSecret: env.CLAIMDESK_SECRET_PREVIOUS ?? null,
    demo: env.CLAIMDESK_DEMO ?? (!env.DATABASE_URL && !production),
    setupSecret: env.CLAIMDESK_SETUP_SECRET ?? null,
    maxUploadBytes: env.CLAIMDESK_MAX_UPLOAD_BYTES,
    imports: {
      maxBytes: env.CLAIMDESK_IMPORT_MAX_BYTES,
      maxZipBytes: env.CLAIMDESK_IMPORT_MAX_ZIP_BYTES,
      maxDocuments: env.CLAIMDESK_IMPORT_MAX_DOCUMENTS,
    },
    fetch: {
      contact: env.CLAIMDESK_FETCH_CONTACT ?? env.PUBLIC_URL ?? null,
      seconds: env.CLAIMDESK_FETCH_SECONDS,
      ports: env.CLAIMDESK_FETCH_PORTS,
      allow: env.CLAIMDESK_FETCH_ALLOW,
    },
    webhooks: {
      allow: env.CLAIMDESK_WEBHOOK_ALLOW,
      timeoutMs: Math.round(env.CLAIMDESK_WEBHOOK_SECONDS * 1000),
      retrySeconds: env.CLAIMDESK_WEBHOOK_RETRIES,
      disableDays: env.CLAIMDESK_WEBHOOK_DISABLE_DAYS,
    },
    reruns: { atOnce: env.CLAIMDESK_RERUN_AT_ONCE, perMinute: env.CLAIMDESK_RERUN_PER_MINUTE },
    watching: {
      startsPerMinute: env.CLAIMDESK_WATCH_STARTS_PER_MINUTE,
      hostSeconds: env.CLAIMDESK_WATCH_HOST_SECONDS,
    },
    exports: {
      maxRows: env.CLAIMDESK_EXPORT_MAX_ROWS,
      xlsxMaxRows: env.CLAIMDESK_EXPORT_XLSX_MAX_ROWS,
      pdfMaxRows: env.CLAIMDESK_EXPORT_PDF_MAX_ROWS,
      maxBytes: env.CLAIMDESK_EXPORT_MAX_BYTES,
      days: env.CLAIMDESK_EXPORT_DAYS,
      openMax: env.CLAIMDESK_EXPORT_OPEN_MAX,
    },
    publicApiPerMinute: env.CLAIMDESK_PUBLIC_API_PER_MINUTE,
    session: { idleMinutes: env.CLAIMDESK_SESSION_IDLE_MINUTES, maxHours: env.CLAIMDESK_SESSION_MAX_HOURS },
    apiDocs: env.CLAIMDESK_API_DOCS ?? !production,
    trustProxyHops: env.CLAIMDESK_TRUST_PROXY_HOPS,
    databasePool: env.CLAIMDESK_DB_POOL,
    workerConcurrency: env.CLAIMDESK_WORKER_CONCURRENCY,
    editorsMayRate: env.CLAIMDESK_EDITORS_MAY_RATE,
    ageingDays: env.CLAIMDESK_AGEING_DAYS,
    complaints: {
      workingDays: env.CLAIMDESK_COMPLAINT_DAYS,
      calendar: { weekend: env.CLAIMDESK_WEEKEND, holidays: env.CLAIMDESK_HOLIDAYS },
      contactDays: env.CLAIMDESK_COMPLAINT_CONTACT_DAYS,
    },
    organisationName: env.CLAIMDESK_ORGANISATION_NAME,
    methodologyVersion: env.CLAIMDESK_METHODOLOGY_VERSION,
    publicDocumentText: env.CLAIMDESK_PUBLIC_DOCUMENT_TEXT,
    llm: toLlmConfig(env),
    mail: toMailConfig(env),
    purge: env.CLAIMDESK_PURGE_URL ? { url: env.CLAIMDESK_PURGE_URL, token: env.CLAIMDESK_PURGE_TOKEN ?? null } : null,
    securityContact: env.CLAIMDESK_SECURITY_CONTACT ?? null,
    subscriptions: env.CLAIMDESK_SUBSCRIPTIONS ?? Boolean(env.CLAIMDESK_SMTP_URL),
    logFormat: env.CLAIMDESK_LOG_FORMAT ?? (production ? 'json' : 'text'),
  };
}
