import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Badge } from '../../ui/badge';
import { Checkbox } from '../../ui/checkbox';
import { eligibilityQuery } from '../../../lib/assigning';
import { peopleQuery, type Person, ratersOf } from '../../../lib/people';
import { useWhyNot } from './use-why-not';
import styles from './assign.module.css';

interface Props {
  claimId: string | undefined;
  policyKey: string | undefined;
  chosen: readonly string[];
  /** Somebody has to be named. */
  isNeeded: boolean;
  onChange: (ids: readonly string[]) => void;
}

interface Choice {
  id: string;
  name: string;
  /** Why not, in words; empty when the person may. */
  whyNot: string;
  notes: readonly string[];
}

/** Whom the places may go to. Of one claim it says who may not rate it, and why. */
export function PeopleChoice({ claimId, policyKey, chosen, isNeeded, onChange }: Props) {
  const t = useTranslations('assign');
  const whyNot = useWhyNot();
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: eligibility } = useQuery({
    ...eligibilityQuery(claimId ?? '', policyKey),
    enabled: claimId !== undefined,
  });
  const paused = (person: Person) => person.pausedUntil !== null && new Date(person.pausedUntil) > new Date();
  const choices: Choice[] = eligibility
    ? eligibility.items.map(({ reviewerId, reviewerName, reasons, expertIn, level, open }) => ({
        id: reviewerId,
        name: reviewerName,
        whyNot: reasons.map(whyNot).join(', '),
        notes: [
          t('open', { count: open }),
          ...(level === 'NOVICE' ? [t('novice')] : []),
          ...(expertIn.length > 0 ? [t('expert', { topics: expertIn.join(', ') })] : []),
        ],
      }))
    : ratersOf(people).map((person) => ({
        id: person.id,
        name: person.displayName,
        whyNot: '',
        notes: [
          ...(person.languages.length > 0 ? [person.languages.join(', ')] : []),
          ...(person.level === 'NOVICE' ? [t('novice')] : []),
          ...(paused(person) ? [t('paused')] : []),
          ...person.topics,
        ],
      }));
  const may = choices.filter(({ whyNot: why }) => why === '');
  const mayNot = choices.filter(({ whyNot: why }) => why !== '');
  return (
    <details className={styles.people} open={isNeeded || claimId !== undefined || undefined}>
      <summary>
        {chosen.length === 0 ? t('everybody', { count: may.length }) : t('among', { count: chosen.length })}
      </summary>
      <ul className={styles.choices} aria-label={t('people')}>
        {may.map(({ id, name, notes }) => (
          <li key={id}>
            <Checkbox
              isSelected={chosen.includes(id)}
              onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((each) => each !== id))}
            >
              <span>
                <bdi>{name}</bdi> <small className={styles.hint}>{notes.join(' · ')}</small>
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {mayNot.length > 0 && (
        <>
          <p className={styles.label}>{t('mayNot')}</p>
          <ul className={styles.choices} aria-label={t('mayNot')}>
            {mayNot.map(({ id, name, whyNot: why }) => (
              <li key={id}>
                <bdi>{name}</bdi> <Badge tone="warn">{why}</Badge>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
