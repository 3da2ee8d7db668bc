import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS, GRID, TOOLTIP } from './chart-style';
import { seriesColor } from './pattern';
import styles from './charts.module.css';

export interface BandDatum {
  name: string;
  middle: number;
  low: number;
  high: number;
}

export interface BandProps {
  label: string;
  data: readonly BandDatum[];
  /** What the line and the band around it are. */
  names: { middle: string; band: string };
  write: (value: number) => string;
}

/** A line over time with a band around it. */
export function Band({ label, data, names, write }: BandProps) {
  const points = data.map(({ name, middle, low, high }) => ({ name, middle, band: [low, high] }));
  return (
    <div role="img" aria-label={label} className={styles.chart} style={{ height: 240 }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 240 }}>
        <ComposedChart data={points} accessibilityLayer={false} margin={{ top: 8, right: 24, bottom: 0, left: 0 }}>
          <CartesianGrid {...GRID} vertical={false} />
          <XAxis {...AXIS} dataKey="name" minTickGap={16} />
          <YAxis {...AXIS} width={64} tickFormatter={write} />
          <Tooltip
            {...TOOLTIP}
            formatter={(value) =>
              Array.isArray(value) ? value.map(Number).map(write).join(' – ') : write(Number(value))
            }
          />
          <Area
            dataKey="band"
            name={names.band}
            fill={seriesColor(0)}
            fillOpacity={0.18}
            stroke={seriesColor(0)}
            strokeDasharray="3 3"
            isAnimationActive={false}
          />
          <Line
            dataKey="middle"
            name={names.middle}
            stroke={seriesColor(0)}
            strokeWidth={2}
            dot={{ r: 3, fill: seriesColor(0) }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
