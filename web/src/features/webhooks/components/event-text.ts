import { useTranslations } from 'use-intl';
import type en from '../../../messages/en/webhooks.json';

type Tells = (typeof en)['tells'];
type Group = keyof Tells;
/** `verdict.published` and all others there are words for. */
export type KnownEvent = { [G in Group]: `${G}.${Extract<keyof Tells[G], string>}` }[Group];

/** What a type of event tells, in the person's language; in English when a newer server has one the desk has no words for. */
export function useEventText(): (type: string, english: string) => string {
  const t = useTranslations('webhooks.tells');
  return (type, english) => (t.has(type as KnownEvent) ? t(type as KnownEvent) : english);
}
