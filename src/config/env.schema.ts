import { z } from 'zod';
import { ageingDays, DEFAULT_AGEING_DAYS } from './ageing-days.js';
import { delayList } from './delay-list.js';
import { hostPortList, portList } from './host-list.js';
import { dayList, weekdayList } from './working-week.js';

const flag = z.enum(['on', 'off', 'true', 'false', '1', '0']).transform((value) => ['on', 'true', '1'].includes(value));
const positive = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const amount = z.coerce.number().min(0).max(1_000_000).optional();

/** Values that appear in examples; starting with one of them would mean a public secret. */
const SAMPLE_SECRETS = ['changeme', 'change-me', 'secret', 'example', 'replace-me'];

const secret = z
  .string()
  .min(32, 'must have at least 32 characters; make one with: openssl rand -base64 48')
  .refine((value) => !SAMPLE_SECRETS.some((sample) => value.toLowerCase().includes(sample)), {
    message: 'is a sample value; make your own with: openssl rand -base64 48',
  });

/** Every environment variable Claimdesk reads. Unset and empty mean the same. */
export const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on; 0 picks a free one.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address readers use; permalinks and the ClaimReview host. https makes cookies Secure.'),
  CLAIMDESK_DATA: z.string().default('.claimdesk').describe('Folder of the embedded database and the local secret.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('Use this PostgreSQL instead of the embedded one.'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('Run BullMQ on this Redis or Valkey instead of PostgreSQL.'),
  CLAIMDESK_SECRET: secret.optional().describe('Signs cookies and the audit chain. Required in production.'),
  CLAIMDESK_SECRET_PREVIOUS: secret
    .optional()
    .describe('The secret before the last rotation; cookies it signed stay valid.'),
  CLAIMDESK_DEMO: flag
    .optional()
    .describe('Demo users and data. Default: on with the embedded database, off otherwise.'),
  CLAIMDESK_SETUP_SECRET: z.string().min(16).optional().describe('One-time secret for the first account.'),
  CLAIMDESK_MAX_UPLOAD_BYTES: positive(10 * 1024 * 1024).describe('Largest document, in bytes.'),
  CLAIMDESK_IMPORT_MAX_BYTES: positive(500 * 1024 * 1024).describe(
    'Largest file to import, in bytes; of an archive, what its files unpack to.',
  ),
  CLAIMDESK_IMPORT_MAX_ZIP_BYTES: positive(100 * 1024 * 1024).describe(
    'Largest archive to import, in bytes; it is held in memory.',
  ),
  CLAIMDESK_IMPORT_MAX_DOCUMENTS: positive(10_000).describe('Documents that one import may make.'),
  CLAIMDESK_FETCH_CONTACT: z
    .string()
    .max(200)
    .regex(/^[\x21-\x27\x2a-\x7e]+$/, 'must be an address of a page or an e-mail address, without spaces and brackets')
    .optional()
    .describe('Where people who run web sites find out who fetches their pages. Default: PUBLIC_URL.'),
  CLAIMDESK_FETCH_SECONDS: z.coerce
    .number()
    .min(0.5)
    .max(100)
    .default(40)
    .describe('Fetching a page takes at most, from the first connection to the last byte.'),
  CLAIMDESK_FETCH_PORTS: portList.default([]).describe('Ports fetched from besides 80 and 443.'),
  CLAIMDESK_FETCH_ALLOW: hostPortList
    .default([])
    .describe('host:port list fetched from although it is not public. For trials; impossible in production.'),
  CLAIMDESK_WEBHOOK_ALLOW: hostPortList
    .default([])
    .describe('host:port list that webhooks may be sent to although it is not public, by http too.'),
  CLAIMDESK_WEBHOOK_SECONDS: z.coerce.number().min(0.1).max(60).default(10).describe('One delivery takes at most.'),
  CLAIMDESK_WEBHOOK_RETRIES: delayList
    .default([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400])
    .describe('Seconds to the second, third, … try of a delivery.'),
  CLAIMDESK_WEBHOOK_DISABLE_DAYS: positive(5).describe('A webhook that fails for so many days is disabled.'),
  CLAIMDESK_RERUN_AT_ONCE: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(2)
    .describe('Documents that a rerun of the extraction searches at a time, over all processes.'),
  CLAIMDESK_RERUN_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(6_000)
    .default(60)
    .describe('Documents that a rerun of the extraction begins in a minute, over all processes.'),
  CLAIMDESK_WATCH_STARTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(6_000)
    .default(240)
    .describe('Checks of watched pages and feeds that start in a minute, over all processes.'),
  CLAIMDESK_WATCH_HOST_SECONDS: z.coerce
    .number()
    .min(0)
    .max(3_600)
    .default(10)
    .describe('Seconds between two checks of one web site.'),
  CLAIMDESK_EXPORT_MAX_ROWS: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .default(1_000_000)
    .describe('Reports in one export at most.'),
  CLAIMDESK_EXPORT_XLSX_MAX_ROWS: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(100_000)
    .describe('Reports in one export as a workbook at most.'),
  CLAIMDESK_EXPORT_MAX_BYTES: positive(10 * 1024 ** 3).describe('Size of one export at most, in bytes.'),
  CLAIMDESK_EXPORT_DAYS: z.coerce
    .number()
    .min(0.001)
    .max(365)
    .default(7)
    .describe('Days after which the file of an export is removed.'),
  CLAIMDESK_EXPORT_OPEN_MAX: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(10)
    .describe('Exports of one person that wait or run at a time at most.'),
  CLAIMDESK_SESSION_IDLE_MINUTES: positive(12 * 60).describe('A session unused for this long ends.'),
  CLAIMDESK_SESSION_MAX_HOURS: positive(7 * 24).describe('A session ends after this long in any case.'),
  CLAIMDESK_API_DOCS: flag.optional().describe('Serve /api/docs. Default: on outside production.'),
  CLAIMDESK_TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0).describe('Reverse proxies in front.'),
  CLAIMDESK_DB_POOL: positive(20).describe('Database connections per process.'),
  CLAIMDESK_WORKER_CONCURRENCY: positive(4).describe('Jobs one worker process runs at a time, per queue.'),
  CLAIMDESK_EDITORS_MAY_RATE: flag.default(false).describe('Editors may rate claims they did not open.'),
  CLAIMDESK_AGEING_DAYS: ageingDays
    .default(DEFAULT_AGEING_DAYS)
    .describe('After how many days in a state a claim counts as aged, such as `READY=5,IN_REVIEW=10`.'),
  CLAIMDESK_COMPLAINT_DAYS: positive(7).describe('Working days within which a complaint is answered.'),
  CLAIMDESK_COMPLAINT_CONTACT_DAYS: positive(90).describe(
    "Days after the answer when a complainant's address is erased.",
  ),
  CLAIMDESK_WEEKEND: weekdayList.default([6, 0]).describe('Days of the week on which the desk does not work.'),
  CLAIMDESK_HOLIDAYS: dayList.default([]).describe('Further days on which it does not work (YYYY-MM-DD list).'),
  CLAIMDESK_ORGANISATION_NAME: z.string().default('Claimdesk demo desk').describe('Publisher named in reports.'),
  CLAIMDESK_METHODOLOGY_VERSION: z.string().default('1').describe('Name of the built-in methodology.'),
  CLAIMDESK_PUBLIC_DOCUMENT_TEXT: z
    .enum(['full', 'excerpts', 'none'])
    .default('excerpts')
    .describe('How much of a checked text its public page shows.'),
  CLAIMDESK_LLM_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Base of an OpenAI-compatible API that helps to choose claims. Unset: nothing is sent anywhere.'),
  CLAIMDESK_LLM_MODEL: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'must be at most 200 visible ASCII characters without spaces')
    .optional()
    .describe('Name of the model at that API.'),
  CLAIMDESK_LLM_API_KEY: z
    .string()
    // What could not stand in a header would be told in an error message.
    .regex(/^[\x21-\x7e]{1,1000}$/, 'must be visible ASCII characters without spaces')
    .optional()
    .describe('Key of that API.'),
  CLAIMDESK_LLM_ALLOW_HTTP: flag.default(false).describe('Allow an http address that is not this machine.'),
  CLAIMDESK_LLM_TIMEOUT_SECONDS: z.coerce
    .number()
    .min(0.05)
    .max(600)
    .default(60)
    .describe('One request takes at most.'),
  CLAIMDESK_LLM_MAX_RETRIES: z.coerce.number().int().min(0).max(10).default(2).describe('Further tries of a request.'),
  CLAIMDESK_LLM_MAX_REQUESTS: z.coerce.number().int().min(1).max(32).default(2).describe('Requests at a time.'),
  CLAIMDESK_LLM_MAX_CHARACTERS: z.coerce
    .number()
    .int()
    .min(2_000)
    .max(200_000)
    .default(8_000)
    .describe('Characters of a document in one request.'),
  CLAIMDESK_LLM_TOKENS_PER_DOCUMENT: positive(100_000).describe('Tokens for one version of a document.'),
  CLAIMDESK_LLM_TOKENS_PER_DAY: positive(1_000_000).describe('Tokens for a day in UTC.'),
  CLAIMDESK_LLM_PROMPT_PRICE: amount.describe('Price of a million tokens sent.'),
  CLAIMDESK_LLM_COMPLETION_PRICE: amount.describe('Price of a million tokens received.'),
  CLAIMDESK_LLM_COST_PER_DOCUMENT: amount.describe('Cost for one version of a document.'),
  CLAIMDESK_LLM_COST_PER_DAY: amount.describe('Cost for a day in UTC.'),
  CLAIMDESK_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be of the form smtp://user:password@host:port or smtps://…' })
    .optional()
    .describe('Mail server for the daily digest. Unset: mail is written into the data folder.'),
  CLAIMDESK_MAIL_FROM: z.email('must be an e-mail address').optional().describe('Sender of mail.'),
  CLAIMDESK_SMTP_TIMEOUT_SECONDS: z.coerce.number().min(0.05).max(120).default(30).describe('One mail takes at most.'),
  CLAIMDESK_PURGE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe('Is sent the addresses of public pages that have changed, for a cache to forget.'),
  CLAIMDESK_PURGE_TOKEN: z
    .string()
    // What could not stand in a header would be told in an error message.
    .regex(/^[\x21-\x7e]{1,1000}$/, 'must be visible ASCII characters without spaces')
    .optional()
    .describe('Sent there as a bearer token.'),
  CLAIMDESK_SECURITY_CONTACT: z
    .url({ protocol: /^(https|mailto)$/, error: 'must be of the form mailto:name@host or https://…' })
    .optional()
    .describe('Whom to tell of a weakness; stands in /.well-known/security.txt.'),
  CLAIMDESK_SUBSCRIPTIONS: flag
    .optional()
    .describe('Readers may have corrections mailed to them. Default: on with CLAIMDESK_SMTP_URL, off otherwise.'),
  CLAIMDESK_LOG_FORMAT: z.enum(['json', 'text']).optional().describe('Default: json in production, text otherwise.'),
});

export type Env = z.infer<typeof envSchema>;
