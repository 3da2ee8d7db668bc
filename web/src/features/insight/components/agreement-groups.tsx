import { useFormatter, useTranslations } from 'use-intl';
import type { AgreementGroup, Scope } from '../api/insight';
import { Intervals } from './charts/charts';
import { Figure, type FigureColumn } from './figure';
import { ALPHA_MARKS, isAlpha, type Measure, MEASURES } from './measures';
import { useWritten } from './use-written';
import styles from './insight.module.css';

interface Props {
  groups: readonly AgreementGroup[];
  scope: Scope;
  measure: Measure;
}

/** A figure of all coefficients for each scheme; or, broken down, one of one coefficient for all groups. */
export function AgreementGroups({ groups, scope, measure }: Props) {
  const t = useTranslations('insight.agreement');
  if (groups.length === 0) return <p className={styles.lead}>{t('none')}</p>;
  return (
    <div className={styles.figures}>
      {scope === 'all' ? (
        groups.map((group) => <OfScheme key={group.scheme.id} group={group} />)
      ) : (
        <BrokenDown groups={groups} measure={measure} scope={scope} />
      )}
    </div>
  );
}

const schemeName = ({ scheme }: AgreementGroup): string => `${scheme.name} ${scheme.schemeVersion}`;

/** Why there is no figure, in words, for each that has none. */
function Missing({ figures }: { figures: readonly { name: string; why: string }[] }) {
  const t = useTranslations('insight.agreement');
  if (figures.length === 0) return null;
  return (
    <ul className={styles.missing} aria-label={t('missing')}>
      {figures.map(({ name, why }) => (
        <li key={name}>
          <strong>{name}</strong>: {why}
        </li>
      ))}
    </ul>
  );
}

function OfScheme({ group }: { group: AgreementGroup }) {
  const t = useTranslations('insight.agreement');
  const written = useWritten();
  const measures = MEASURES.filter((measure) => measure !== 'cohen');
  const points = measures.flatMap((measure) => {
    const { value, low, high } = group[measure];
    return value === null ? [] : [{ name: t(`measures.${measure}`), value, low, high }];
  });
  const missing = measures.flatMap((measure) => {
    const { value, reason } = group[measure];
    return value === null && reason !== null ? [{ name: t(`measures.${measure}`), why: written.reason(reason) }] : [];
  });
  return (
    <Figure
      title={schemeName(group)}
      hint={t('of', { units: group.units, ratings: group.ratings, offScale: group.offScale })}
      file={`agreement-${group.scheme.key}-${group.scheme.schemeVersion}`}
      rows={measures}
      keyOf={(measure) => measure}
      columns={[
        { key: 'measure', name: t('measure'), shown: (measure) => t(`measures.${measure}`) },
        {
          key: 'value',
          name: t('value'),
          shown: (measure) => written.figure(group[measure]),
          exact: (measure) => group[measure].value,
        },
        {
          key: 'low',
          name: t('low'),
          shown: (measure) => orDash(group[measure].low, written.coefficient),
          exact: (measure) => group[measure].low,
          isNumber: true,
        },
        {
          key: 'high',
          name: t('high'),
          shown: (measure) => orDash(group[measure].high, written.coefficient),
          exact: (measure) => group[measure].high,
          isNumber: true,
        },
        { key: 'reads', name: t('reads'), shown: (measure) => t(`explained.${measure}`) },
      ]}
      chart={
        points.length > 0 ? (
          <Intervals
            label={t('chart', { scheme: schemeName(group) })}
            scale="coefficient"
            data={points}
            marks={ALPHA_MARKS}
          />
        ) : null
      }
    >
      <Missing figures={missing} />
    </Figure>
  );
}

const orDash = (value: number | null, write: (value: number) => string): string =>
  value === null ? '–' : write(value);

function BrokenDown({ groups, measure, scope }: Props) {
  const t = useTranslations('insight.agreement');
  const format = useFormatter();
  const written = useWritten();
  const several = new Set(groups.map(({ scheme }) => scheme.id)).size > 1;
  const name = (group: AgreementGroup): string => {
    const own = group.name ?? (scope === 'month' && group.key ? written.month(group.key) : group.key || t('nameless'));
    return several ? `${own} · ${schemeName(group)}` : own;
  };
  const figures = groups.map((group) => ({ name: name(group), ...group[measure] }));
  const points = figures.flatMap(({ name: own, value, low, high }) =>
    value === null ? [] : [{ name: own, value, low, high }],
  );
  const missing = figures.flatMap(({ name: own, value, reason }) =>
    value === null && reason !== null ? [{ name: own, why: written.reason(reason) }] : [],
  );
  const count = (key: 'units' | 'ratings' | 'offScale'): FigureColumn<AgreementGroup> => ({
    key,
    name: t(key),
    shown: (group) => format.number(group[key]),
    exact: (group) => group[key],
    isNumber: true,
  });
  const measures = MEASURES.filter((each) => each !== 'cohen' || scope === 'pair');
  return (
    <Figure
      title={t(`measures.${measure}`)}
      hint={t(`explained.${measure}`)}
      file={`agreement-${scope}`}
      rows={groups}
      keyOf={({ scheme, key }) => `${scheme.id} ${key}`}
      columns={[
        { key: 'name', name: t(`scopes.${scope}`), shown: name },
        count('units'),
        count('ratings'),
        count('offScale'),
        ...measures.map((each) => ({
          key: each,
          name: t(`measures.${each}`),
          shown: (group: AgreementGroup) => written.figure(group[each]),
          exact: (group: AgreementGroup) => group[each].value,
        })),
      ]}
      chart={
        points.length > 0 ? (
          <Intervals
            label={t(`measures.${measure}`)}
            scale="coefficient"
            data={points}
            {...(isAlpha(measure) ? { marks: ALPHA_MARKS } : {})}
          />
        ) : null
      }
    >
      <Missing figures={missing} />
    </Figure>
  );
}
