import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { printed } from '../../lib/shortcuts';
import { Kbd } from './kbd';
import styles from './button.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  tone?: 'plain' | 'main' | 'danger' | 'bare';
  /** The key that does the same (as in `useShortcuts`), printed on the button. */
  shortcut?: string;
  children: React.ReactNode;
}

export function Button({ tone = 'plain', shortcut, children, isPending = false, onPress, type, ...rest }: Props) {
  return (
    // The library would announce what is pending by the button's id, which names nothing once the button has gone. So what
    // is pending keeps the focus and does nothing here.
    <AriaButton
      {...rest}
      {...(isPending || !onPress ? {} : { onPress })}
      type={isPending ? 'button' : (type ?? 'button')}
      aria-keyshortcuts={shortcut?.replace('mod+', 'Control+').replace('shift+', 'Shift+')}
      className={`${styles.button} ${styles[tone]} ${isPending ? styles.pending : ''}`}
    >
      {children}
      {shortcut !== undefined && <Kbd>{printed(shortcut)}</Kbd>}
    </AriaButton>
  );
}
