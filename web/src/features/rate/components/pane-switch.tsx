import type { ReactNode } from 'react';
import { Button } from '../../../components/ui/button';
import styles from './rate.module.css';

interface Props<Key extends string> {
  label: string;
  panes: readonly { key: Key; name: string; content: ReactNode }[];
  shown: Key;
  onShow: (key: Key) => void;
}

/**
 * One pane at a time, where three have no room. All are drawn and those out of sight hidden, so that nothing in them is lost
 * and their keys work. (The kit's tabs would be a tenth of the page's script.)
 */
export function PaneSwitch<Key extends string>({ label, panes, shown, onShow }: Props<Key>) {
  return (
    <>
      <div role="group" aria-label={label} className={styles.switch}>
        {panes.map(({ key, name }) => (
          <Button key={key} aria-pressed={key === shown} onPress={() => onShow(key)}>
            {name}
          </Button>
        ))}
      </div>
      {panes.map(({ key, name, content }) => (
        <section key={key} aria-label={name} hidden={key !== shown} className={styles.pane} tabIndex={-1}>
          {content}
        </section>
      ))}
    </>
  );
}
