import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import type { Assignment } from '../api/assignment';
import { canKeepBoth, type Part, partsOf } from '../draft/draft-rules';
import type { Draft } from '../draft/use-draft';
import { placeId } from './places';
import styles from './rate.module.css';

/** Both texts where two windows wrote the same part, side by side; the person chooses, and nothing is sent before. */
export function ConflictPanel({ assignment, draft }: { assignment: Assignment; draft: Draft }) {
  const t = useTranslations('rate');
  const mine = partsOf(draft.content);
  const { labels, fields = [] } = assignment.scheme.content;
  const shown = (part: Part, value: string | number | boolean | null | undefined): string => {
    if (value === null || value === undefined || value === '') return t('conflict.nothing');
    if (part === 'label') return labels.find(({ key }) => key === value)?.name ?? String(value);
    if (typeof value === 'boolean') return t(value ? 'conflict.yes' : 'conflict.no');
    return String(value);
  };
  const nameOf = (part: Part): string =>
    part.startsWith('fields.')
      ? (fields.find(({ key }) => `fields.${key}` === part)?.name ?? part)
      : t(`part.${part as Exclude<Part, `fields.${string}`>}`);
  return (
    <section id={placeId('conflict')} className={styles.conflict} aria-labelledby="conflict-title" tabIndex={-1}>
      <div className={styles.paneHead}>
        <h2 id="conflict-title">{t('conflict.title')}</h2>
        <div className={styles.inline}>
          <Button onPress={() => draft.resolve('mine')}>{t('conflict.allMine')}</Button>
          <Button onPress={() => draft.resolve('theirs')}>{t('conflict.allTheirs')}</Button>
        </div>
      </div>
      <p role="alert">{t('conflict.hint')}</p>
      {(Object.keys(draft.conflicts) as Part[]).map((part) => (
        <div key={part} role="group" aria-label={nameOf(part)} className={styles.sides}>
          <div className={styles.side}>
            <h3>{t('conflict.mine', { part: nameOf(part) })}</h3>
            <p dir="auto">{shown(part, mine.get(part))}</p>
            <Button onPress={() => draft.resolve('mine', part)}>{t('conflict.keepMine')}</Button>
          </div>
          <div className={styles.side}>
            <h3>{t('conflict.theirs', { part: nameOf(part) })}</h3>
            <p dir="auto">{shown(part, draft.conflicts[part])}</p>
            <Button onPress={() => draft.resolve('theirs', part)}>{t('conflict.takeTheirs')}</Button>
          </div>
          {canKeepBoth(part) && <Button onPress={() => draft.resolve('both', part)}>{t('conflict.keepBoth')}</Button>}
        </div>
      ))}
    </section>
  );
}
