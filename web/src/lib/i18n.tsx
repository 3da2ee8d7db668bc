import { createContext, type ReactNode, use, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { I18nProvider, useLocale as useAriaLocale } from 'react-aria-components';
import { IntlProvider } from 'use-intl';
import type { Messages } from '../messages/messages';

/** The languages of the desk; each has every message (a test compares them). */
export const LANGUAGES = { en: 'English', pl: 'Polski' } as const;
export type Language = keyof typeof LANGUAGES;
export type Area = keyof Messages;

/** What the frame of the desk says; the rest comes with the page that says it. */
const CORE = ['app', 'nav', 'shortcuts', 'signIn'] as const satisfies readonly Area[];

const FILES = import.meta.glob<{ default: Messages[Area] }>('../messages/*/*.json');

/**
 * The texts of these areas that can be fetched now.
 *
 * @throws Error when an area has no file in this language, which a test rules out
 */
async function load(language: Language, areas: readonly Area[]): Promise<Partial<Messages>> {
  const texts = await Promise.all(
    areas.map(async (area) => {
      const file = FILES[`../messages/${language}/${area}.json`];
      if (!file) throw new Error(`no messages for ${area} in ${language}`);
      return file().then(
        (module) => [[area, module.default] as const],
        () => [],
      );
    }),
  );
  return Object.fromEntries(texts.flat());
}

const STORED = 'claimdesk.language';
const isLanguage = (value: string | null | undefined): value is Language => value != null && value in LANGUAGES;

/** What the person chose, or else the first language of the browser that the desk speaks. */
function preferred(): Language {
  const chosen = localStorage.getItem(STORED);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

/**
 * The way of writing dates and numbers: the desk's language as the browser's person writes it, such as en-GB. English alone
 * would be American.
 */
const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === language && tag.includes('-')) ?? language;

interface LanguageState {
  /** The language everything on the page is written in. */
  language: Language;
  /** The one chosen last; the page follows as soon as its texts are there. */
  chosen: Language;
  choose: (language: Language) => void;
  /** The texts that are there. */
  messages: Partial<Messages>;
  /** Asks for the texts of more areas, also of those that could not be fetched before. */
  want: (areas: readonly Area[]) => void;
}

const LanguageContext = createContext<LanguageState | null>(null);

/** @throws Error outside a LanguageProvider */
export function useLanguage(): LanguageState {
  const state = use(LanguageContext);
  if (!state) throw new Error('useLanguage needs a LanguageProvider above it');
  return state;
}

/**
 * Messages, plural rules, dates and numbers of one language, and the direction it is written in. A change of language waits for
 * the texts of all areas in use and then changes them at once, so that no page is ever half in one language.
 */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(preferred);
  const [areas, setAreas] = useState<readonly Area[]>(CORE);
  const shown = useMessages(chosen, areas);
  const choose = useCallback((next: Language) => {
    localStorage.setItem(STORED, next);
    setChosen(next);
  }, []);
  const want = useCallback((more: readonly Area[]) => {
    setAreas((now) => [...new Set([...now, ...more])]);
  }, []);
  const context = useMemo(() => shown && { ...shown, chosen, choose, want }, [shown, chosen, choose, want]);
  if (!context) return null;
  const locale = localeOf(context.language);
  return (
    <LanguageContext value={context}>
      <I18nProvider locale={locale}>
        <DocumentLanguage />
        <IntlProvider locale={locale} messages={context.messages as Messages} timeZone={timeZone()}>
          {children}
        </IntlProvider>
      </I18nProvider>
    </LanguageContext>
  );
}

/** Shows what stands within as soon as the texts of these areas are there. */
export function WithMessages({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const { messages, want } = useLanguage();
  const missing = areas.filter((area) => !(area in messages)).join(' ');
  useEffect(() => {
    if (missing) want(missing.split(' ') as Area[]);
  }, [missing, want]);
  return missing ? null : children;
}

/** The texts of all these areas in one language. Another language shows only when nothing of it is missing. */
function useMessages(language: Language, areas: readonly Area[]) {
  const [loaded, setLoaded] = useState<{ language: Language; messages: Partial<Messages> } | null>(null);
  useEffect(() => {
    let wanted = true;
    void load(language, areas).then((messages) => {
      const complete = areas.every((area) => area in messages);
      if (wanted) setLoaded((now) => (complete || now?.language === language ? { language, messages } : now));
    });
    return () => {
      wanted = false;
    };
  }, [language, areas]);
  return loaded;
}

const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Before anything is painted, so that no words are read out with the voice of another language. */
function DocumentLanguage() {
  const { locale, direction } = useAriaLocale();
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
  }, [locale, direction]);
  return null;
}
