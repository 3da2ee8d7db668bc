import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormatter } from 'use-intl';
import { AXIS, GRID, TOOLTIP } from './chart-style';
import { seriesColor } from './pattern';
import styles from './charts.module.css';

/** A figure with its interval; what has no value is not in the chart. */
export interface IntervalDatum {
  name: string;
  value: number;
  low: number | null;
  high: number | null;
}

export interface IntervalsProps {
  label: string;
  data: readonly IntervalDatum[];
  /** Coefficients may fall below zero; shares are written as percent. */
  scale: 'coefficient' | 'share';
  /** Where conventions draw a line. */
  marks?: readonly number[];
}

/** A point for each figure and a line as long as its 95 % interval. */
export function Intervals({ label, data, scale, marks = [] }: IntervalsProps) {
  const format = useFormatter();
  const write = (value: number): string =>
    format.number(
      value,
      scale === 'share' ? { style: 'percent', maximumFractionDigits: 0 } : { maximumFractionDigits: 2 },
    );
  const least = Math.min(0, ...data.map(({ value, low }) => low ?? value));
  const lowest = Math.floor(least * 5) / 5;
  const height = data.length * 34 + 44;
  const points = data.map(({ name, value, low, high }) => ({
    name,
    value,
    reach: [value - (low ?? value), (high ?? value) - value],
    text: low === null || high === null ? write(value) : `${write(value)} (${write(low)} – ${write(high)})`,
  }));
  return (
    <div role="img" aria-label={label} className={styles.chart} style={{ height }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
        <ScatterChart accessibilityLayer={false} margin={{ top: 8, right: 24, bottom: 0, left: 0 }}>
          <CartesianGrid {...GRID} horizontal={false} />
          <XAxis {...AXIS} type="number" dataKey="value" domain={[lowest, 1]} tickFormatter={write} tickCount={6} />
          <YAxis
            {...AXIS}
            type="category"
            dataKey="name"
            width={170}
            interval={0}
            reversed
            allowDuplicatedCategory={false}
            tickFormatter={(name: string) => (name.length > 26 ? `${name.slice(0, 25)}…` : name)}
          />
          {marks.map((mark) => (
            <ReferenceLine
              key={mark}
              x={mark}
              stroke="var(--line-strong)"
              strokeDasharray="6 4"
              label={{ value: write(mark), position: 'insideTopRight', fill: 'var(--soft)', fontSize: 11 }}
            />
          ))}
          <Tooltip {...TOOLTIP} content={({ payload }) => <Shown payload={payload} />} />
          <Scatter data={points} fill={seriesColor(0)} isAnimationActive={false}>
            <ErrorBar
              dataKey="reach"
              direction="x"
              width={6}
              strokeWidth={2}
              stroke={seriesColor(0)}
              isAnimationActive={false}
            />
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}

function Shown({ payload }: { payload: readonly { payload?: { name: string; text: string } }[] | undefined }) {
  const point = payload?.[0]?.payload;
  if (!point) return null;
  return (
    <div className={styles.tip}>
      <strong>{point.name}</strong>
      <br />
      {point.text}
    </div>
  );
}
