import styles from './label-chip.module.css';

/** A label of a rating scheme: its name, with its colour beside it. The colour is a scheme's own and never carries text. */
export function LabelChip({ name, color }: { name: string; color?: string | null | undefined }) {
  return (
    <span className={styles.chip}>
      <svg width="12" height="12" aria-hidden="true">
        <rect width="12" height="12" rx="3" fill={color ?? undefined} />
      </svg>
      {name}
    </span>
  );
}
