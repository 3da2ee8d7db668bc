import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { TextArea } from '../../../components/ui/text-area';
import { labelOf, type RatingScheme, schemesQuery } from '../../../lib/schemes';
import type { DeskClaim } from '../../../lib/claims';
import { goldQuery, useEndGold, useSetGold } from '../api/gold';
import layout from '../../../components/ui/layout.module.css';
import styles from './claim.module.css';

/** The answer the desk knows, to measure raters with. Raters never hear of it. */
export function Gold({ claim }: { claim: DeskClaim }) {
  const t = useTranslations('claim');
  const { data: gold } = useQuery(goldQuery(claim.id));
  const { data: schemes } = useQuery(schemesQuery);
  const end = useEndGold(claim.id);
  const [dialog, setDialog] = useState<'set' | 'end' | null>(null);
  const canSet = claim.workflowState === 'READY' || claim.workflowState === 'DECIDED';
  const scheme = schemes?.find(({ id }) => id === gold?.schemeId) ?? schemes?.[0];
  if (gold === undefined || (gold === null && !canSet)) return null;
  return (
    <Panel
      title={t('gold')}
      actions={
        <span className={layout.buttons}>
          {canSet && <Button onPress={() => setDialog('set')}>{gold ? t('changeGold') : t('setGold')}</Button>}
          {gold && gold.pause !== 'ended' && <Button onPress={() => setDialog('end')}>{t('endGold')}</Button>}
        </span>
      }
    >
      {gold === null ? (
        <p className={styles.soft}>{t('goldHint')}</p>
      ) : (
        <>
          <p className={layout.line}>
            {gold.labels.map((label) => (
              <LabelChip
                key={label}
                name={labelOf(scheme, label)?.name ?? label}
                color={labelOf(scheme, label)?.color}
              />
            ))}
          </p>
          <p className={layout.written} dir="auto">
            {gold.explanation}
          </p>
          <p className={layout.small}>
            {gold.pause === null
              ? t('goldGiven', { given: gold.given, rated: gold.rated })
              : t(`goldPause.${gold.pause}`)}
          </p>
        </>
      )}
      {dialog === 'set' && scheme && (
        <SetGold
          claimId={claim.id}
          scheme={scheme}
          labels={gold?.labels ?? []}
          explanation={gold?.explanation ?? ''}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'end' && (
        <ReasonDialog
          title={t('endGold')}
          label={t('reason')}
          confirm={t('endGold')}
          onClose={() => setDialog(null)}
          onConfirm={(reason) => end.mutateAsync(reason)}
        />
      )}
    </Panel>
  );
}

interface SetProps {
  claimId: string;
  scheme: RatingScheme;
  labels: readonly string[];
  explanation: string;
  onClose: () => void;
}

function SetGold({ claimId, scheme, labels, explanation, onClose }: SetProps) {
  const t = useTranslations();
  const act = useSetGold(claimId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(labels));
  const [why, setWhy] = useState(explanation);
  const [evenIfPublished, setEven] = useState(false);
  const toggle = (key: string, isOn: boolean) =>
    setChosen(new Set(isOn ? [...chosen, key] : [...chosen].filter((each) => each !== key)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      { labels: [...chosen], explanation: why.trim(), schemeId: scheme.id, evenIfPublished },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog title={t('claim.gold')} isOpen onClose={onClose}>
      <p>{t('claim.goldHint')}</p>
      <form onSubmit={submit} className={layout.stack}>
        <div className={layout.entries} role="group" aria-label={t('claim.rightLabels')}>
          {scheme.content.labels.map(({ key, name, color }) => (
            <Checkbox key={key} isSelected={chosen.has(key)} onChange={(isOn) => toggle(key, isOn)}>
              <LabelChip name={name} color={color} />
            </Checkbox>
          ))}
        </div>
        <TextArea label={t('claim.whyRight')} value={why} onChange={setWhy} />
        <Checkbox isSelected={evenIfPublished} onChange={setEven}>
          {t('claim.evenIfPublished')}
        </Checkbox>
        {act.error && <ErrorPanel error={act.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            type="submit"
            tone="main"
            isPending={act.isPending}
            isDisabled={chosen.size === 0 || why.trim() === ''}
          >
            {t('app.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
