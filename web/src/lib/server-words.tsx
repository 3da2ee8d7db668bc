import { type ReactNode, useEffect, useState } from 'react';
import type { CompiledMessage } from 'icu-minify/format';
import { useFormatter } from 'use-intl';
import type { Schemas } from './api-client';
import { filledSentence, type Values } from './filled-sentence';
import { type Language, useLanguage } from './i18n';
import type { Said } from './said';

/**
 * What the server says, in a language other than its own, which is English. Its answers carry codes and what their sentences
 * speak of; a sentence without words here is shown as it came. A language's words are fetched when the first is needed: most
 * pages never show one.
 */
export interface ServerMessages {
  /** By `code`, where the code says it all or nothing more is known. */
  code: Record<string, CompiledMessage>;
  /** By `detailCode`. */
  detail: Record<string, CompiledMessage>;
  /** By kind; `claim` and `document` are quoted, with a space before, or empty. */
  notification: Record<string, CompiledMessage>;
  /** By code of `reasons` of a plan; `reason` is put in by the words of `ineligible`. */
  plan: Record<string, CompiledMessage>;
  ineligible: Record<string, CompiledMessage>;
  /** By `problemCode` of the audit log. */
  chain: Record<string, CompiledMessage>;
  /** By rule, of warnings of an import and faults of a report. */
  rule: Record<string, CompiledMessage>;
  /** By code, of a refused row of an import. */
  row: Record<string, CompiledMessage>;
  /** By event of the audit log. */
  audit: Record<string, CompiledMessage>;
  words: { quoted: CompiledMessage; somebody: string };
}

const FILES = import.meta.glob<{ default: ServerMessages }>('../server-messages/*.json');
const loaded = new Map<Language, ServerMessages>();

/** The words of the language; undefined while they are fetched, null when there are none. */
export function useServerMessages(): ServerMessages | null | undefined {
  const { language } = useLanguage();
  const [failed, setFailed] = useState<Language | null>(null);
  const [, setArrived] = useState<Language | null>(null);
  const file = FILES[`../server-messages/${language}.json`];
  useEffect(() => {
    if (!file || loaded.has(language)) return;
    file().then(
      ({ default: messages }) => {
        loaded.set(language, messages);
        setArrived(language);
      },
      () => setFailed(language),
    );
  }, [language, file]);
  if (!file || failed === language) return null;
  return loaded.get(language);
}

type Fill = (sentence: CompiledMessage | undefined, values: Values) => string | null;

export function useFill(): Fill {
  const { language } = useLanguage();
  return (sentence, values) => (sentence === undefined ? null : filledSentence(sentence, language, values));
}

/** @returns puts a refusal or failure into words of the person's language; empty while they are fetched. */
export function useServerWords(): (said: Said) => string {
  const messages = useServerMessages();
  const fill = useFill();
  const times = useTimes();
  return ({ code, message, body }) => {
    if (messages === undefined) return '';
    const own = message ?? code ?? '';
    if (messages === null) return own;
    const values = { fields: fieldsOf(body?.faults), ...times((body?.params ?? {}) as Values) };
    const detail = String(body?.detailCode);
    return fill(messages.detail[detail], values) ?? fill(messages.code[code ?? ''], values) ?? own;
  };
}

/** The refusal or failure in words. @param within the sentence around them. */
export function ServerWords({ said, within }: { said: Said; within?: (words: string) => string }): ReactNode {
  const words = useServerWords()(said);
  return within && words !== '' ? within(words) : words;
}

/** @returns puts a notification into one sentence of the person's language; empty while its words are fetched. */
export function useNotificationWords(): (told: Schemas['Notification']) => string {
  const messages = useServerMessages();
  const fill = useFill();
  const times = useTimes();
  return ({ kind, text, about, data }) => {
    if (messages === undefined) return '';
    if (messages === null) return text;
    const quoted = (words: string | null) =>
      words === null ? '' : (fill(messages.words.quoted, { text: words }) ?? '');
    const values = {
      ...times(Object.fromEntries(Object.entries(data).map(([name, value]) => [name, plain(value)]))),
      claim: quoted(about.claim),
      hasClaim: String(about.claim !== null),
      document: quoted(about.document),
      person: about.person ?? messages.words.somebody,
    };
    return fill(messages.notification[kind], values) ?? text;
  };
}

/** Numbers stay, so that they have their plural; the names of a choice in a message have no spaces. */
function plain(value: unknown): string | number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value.replaceAll(' ', '_') : value === null ? 'none' : JSON.stringify(value);
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Times as people read them, in their zone. */
function useTimes(): (values: Values) => Values {
  const format = useFormatter();
  const shown = (value: string | number) =>
    typeof value === 'string' && TIME.test(value)
      ? format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'short' })
      : value;
  return (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)]));
}

/** Which fields are wrong, by the names they have in the API. */
function fieldsOf(faults: unknown): string {
  if (!Array.isArray(faults)) return 'none';
  return [...new Set(faults.map(({ path }: { path?: unknown }) => String(path)))].join(', ') || 'none';
}
