import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { TextArea } from '../../../components/ui/text-area';
import { useShortcuts } from '../../../lib/shortcuts';
import { type Settings, useTryOut } from '../api/extraction';
import { TryOutResult } from './try-out-result';
import layout from '../../../components/ui/layout.module.css';
import styles from './extraction.module.css';

const MOST = 50_000;
/** Somebody who moves a setting wants to see what it does, and not every number on the way there. */
const SETTLED_MS = 400;

/**
 * A text to paste, and what the settings of the form pick in it. After the first try it follows the form,
 * and the settings in force (the number of their version).
 */
export function TryOut({ settings, inForce }: { settings: Settings; inForce: number }) {
  const t = useTranslations('extraction');
  const [text, setText] = useState('');
  const { mutate, data, error, isPending, isIdle } = useTryOut();
  const canTry = text.trim() !== '' && (settings.types ?? []).length > 0;
  const look = () => {
    if (canTry) mutate({ text, settings });
  };
  useShortcuts([{ key: 'mod+Enter', name: t('try'), run: look, enabled: canTry }]);
  const [tried, setTried] = useState({ settings, inForce });
  useEffect(() => {
    const isSame = settings === tried.settings && inForce === tried.inForce;
    if (isIdle || isSame || !canTry) return undefined;
    const timer = setTimeout(() => {
      setTried({ settings, inForce });
      mutate({ text, settings });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [settings, inForce, tried, isIdle, canTry, text, mutate]);
  return (
    <Panel title={t('tryTitle')}>
      <p className={styles.soft}>{t('tryHint')}</p>
      <TextArea label={t('text')} rows={8} maxLength={MOST} value={text} onChange={setText} />
      <div className={layout.buttons}>
        <Button tone="main" shortcut="mod+Enter" isPending={isPending} isDisabled={!canTry} onPress={look}>
          {t('try')}
        </Button>
        {text === '' && <Button onPress={() => setText(t('example'))}>{t('useExample')}</Button>}
      </div>
      {error && <ErrorPanel error={error} onRetry={look} />}
      {data && <TryOutResult trial={data} />}
    </Panel>
  );
}
