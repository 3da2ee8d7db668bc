import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, Circle, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { type Me, meQuery } from '../../../lib/me';
import { ownerOf } from '../api/kept-steps';
import { useKeptSteps } from '../api/use-kept-steps';
import { type Step, stepsFor, tourOf } from './steps';
import { StepWay, TourEnd } from './step-way';
import styles from './first-steps.module.css';

/** A tour of the acts of one's role, or in the demo of all roles. It goes when it is hidden, or when all of it is done. */
export function FirstSteps() {
  const { data: me } = useQuery(meQuery);
  return me ? <StepsOf key={me.id} me={me} /> : null;
}

function StepsOf({ me }: { me: Me }) {
  const t = useTranslations('firstSteps');
  const [kept, change] = useKeptSteps(ownerOf(me));
  const steps = me.demo ? tourOf(kept) : stepsFor(me);
  const next = steps.find(({ key }) => !kept.done.includes(key));
  const [wasAllDone] = useState(next === undefined);
  if (kept.hidden || steps.length === 0 || (wasAllDone && !me.demo)) return null;
  const done = steps.filter(({ key }) => kept.done.includes(key)).length;
  return (
    <section className={styles.panel} aria-labelledby="first-steps">
      <div className={styles.head}>
        <div>
          <h2 id="first-steps">{me.demo ? t('tour.title') : t('title')}</h2>
          <p className={styles.hint}>
            {me.demo ? t('tour.hint') : t('hint')} {t('progress', { done, all: steps.length })}
          </p>
        </div>
        <Button tone="bare" aria-label={t('dismiss')} onPress={() => change({ ...kept, hidden: true })}>
          <X size={18} aria-hidden="true" />
        </Button>
      </div>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <StepRow key={step.key} step={step} me={me} isDone={kept.done.includes(step.key)} isNext={step === next} />
        ))}
      </ol>
      {me.demo && !next && <TourEnd me={me} />}
    </section>
  );
}

interface RowProps {
  step: Step;
  me: Me;
  isDone: boolean;
  isNext: boolean;
}

function StepRow({ step, me, isDone, isNext }: RowProps) {
  const t = useTranslations('firstSteps');
  const Icon = isDone ? CircleCheck : Circle;
  return (
    <li className={styles.step} data-done={isDone} data-next={isNext}>
      <Icon size={20} aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.name}>
          {isDone && <span className={styles.read}>{t('done')} </span>}
          {me.demo || step.to === '/' ? (
            t(`step.${step.key}.name`)
          ) : (
            <Link to={step.to as '/'}>{t(`step.${step.key}.name`)}</Link>
          )}
          {step.as && <span className={styles.as}> {t('tour.by', { person: step.as })}</span>}
        </p>
        <p className={styles.hint}>{t(`step.${step.key}.hint`)}</p>
        {me.demo && isNext && <StepWay step={step} me={me} />}
      </div>
    </li>
  );
}
