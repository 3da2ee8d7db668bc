import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import { Checkbox } from '../../../components/ui/checkbox';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Select } from '../../../components/ui/select';
import { TextArea } from '../../../components/ui/text-area';
import { useShortcuts } from '../../../lib/shortcuts';
import { MIN_RATIONALE } from '../draft/submit-checks';
import { isHalfTyped } from '../draft/draft-content';
import { CustomFieldInput } from './custom-field-input';
import type { EditingProps } from './evidence-pane';
import { LabelChoice, useLabels } from './label-choice';
import { placeId } from './places';
import styles from './rate.module.css';

const STEPS = ['', '1', '2', '3', '4', '5'] as const;

/** The judgement itself: label, reasons, and what the scheme asks besides. */
export function RatingPane({ assignment, draft, submission, showPane }: EditingProps) {
  const t = useTranslations('rate');
  const { content, edit } = draft;
  const { faults, refusal } = submission;
  const fields = assignment.scheme.content.fields ?? [];
  useShortcuts([{ key: 'r', name: t('rationale.write'), run: () => submission.go('rationale') }]);
  const chosen = useLabels(assignment.scheme.content).find(({ key }) => key === content.label);
  const isShort = faults.includes('rationale') || refusal?.place === 'rationale';
  const left = MIN_RATIONALE - content.rationale.trim().length;
  return (
    <>
      <h2>{t('pane.rating')}</h2>
      {refusal && refusal.place === null && <ErrorPanel error={refusal.problem} />}
      {submission.nextError && <ErrorPanel error={submission.nextError} />}
      <LabelChoice
        scheme={assignment.scheme.content}
        value={content.label}
        onChange={(label) => {
          showPane('rating');
          edit({ label });
        }}
        isMissing={faults.includes('label') || refusal?.place === 'label'}
      />
      {chosen && (
        <p className={styles.facts}>
          {t.rich('chosen', { label: () => <LabelChip name={chosen.name} color={chosen.color} /> })}
        </p>
      )}
      <div id={placeId('rationale')}>
        <TextArea
          label={t('rationale.label')}
          hint={t('rationale.hint', { key: 'R' })}
          maxLength={20_000}
          rows={4}
          value={content.rationale}
          onChange={(rationale) => edit({ rationale })}
          {...(isShort ? { fault: t('rationale.fault', { count: Math.max(left, 0) }) } : {})}
        />
      </div>
      <Select
        label={t('confidence.label')}
        choices={STEPS.map((step) => [step, t(`confidence.${step === '' ? 'none' : step}`)] as const)}
        value={STEPS[content.confidence ?? 0] ?? ''}
        onChange={(step) => edit({ confidence: step === '' ? null : Number(step) })}
      />
      {fields.map((field) => {
        const value = content.fields[field.key] ?? null;
        const isFault = faults.includes(`fields.${field.key}`);
        const fault = isFault && (isHalfTyped(field.type, value) ? t('field.half') : t('field.required'));
        return (
          <div key={field.key} id={placeId(`fields.${field.key}`)}>
            <CustomFieldInput
              field={field}
              value={value}
              onChange={(next) => edit({ fields: { ...content.fields, [field.key]: next } })}
              {...(fault ? { fault } : {})}
            />
          </div>
        );
      })}
      <TextArea
        label={t('note.label')}
        hint={t('note.hint')}
        maxLength={5000}
        rows={2}
        value={content.noteToAdjudicator}
        onChange={(noteToAdjudicator) => edit({ noteToAdjudicator })}
      />
      <Checkbox isSelected={content.needsAdjudication} onChange={(needsAdjudication) => edit({ needsAdjudication })}>
        {t('note.needsAdjudication')}
      </Checkbox>
      <p className={styles.soft}>
        {t('schemeShown', { name: assignment.scheme.content.name, number: assignment.scheme.schemeVersion })}
      </p>
    </>
  );
}
