import { useRouter } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Kbd } from '../../../components/ui/kbd';
import { Panel } from '../../../components/ui/panel';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { Select } from '../../../components/ui/select';
import { TextArea } from '../../../components/ui/text-area';
import { toast } from '../../../components/ui/toast';
import { labelDigits } from '../../../lib/label-keys';
import { useShortcuts } from '../../../lib/shortcuts';
import { labelOf, type RatingScheme } from '../../../lib/schemes';
import { type Cause, CAUSES, type Round, useAdjudicate } from '../api/adjudication';
import type { DecisionState } from './use-decision';
import styles from './case.module.css';

const SHORTEST = 30;

interface Props {
  round: Round;
  scheme: RatingScheme;
  decision: DecisionState;
}

/** The decision: a label, why the raters differed, and the reasons. */
export function DecisionForm({ round, scheme, decision }: Props) {
  const t = useTranslations('adjudicate');
  const { draft, set, isKept } = decision;
  const { adjudicate, submit, isReady, isAlone } = useSubmission(round, decision);
  const { labels } = scheme.content;
  // The keys that raters have for the same labels.
  const digits = labelDigits(labels);
  useShortcuts([
    ...labels.flatMap(({ key, name }) => {
      const digit = digits.get(key);
      const run = () => decision.setLabel(key);
      return digit === undefined ? [] : [{ key: digit, name: t('chooseLabel', { name }), run }];
    }),
    { key: 'g', name: t('gap'), run: () => set({ hasGap: !draft.hasGap }) },
    { key: 'mod+Enter', name: t('submit'), run: submit },
  ]);
  const chosen = labelOf(scheme, draft.label ?? '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <Panel title={t('decision')} actions={<KeptState isKept={isKept} />}>
      <form onSubmit={send} className={styles.form}>
        <RadioGroup label={t('label')} value={draft.label} onChange={decision.setLabel}>
          <div className={styles.labels}>
            {labels.map(({ key, name, color }) => (
              <Radio key={key} value={key}>
                <span className={styles.choice}>
                  <LabelChip name={name} color={color} /> {digits.has(key) && <Kbd>{digits.get(key)}</Kbd>}
                </span>
              </Radio>
            ))}
          </div>
        </RadioGroup>
        {chosen && <p className={styles.definition}>{chosen.definition}</p>}
        <CauseChoice cause={draft.cause} onChange={(cause) => set({ cause })} />
        <TextArea
          label={t('rationale')}
          hint={t('rationaleHint', { count: SHORTEST })}
          rows={6}
          value={draft.rationale}
          onChange={(rationale) => set({ rationale })}
        />
        {isAlone && (
          <TextArea
            label={t('note')}
            hint={t('noteHint')}
            value={draft.note}
            onChange={(note) => set({ note })}
            isRequired
          />
        )}
        <Checkbox isSelected={draft.hasGap} onChange={(hasGap) => set({ hasGap })}>
          {t('gap')}
        </Checkbox>
        {draft.hasGap && (
          <TextArea label={t('gapText')} hint={t('gapHint')} value={draft.gap} onChange={(gap) => set({ gap })} />
        )}
        {adjudicate.error && <ErrorPanel error={adjudicate.error} />}
        <div className={styles.submit}>
          <Button type="submit" tone="main" shortcut="mod+Enter" isPending={adjudicate.isPending} isDisabled={!isReady}>
            {t('submit')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function CauseChoice({ cause, onChange }: { cause: Cause | null; onChange: (cause: Cause | null) => void }) {
  const t = useTranslations();
  return (
    <Select<Cause | ''>
      label={t('adjudicate.cause')}
      choices={[['', t('adjudicate.chooseCause')], ...CAUSES.map((each) => [each, t(`claims.cause.${each}`)] as const)]}
      value={cause ?? ''}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
    />
  );
}

function KeptState({ isKept }: { isKept: boolean }) {
  const t = useTranslations('adjudicate');
  return <span className={styles.kept}>{isKept ? t('kept') : t('nothingYet')}</span>;
}

/** What is missing, and sending it. */
function useSubmission(round: Round, { draft, forget }: DecisionState) {
  const t = useTranslations('adjudicate');
  const router = useRouter();
  const adjudicate = useAdjudicate(round.id);
  const { label, cause, rationale, note, hasGap, gap } = draft;
  // A label that no rater gave has to be explained.
  const isAlone = label !== null && !(round.ratings ?? []).some((rating) => rating.label === label);
  const isReady =
    label !== null && cause !== null && rationale.trim().length >= SHORTEST && (!isAlone || note.trim() !== '');
  const submit = () => {
    if (label === null || cause === null || !isReady || adjudicate.isPending) return;
    const extra = {
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(hasGap && gap.trim() !== '' ? { guidelineGap: gap.trim() } : {}),
      ...(round.wording.changed ? { wordingHash: round.wording.wordingHash } : {}),
    };
    adjudicate.mutate(
      { label, cause, rationale: rationale.trim(), ...extra },
      {
        onSuccess: () => {
          forget();
          toast(t('done'));
          router.history.push(`${router.basepath}/adjudicate`);
        },
      },
    );
  };
  return { adjudicate, submit, isReady, isAlone };
}
