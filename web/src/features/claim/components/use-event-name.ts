import { useTranslations } from 'use-intl';

/** What an audit event is called: the thing, and what became of it. Acts without a name are shown as they are recorded. */
export function useEventName(): (event: string) => string {
  const t = useTranslations('claim');
  const named = (group: 'entity' | 'event', key: string) => {
    const path = `${group}.${key}`;
    return t.has(path as never) ? t(path as never) : key;
  };
  return (event) => {
    const [entity = '', act = ''] = event.split('.');
    return `${named('entity', entity)}: ${named('event', act)}`;
  };
}
