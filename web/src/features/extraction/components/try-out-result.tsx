import { useFormatter, useTranslations } from 'use-intl';
import { Signs } from '../../../components/claims/signs';
import { Badge } from '../../../components/ui/badge';
import type { Trial } from '../api/extraction';
import styles from './extraction.module.css';

type Sentence = Trial['sentences'][number];
type Fate = 'both' | 'new' | 'lost' | 'neither';

const fateOf = ({ picked, pickedInForce }: Sentence): Fate => {
  if (picked) return pickedInForce ? 'both' : 'new';
  return pickedInForce ? 'lost' : 'neither';
};
const TONES = { both: 'plain', new: 'good', lost: 'bad', neither: 'plain' } as const;

/** The text with what is picked marked, and what differs from the settings in force. */
export function TryOutResult({ trial }: { trial: Trial }) {
  const t = useTranslations('extraction');
  const { picked, pickedInForce, sentences } = trial;
  const gained = sentences.filter((sentence) => fateOf(sentence) === 'new').length;
  const lost = sentences.filter((sentence) => fateOf(sentence) === 'lost').length;
  return (
    <div className={styles.result}>
      <p role="status">
        <strong>{t('picked', { count: picked })}</strong>{' '}
        {gained + lost === 0 ? t('sameAsInForce') : t('compared', { inForce: pickedInForce, gained, lost })}
      </p>
      {trial.limited && <p className={styles.soft}>{t('limited')}</p>}
      {trial.rulesOnly && <p className={styles.soft}>{t('rulesOnly')}</p>}
      {sentences.length === 0 ? (
        <p>{t('noSentence')}</p>
      ) : (
        <ol className={styles.sentences} aria-label={t('sentences')}>
          {sentences.map((sentence) => (
            <OneSentence key={`${sentence.start}-${sentence.end}`} sentence={sentence} />
          ))}
        </ol>
      )}
    </div>
  );
}

function OneSentence({ sentence }: { sentence: Sentence }) {
  const t = useTranslations('extraction');
  const format = useFormatter();
  const fate = fateOf(sentence);
  const facts = [
    t('score', { score: format.number(sentence.score, { maximumFractionDigits: 2 }) }),
    ...(sentence.type === null ? [] : [t(`type.${sentence.type}`)]),
    ...(sentence.speaker === null ? [] : [sentence.speaker]),
  ];
  return (
    <li className={styles.sentence} data-fate={fate}>
      <p dir="auto">{sentence.text}</p>
      <p className={styles.soft}>
        <Badge tone={TONES[fate]}>{t(`fate.${fate}`)}</Badge> {facts.join(' · ')}
      </p>
      <Signs codes={sentence.reasons} />
    </li>
  );
}
