import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { useTranslations } from 'use-intl';
import type { Said } from '../../lib/said';
import { ServerWords } from '../../lib/server-words';
import { Button } from './button';
import styles from './toast.module.css';

interface Message {
  text: ReactNode;
  tone: 'plain' | 'bad';
  /** What undoes it, or goes on with it. */
  action?: { name: string; run: () => void };
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

/** Says that something has happened. It goes away by itself, so nothing may be said only here; one with an action stays longer. @returns what takes it away before. */
export function toast(text: ReactNode, { action, tone = 'plain' }: Partial<Omit<Message, 'text'>> = {}): () => void {
  const key = queue.add({ text, tone, ...(action ? { action } : {}) }, { timeout: action ? 20_000 : 8_000 });
  return () => queue.close(key);
}

/** Says why something failed. @param within the sentence around it. */
export function toastFailure(said: Said, within?: (words: string) => string): void {
  toast(<ServerWords said={said} {...(within ? { within } : {})} />, { tone: 'bad' });
}

export function ToastRegion() {
  const t = useTranslations('app');
  return (
    <AriaToastRegion queue={queue} className={styles.region ?? ''}>
      {({ toast: shown }) => (
        <Toast toast={shown} className={`${styles.toast} ${styles[shown.content.tone]}`}>
          <ToastContent className={styles.text}>
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          {shown.content.action && (
            <Button
              onPress={() => {
                shown.content.action?.run();
                queue.close(shown.key);
              }}
            >
              {shown.content.action.name}
            </Button>
          )}
          <Button slot="close" tone="bare" aria-label={t('close')}>
            <X size={16} aria-hidden="true" />
          </Button>
        </Toast>
      )}
    </AriaToastRegion>
  );
}
