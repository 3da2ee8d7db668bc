import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import shared from '../../../components/reports/made.module.css';
import { RunFailure } from '../../../components/reports/run-failure';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { Panel } from '../../../components/ui/panel';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { toast } from '../../../components/ui/toast';
import { codeOf } from '../../../lib/api-client';
import { meQuery } from '../../../lib/me';
import type { ExportSearch } from '../../../lib/publishing-search';
import { reportFilterOf } from '../../../lib/report-filter';
import { type ExportFormat, FORMATS, type Selection, useMakeExport } from '../api/exports';
import { ExportSelection } from './export-selection';
import { ExportVolume } from './export-volume';
import { useExportAdvice } from './use-export-advice';
import styles from './exports.module.css';

/** Asks for a file: of which reports, in which format. */
export function ExportBuilder() {
  const t = useTranslations('exports');
  const { data: me } = useQuery(meQuery);
  const search = useSearch({ from: '/desk/exports' });
  const navigate = useNavigate({ from: '/exports' });
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [bom, setBom] = useState(true);
  const make = useMakeExport();
  const advice = useExportAdvice();
  const selection = selectionOf(search);
  const formats = FORMATS.filter((each) => each !== 'research' || me?.permissions.includes('label.export'));
  const run = () =>
    make.mutate(
      { format, selection, bom },
      {
        onSuccess: () => {
          toast(t('asked'));
          if (!('filter' in selection)) void navigate({ search: {} });
        },
      },
    );
  return (
    <Panel title={t('new')}>
      <ExportSelection selection={selection} />
      <RadioGroup label={t('format')} value={format} onChange={(value) => setFormat(value as ExportFormat)}>
        <div className={styles.formats}>
          {formats.map((each) => (
            <Radio key={each} value={each}>
              <span className={styles.format}>{t(`formats.${each}.name`)}</span>
              <span className={shared.soft}>{t(`formats.${each}.hint`)}</span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {format === 'csv' && (
        <Checkbox isSelected={bom} onChange={setBom}>
          {t('bom')}
        </Checkbox>
      )}
      <ExportVolume selection={selection} format={format} onInstead={setFormat} />
      {make.error && <RunFailure said={make.error} advice={advice(codeOf(make.error))} isAlert />}
      <div>
        <Button tone="main" isPending={make.isPending} onPress={run}>
          {t('make')}
        </Button>
      </div>
    </Panel>
  );
}

/** What the address says is to be exported. */
function selectionOf({ numbers, snapshot, ...search }: ExportSearch): Selection {
  if (snapshot !== undefined) return { snapshotId: snapshot };
  if (numbers !== undefined) return { numbers: numbers.split(',').map(Number) };
  return { filter: reportFilterOf({ ...search }) };
}
