import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { SkeletonRows } from '../ui/skeleton';
import { stalenessQuery } from '../../lib/claims';
import type { Schemas } from '../../lib/api-client';
import changed from './changed-text.module.css';
import styles from './word-changes.module.css';

type Words = NonNullable<Schemas['Staleness']['diff']>['words'];

/** So much of what stands around the words is shown, in UTF-16 units. */
const AROUND = 140;

/** The beginning of a run of words, cut between two of its pieces or at a space. */
function firstOf(words: Words): Words {
  const kept: Words = [];
  let room = AROUND;
  for (const word of words) {
    if (room <= 0) break;
    const cut = word.text.length > room ? Math.max(word.text.lastIndexOf(' ', room), 0) : word.text.length;
    kept.push({ ...word, text: word.text.slice(0, cut) });
    room -= word.text.length;
  }
  return kept;
}

/** The end of a run of words, likewise. */
function lastOf(words: Words): Words {
  const kept: Words = [];
  let room = AROUND;
  for (const word of words.toReversed()) {
    if (room <= 0) break;
    const from = word.text.length - room;
    const space = from > 0 ? word.text.indexOf(' ', from) : 0;
    kept.unshift({ ...word, text: space === -1 ? '' : word.text.slice(space) });
    room -= word.text.length;
  }
  return kept;
}

/** A claim's old and new words beside each other, with what stands around them. */
export function WordChanges({ claimId }: { claimId: string }) {
  const t = useTranslations('claims.words');
  const { data } = useQuery(stalenessQuery(claimId));
  if (!data) return <SkeletonRows rows={1} />;
  const side = (which: 'old' | 'new') => {
    const words = data[which];
    if (!words) return <p className={changed.nothing}>{t('gone')}</p>;
    const { diff } = data;
    return (
      <blockquote dir="auto" className={changed.text}>
        <Part words={lastOf(diff?.before ?? same(words.before))} which={which} />
        <mark dir="auto" className={styles.claim}>
          <Part words={diff?.words ?? same(words.words)} which={which} />
        </mark>
        <Part words={firstOf(diff?.after ?? same(words.after))} which={which} />
      </blockquote>
    );
  };
  return (
    <div className={styles.sides}>
      <div>
        <p className={styles.title}>{data.old ? t('old', { number: data.old.versionNumber }) : t('before')}</p>
        {side('old')}
      </div>
      <div>
        <p className={styles.title}>{t('new', { number: data.versionNumber })}</p>
        {side('new')}
      </div>
    </div>
  );
}

const same = (text: string): Words => [{ kind: 'same', text }];

interface PartProps {
  words: Words;
  which: 'old' | 'new';
}

function Part({ words, which }: PartProps) {
  const other = which === 'old' ? 'added' : 'removed';
  const Changed = which === 'old' ? 'del' : 'ins';
  return words
    .filter(({ kind }) => kind !== other)
    .map(({ kind, text }, index) => (kind === 'same' ? text : <Changed key={index}>{text}</Changed>));
}
