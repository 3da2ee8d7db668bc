import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, Circle, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { type Me, meQuery } from '../../../lib/me';
import { CHANGED, type KeptSteps, keepSteps, readSteps } from '../api/kept-steps';
import { type Step, stepsFor } from './steps';
import styles from './first-steps.module.css';

/** A tour of the acts of one's role, on the page where one begins. It goes when it is hidden; who has done all sees it once more. */
export function FirstSteps() {
  const { data: me } = useQuery(meQuery);
  return me ? <StepsOf key={me.id} me={me} /> : null;
}

function StepsOf({ me }: { me: Me }) {
  const t = useTranslations('firstSteps');
  const [kept, change] = useKeptSteps(me.id);
  const steps = stepsFor(me);
  if (kept.hidden || steps.length === 0) return null;
  const done = steps.filter(({ key }) => kept.done.includes(key)).length;
  return (
    <section className={styles.panel} aria-labelledby="first-steps">
      <div className={styles.head}>
        <div>
          <h2 id="first-steps">{t('title')}</h2>
          <p className={styles.hint}>
            {t('hint')} {t('progress', { done, all: steps.length })}
          </p>
        </div>
        <Button tone="bare" aria-label={t('dismiss')} onPress={() => change({ ...kept, hidden: true })}>
          <X size={18} aria-hidden="true" />
        </Button>
      </div>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <StepRow key={step.key} step={step} isDone={kept.done.includes(step.key)} />
        ))}
      </ol>
    </section>
  );
}

function StepRow({ step: { key, to }, isDone }: { step: Step; isDone: boolean }) {
  const t = useTranslations('firstSteps');
  const Icon = isDone ? CircleCheck : Circle;
  return (
    <li className={styles.step} data-done={isDone}>
      <Icon size={20} aria-hidden="true" />
      <div>
        <p className={styles.name}>
          {isDone && <span className={styles.read}>{t('done')} </span>}
          {to === '/' ? t(`step.${key}.name`) : <Link to={to as '/'}>{t(`step.${key}.name`)}</Link>}
        </p>
        <p className={styles.hint}>{t(`step.${key}.hint`)}</p>
      </div>
    </li>
  );
}

function useKeptSteps(personId: string) {
  const [kept, setKept] = useState(() => readSteps(personId));
  useEffect(() => {
    const again = () => setKept(readSteps(personId));
    for (const event of [CHANGED, 'storage']) window.addEventListener(event, again);
    return () => {
      for (const event of [CHANGED, 'storage']) window.removeEventListener(event, again);
    };
  }, [personId]);
  return [kept, (next: KeptSteps) => keepSteps(personId, next)] as const;
}
