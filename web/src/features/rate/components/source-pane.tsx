import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { QuotedWords } from '../../../components/claims/quoted-words';
import { Button } from '../../../components/ui/button';
import { lazily } from '../../../lib/lazily';
import { useShortcuts } from '../../../lib/shortcuts';
import type { Assignment } from '../api/assignment';
import { sentencesOf } from '../draft/sentences';
import { wordDiff } from '../draft/word-diff';
import { ChangedWords } from './changed-words';
import styles from './rate.module.css';

const SourceChanges = lazily(() => import('./source-changes').then((file) => file.SourceChanges));

/** The words in the text around them, what the text means by its dates, and what has changed since one began. */
export function SourcePane({ assignment }: { assignment: Assignment }) {
  const t = useTranslations('rate');
  const { claim, context, wordingChanged, earlierWords } = assignment;
  const [showsChanges, setShowsChanges] = useState(false);
  const { heading, dateline, dates = [] } = claim.context ?? {};
  const words = claim.placement.exact ?? claim.statement;
  return (
    <>
      <h2>{t('pane.source')}</h2>
      {wordingChanged && (
        <div role="alert" className={styles.warn}>
          <p>{t('wordingChanged')}</p>
          {earlierWords !== null && <ChangedWords pieces={wordDiff(earlierWords, words)} />}
        </div>
      )}
      {context.changed && !wordingChanged && (
        <div role="status" className={styles.warn}>
          <p>{t('contextChanged')}</p>
        </div>
      )}
      {(wordingChanged || context.changed) && (
        <Button onPress={() => setShowsChanges(true)}>{t('changes.show')}</Button>
      )}
      {claim.needsContext && <p className={styles.soft}>{t('needsContext')}</p>}
      {heading != null && (
        <p dir="auto" className={styles.heading}>
          {heading}
        </p>
      )}
      {dateline != null && (
        <p dir="auto" className={styles.soft}>
          {dateline}
        </p>
      )}
      {claim.placement.exact === null ? (
        <p className={styles.warn}>{t('wordsGone')}</p>
      ) : (
        <Sentences assignment={assignment} words={claim.placement.exact} />
      )}
      {dates.length > 0 && (
        <dl className={styles.dates}>
          {dates.map(({ text, start, from, to }) => (
            <div key={start}>
              <dt>
                <bdi>{text}</bdi>
              </dt>
              <dd>{from === to ? from : t('days', { from, to })}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.soft}>{t('versionShown', { number: context.versionNumber })}</p>
      <Suspense>
        {showsChanges && <SourceChanges assignment={assignment} isOpen onClose={() => setShowsChanges(false)} />}
      </Suspense>
    </>
  );
}

/** The text sentence by sentence: the keys go from one to the next, and screen readers read the one they come to. */
function Sentences({ assignment: { claim, context }, words }: { assignment: Assignment; words: string }) {
  const t = useTranslations('rate');
  const frame = useRef<HTMLDivElement>(null);
  const parts = useMemo(
    () => [context.before, words, context.after].map((text) => sentencesOf(text, claim.language)),
    [context.before, words, context.after, claim.language],
  );
  const [before = [], within = [], after = []] = parts;
  const first = before.length;
  const [current, setCurrent] = useState<number | null>(null);
  const claimId = claim.id;
  useEffect(() => {
    // The words may stand far down in their text: who opens a claim sees them, and nothing else on the page moves.
    const pane = frame.current?.parentElement;
    const at = frame.current?.querySelector<HTMLElement>(`[data-sentence="${first}"]`);
    if (!pane || !at || pane.scrollHeight <= pane.clientHeight) return;
    pane.scrollTop += at.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }, [claimId, first]);
  const go = (step: 1 | -1) => {
    const last = first + within.length + after.length - 1;
    const to = current === null ? first : Math.min(Math.max(current + step, 0), last);
    setCurrent(to);
    frame.current?.querySelector<HTMLElement>(`[data-sentence="${to}"]`)?.focus();
  };
  useShortcuts([
    { key: 'j', name: t('nextSentence'), run: () => go(1) },
    { key: 'k', name: t('previousSentence'), run: () => go(-1) },
  ]);
  const shown = (sentences: readonly string[], from: number) =>
    sentences.map((sentence, index) => (
      <span
        key={from + index}
        data-sentence={from + index}
        data-current={current === from + index}
        tabIndex={-1}
        className={styles.sentence}
      >
        {sentence}
      </span>
    ));
  return (
    <>
      <div className={styles.steps}>
        <Button tone="bare" shortcut="k" onPress={() => go(-1)}>
          {t('previousSentence')}
        </Button>
        <Button tone="bare" shortcut="j" onPress={() => go(1)}>
          {t('nextSentence')}
        </Button>
      </div>
      <div ref={frame} lang={claim.language}>
        <QuotedWords
          before={shown(before, 0)}
          words={shown(within, first)}
          after={shown(after, first + within.length)}
        />
      </div>
    </>
  );
}
