import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { MoreRows } from '../../../components/ui/more-rows';
import { Select } from '../../../components/ui/select';
import { SettledTextField } from '../../../components/ui/settled-text-field';
import { AGREEMENT_SCOPES } from '../../../lib/insight-search';
import { meQuery } from '../../../lib/me';
import { agreementQuery, reviewersQuery } from '../api/insight';
import { AgreementGroups } from './agreement-groups';
import { Loaded } from './loaded';
import { type Measure, MEASURES } from './measures';
import styles from './insight.module.css';
import type { ViewProps } from './view-props';

/** How far raters agree who could not know of one another, broken down as one likes. */
export function AgreementFigures({ days, search, change }: ViewProps) {
  const t = useTranslations();
  const { data: me } = useQuery(meQuery);
  const mayPeople = me?.permissions.includes('agreement.people') === true;
  const scopes = AGREEMENT_SCOPES.filter((scope) => scope !== 'pair' || mayPeople);
  const scope = scopes.find((each) => each === search.scope) ?? 'all';
  const [measure, setMeasure] = useState<Measure>('ordinalAlpha');
  const measures = MEASURES.filter((each) => each !== 'cohen' || scope === 'pair');
  const { topic, sourceId, language, reviewerId } = search;
  const query = useInfiniteQuery(agreementQuery(days, { scope, reviewerId, topic, sourceId, language }));
  const groups = query.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <div className={styles.filters}>
        <Select
          label={t('insight.agreement.scope')}
          choices={scopes.map((each) => [each, t(`insight.agreement.scopes.${each}`)] as const)}
          value={scope}
          onChange={(chosen) => change({ scope: chosen === 'all' ? undefined : chosen })}
        />
        {scope === 'pair' && <Reviewer days={days} value={reviewerId} onChange={(id) => change({ reviewerId: id })} />}
        {scope !== 'all' && (
          <Select
            label={t('insight.agreement.measure')}
            choices={measures.map((each) => [each, t(`insight.agreement.measures.${each}`)] as const)}
            value={measure}
            onChange={setMeasure}
          />
        )}
        <SettledTextField
          label={t('insight.filter.topic')}
          value={topic ?? ''}
          onSettle={(chosen) => change({ topic: chosen || undefined })}
        />
        <SettledTextField
          label={t('insight.filter.language')}
          value={language ?? ''}
          onSettle={(chosen) => change({ language: chosen || undefined })}
        />
      </div>
      {scope === 'pair' && reviewerId === undefined ? (
        <p className={styles.lead}>{t('insight.agreement.choosePerson')}</p>
      ) : (
        <Loaded query={{ ...query, data: groups }}>
          {(found) => (
            <AgreementGroups
              groups={found}
              scope={scope}
              measure={measures.includes(measure) ? measure : 'ordinalAlpha'}
            />
          )}
        </Loaded>
      )}
      <MoreRows list={query} />
      <p className={`${styles.hint} ${styles.after}`}>{t('insight.agreement.counts')}</p>
    </>
  );
}

interface ReviewerProps extends Pick<ViewProps, 'days'> {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

function Reviewer({ days, value = '', onChange }: ReviewerProps) {
  const t = useTranslations('insight.agreement');
  const { data } = useInfiniteQuery(reviewersQuery(days));
  const people = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Select
      label={t('person')}
      choices={[['', t('noPerson')], ...people.map(({ reviewerId, name }) => [reviewerId, name] as const)]}
      value={value}
      onChange={(id) => onChange(id || undefined)}
    />
  );
}
