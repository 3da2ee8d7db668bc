import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';
import buttonStyles from './button.module.css';
import styles from './link-action.module.css';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  ref?: React.Ref<HTMLAnchorElement>;
}

function Anchor({ className: _none, ...rest }: Props) {
  return <a {...rest} className={`${buttonStyles.button} ${buttonStyles.main} ${styles.link}`} />;
}

/** A link that is the main thing to do on a page: leads to another page, and looks like a button. */
export const LinkAction: LinkComponent<typeof Anchor> = createLink(Anchor);
