import { Link, type LinkProps } from '@tanstack/react-router';
import { useCurrentInView } from '../../lib/use-current-in-view';
import styles from './section-nav.module.css';

interface Props {
  label: string;
  places: readonly { to: NonNullable<LinkProps['to']>; name: string }[];
}

/** Pages that belong together, above the title of each. */
export function SectionNav({ label, places }: Props) {
  const nav = useCurrentInView();
  return (
    <nav ref={nav} aria-label={label} className={styles.nav}>
      {places.map(({ to, name }) => (
        <Link key={to} to={to} className={styles.place} activeProps={{ 'aria-current': 'page' }}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
