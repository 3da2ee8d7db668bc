import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormatter } from 'use-intl';
import { Legend } from './legend';
import { Pattern } from './pattern';
import { AXIS, GRID, TOOLTIP } from './chart-style';
import styles from './charts.module.css';

/** A bar, or a stack of them: its name, and a number for each series by key. */
export interface BarDatum {
  name: string;
  values: Readonly<Record<string, number>>;
}

export interface BarsProps {
  /** What it shows, for those who do not see it; the table has the numbers. */
  label: string;
  data: readonly BarDatum[];
  series: readonly { key: string; name: string }[];
  /** Names beside the bars (for words), or below them (for time). */
  names: 'beside' | 'below';
  isStacked?: boolean;
  height?: number;
  /** How a number is written; as a whole number without it. */
  write?: (value: number) => string;
}

const ROW = 34;

/** Bars beside or on top of one another. */
export function Bars({ label, data, series, names, isStacked = false, height, write }: BarsProps) {
  const id = useId();
  const format = useFormatter();
  const text = write ?? ((value: number) => format.number(value));
  const isBeside = names === 'beside';
  const group = isStacked ? 1 : series.length;
  const tall = height ?? (isBeside ? data.length * (ROW + (group - 1) * 14) + 40 : 240);
  const first = series[0];
  const number = { ...AXIS, type: 'number' as const, allowDecimals: write !== undefined, tickFormatter: text };
  return (
    <div>
      {series.length > 1 && <Legend names={series.map(({ name }) => name)} />}
      <div role="img" aria-label={label} className={styles.chart} style={{ height: tall }}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: tall }}>
          <BarChart
            data={data.map(({ name, values }) => ({ name, ...values }))}
            layout={isBeside ? 'vertical' : 'horizontal'}
            accessibilityLayer={false}
            margin={{ top: 8, right: 36, bottom: 0, left: 0 }}
          >
            <defs>
              {series.map(({ key }, index) => (
                <Pattern key={key} id={`${id}-${index}`} index={index} />
              ))}
            </defs>
            <CartesianGrid {...GRID} horizontal={!isBeside} vertical={isBeside} />
            {isBeside ? <XAxis {...number} /> : <XAxis {...AXIS} dataKey="name" minTickGap={16} />}
            {isBeside ? (
              <YAxis {...AXIS} type="category" dataKey="name" width={150} tickFormatter={short} interval={0} />
            ) : (
              <YAxis {...number} width={44} />
            )}
            <Tooltip {...TOOLTIP} formatter={(value) => text(Number(value))} />
            {series.map(({ key, name }, index) => (
              <Bar
                key={key}
                dataKey={key}
                name={name}
                fill={`url(#${id}-${index})`}
                maxBarSize={28}
                isAnimationActive={false}
                {...(isStacked ? { stackId: 'all' } : {})}
              >
                {series.length === 1 && first && isBeside && (
                  <LabelList
                    position="right"
                    fill="var(--text)"
                    fontSize={12}
                    formatter={(value) => text(Number(value))}
                  />
                )}
              </Bar>
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}

/** Long names are cut in the chart; the table has them whole. */
const short = (name: string): string => (name.length > 22 ? `${name.slice(0, 21)}…` : name);
