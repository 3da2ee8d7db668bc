import { Button, type ButtonProps } from 'react-aria-components';
import styles from './link-button.module.css';

/** A button that looks like a link: opens something on this page. */
export function LinkButton(props: Omit<ButtonProps, 'className'>) {
  return <Button {...props} className={styles.link ?? ''} />;
}
