import { AgeingFigures } from './ageing-figures';
import { StagesFigure } from './stages-figure';
import { ThroughputFigure } from './throughput-figure';
import styles from './insight.module.css';
import type { ViewProps } from './view-props';

/** What was done, what waits, and how long each step takes. */
export function WorkFigures(props: ViewProps) {
  return (
    <div className={styles.figures}>
      <ThroughputFigure {...props} />
      <AgeingFigures />
      <StagesFigure days={props.days} />
    </div>
  );
}
