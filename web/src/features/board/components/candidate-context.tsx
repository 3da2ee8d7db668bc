import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { QuotedWords } from '../../../components/claims/quoted-words';
import type { DeskClaim } from '../../../lib/claims';
import { versionTextQuery } from '../api/claims';
import styles from './candidate.module.css';

/** Characters shown on each side of the words. */
const AROUND = 420;

/** The claim's words where they stand: as much of the source around them as one needs to judge them. */
export function CandidateContext({ claim }: { claim: DeskClaim }) {
  const t = useTranslations('inbox');
  const { documentId, placement, context } = claim;
  const { data: version } = useQuery(versionTextQuery(documentId, placement.versionNumber));
  const { start, end } = placement;
  const text = version?.text;
  const [before, words, after] =
    text !== undefined && start !== null && end !== null
      ? [text.slice(Math.max(0, start - AROUND), start), text.slice(start, end), text.slice(end, end + AROUND)]
      : [placement.prefix ?? '', placement.exact ?? claim.statement, placement.suffix ?? ''];
  return (
    <div className={styles.context}>
      {context?.heading && (
        <p className={styles.heading} dir="auto">
          {context.heading}
        </p>
      )}
      <QuotedWords before={atWord(before)} words={words} after={untilWord(after)} />
      {context && context.dates.length > 0 && (
        <ul className={styles.dates}>
          {context.dates.map((date) => (
            <li key={`${date.start}`}>
              {date.from === date.to
                ? t('dateMeans', { words: date.text, day: date.from })
                : t('dateMeansSpan', { words: date.text, from: date.from, to: date.to })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Without the torn word at the beginning. */
const atWord = (text: string): string => (text.length < AROUND ? text : `… ${text.slice(text.indexOf(' ') + 1)}`);

/** Without the torn word at the end. */
const untilWord = (text: string): string => (text.length < AROUND ? text : `${text.slice(0, text.lastIndexOf(' '))} …`);
