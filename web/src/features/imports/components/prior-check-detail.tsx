import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText } from '../../../components/ui/when';
import type { Schemas } from '../../../lib/api-client';
import { meQuery } from '../../../lib/me';
import { useSentences } from '../../../lib/server-sentences';
import { priorCheckQuery } from '../api/prior-checks';
import shared from '../../../components/reports/made.module.css';
import styles from './imports.module.css';
import own from './prior-checks.module.css';

type Check = Schemas['PriorCheckDetail'];

/** An earlier check in full: what it says, and where each state of it came from. */
export function PriorCheckDetail({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const t = useTranslations('imports.prior');
  const found = useQuery({ ...priorCheckQuery(id ?? ''), enabled: id !== undefined });
  return (
    <Drawer title={t('one')} isOpen={id !== undefined} onClose={onClose}>
      {found.isError && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
      {found.isLoading && <SkeletonRows />}
      {found.data && <Content check={found.data} />}
    </Drawer>
  );
}

function Content({ check }: { check: Check }) {
  const t = useTranslations('imports.prior');
  const { claimText, rating, claimant, claimDate, appearances, publisher, url, title, reviewDate } = check;
  return (
    <>
      <p className={own.claim} dir="auto" lang={check.language ?? undefined}>
        {claimText}
      </p>
      <dl className={own.facts}>
        <Fact name={t('verdict')} value={scaled(rating)} />
        <Fact name={t('explanation')} value={rating.explanation} />
        <Fact name={t('said')} value={claimant?.name ?? null} />
        <Fact name={t('saidOn')} value={claimDate} />
        <Fact name={t('seen')} value={appearances.join('\n') || null} />
        <Fact name={t('checkedBy')} value={publisher.name ?? publisher.site} />
        <Fact name={t('headline')} value={title} />
        <Fact name={t('checkedOn')} value={reviewDate} />
      </dl>
      <p>
        <a href={url} target="_blank" rel="noreferrer nofollow">
          {t('open')}
        </a>
      </p>
      <h3 className={own.heading}>{t('states')}</h3>
      <ol className={own.states} reversed>
        {check.revisions.map((revision) => (
          <State key={revision.revision} id={check.id} state={revision} />
        ))}
      </ol>
    </>
  );
}

/** The rating as its publisher gave it, with its own scale. */
const scaled = ({ text, value, worst, best }: Check['rating']): string =>
  value === null ? text : `${text} (${value}${worst === null || best === null ? '' : `; ${worst}–${best}`})`;

function Fact({ name, value }: { name: string; value: string | null }) {
  if (value === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}

function State({ id, state }: { id: string; state: Schemas['PriorCheckRevision'] }) {
  const t = useTranslations('imports.prior');
  const ruleWords = useSentences('rule');
  const { data: me } = useQuery(meQuery);
  const { revision, rating, warnings, provenance, createdAt } = state;
  const { importId, place, filename, url, licence, fileSha256 } = provenance;
  return (
    <li>
      <p>
        <strong dir="auto">{rating}</strong> · <DateText at={createdAt} withTime />
      </p>
      <p className={shared.soft}>
        {me?.permissions.includes('import.run') && (
          <>
            <Link to="/imports/$id" params={{ id: importId }}>
              {t('import')}
            </Link>
            {' · '}
          </>
        )}
        <bdi>{filename ?? url ?? ''}</bdi> · <bdi>{place}</bdi>
        {licence !== null && (
          <>
            {' · '}
            <bdi>{licence}</bdi>
          </>
        )}
      </p>
      {fileSha256 !== null && (
        <p className={shared.hash}>
          SHA-256 <code>{fileSha256}</code>
        </p>
      )}
      {warnings.map(({ rule, message }) => (
        <p key={`${rule} ${message}`} className={styles.warnings} dir="auto">
          {ruleWords(rule, message)}
        </p>
      ))}
      <a href={`/api/v1/prior-checks/${id}/original?revision=${revision}`} target="_blank" rel="noreferrer">
        {t('original')}
      </a>
    </li>
  );
}
