import { scaleBand, scaleLinear } from 'd3-scale';
import { FIGURE_WIDTH, type FigureOrSentence, type Mark } from './figure.js';
import { countOf, type FigureLabel, type LabelCount, type MonthCounts, sumOf } from './figure-data.js';
import { counted, periodName, plain, whole } from './figure-text.js';
import { LabelSigns, stackedLabels } from './label-stack.js';
import { axisLines, everyMonth, periodTicks } from './time-axis.js';

interface Months {
  id: string;
  title: string;
  /** Truest first. */
  labels: readonly FigureLabel[];
  /** Only months with verdicts are needed; those between are filled in. */
  months: readonly MonthCounts[];
}

/** More bars than this are too thin to read: then there is one for each year. */
const MOST_BARS = 48;
const LEFT = 44;
const HEIGHT = 220;

/** Verdicts by the month of their first publication, stacked by label, the truest at the bottom. */
export function monthsFigure({ id, title, labels, months }: Months): FigureOrSentence {
  const all = filled(months);
  const total = all.reduce((sum, month) => sum + sumOf(month.labels), 0);
  if (total === 0) return { kind: 'nothing', id, title, sentence: 'No verdict has been published in this time.' };
  const byYear = all.length > MOST_BARS;
  const periods = byYear ? years(all) : all;
  const signs = new LabelSigns(labels);
  const used = new Set(labels.filter(({ key }) => periods.some((each) => countOf(each.labels, key) > 0)).map(keyOf));
  const legend = signs.legend(0, FIGURE_WIDTH, used);
  const top = legend.height + 14;
  const x = scaleBand<string>()
    .domain(periods.map(({ month }) => month))
    .range([LEFT, FIGURE_WIDTH])
    .paddingInner(0.18)
    .paddingOuter(0.1);
  const most = Math.max(...periods.map((each) => sumOf(each.labels)));
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([top + HEIGHT, top]);
  const width = Math.min(x.bandwidth(), 64);
  const bars = stackedLabels(labels, periods).flatMap((segments, index): Mark[] => {
    const period = periods[index]?.month ?? '';
    const left = (x(period) ?? 0) + (x.bandwidth() - width) / 2;
    return segments.flatMap(({ label, count, from, to }) =>
      signs.segment(label, count, { x: left, y: y(to), width, height: y(from) - y(to) }, periodName(period)),
    );
  });
  const ticks = periodTicks(periods.map(({ month }) => ({ period: month, x: (x(month) ?? 0) + x.bandwidth() / 2 })));
  return {
    kind: 'figure',
    id,
    title,
    description: describe(total, periods, byYear),
    width: FIGURE_WIDTH,
    height: top + HEIGHT + 26,
    marks: [
      ...legend.marks,
      ...axisLines(y, { left: LEFT, right: FIGURE_WIDTH, whole: true }),
      ...bars,
      ...ticks.map(({ x: at, text }): Mark => ({
        kind: 'words',
        x: at,
        y: top + HEIGHT + 19,
        text,
        size: 12,
        anchor: 'middle',
        paint: 'soft',
      })),
    ],
    table: {
      caption: title,
      columns: [
        { name: byYear ? 'Year' : 'Month', isNumber: false },
        { name: 'Verdicts', isNumber: true },
        ...labels.filter(({ key }) => used.has(key)).map(({ name }) => ({ name: plain(name), isNumber: true })),
      ],
      rows: periods.map((each) => [
        each.month,
        whole(sumOf(each.labels)),
        ...labels.filter(({ key }) => used.has(key)).map(({ key }) => whole(countOf(each.labels, key))),
      ]),
    },
  };
}

const keyOf = ({ key }: FigureLabel): string => key;

function filled(months: readonly MonthCounts[]): MonthCounts[] {
  const known = new Map(months.map((each) => [each.month, each]));
  return everyMonth([...known.keys()]).map((month) => known.get(month) ?? { month, labels: [] });
}

function years(months: readonly MonthCounts[]): MonthCounts[] {
  const found = new Map<string, Map<string, number>>();
  for (const { month, labels } of months) {
    const year = found.get(month.slice(0, 4)) ?? new Map<string, number>();
    for (const { label, count } of labels) year.set(label, (year.get(label) ?? 0) + count);
    found.set(month.slice(0, 4), year);
  }
  return [...found].map(([month, counts]) => ({
    month,
    labels: [...counts].map(([label, count]): LabelCount => ({ label, count })),
  }));
}

function describe(total: number, periods: readonly MonthCounts[], byYear: boolean): string {
  const [first] = periods;
  const last = periods.at(-1);
  const best = periods.toSorted((a, b) => sumOf(b.labels) - sumOf(a.labels))[0];
  const span = `${counted(total, 'verdict')} from ${periodName(first?.month ?? '')} to ${periodName(last?.month ?? '')}`;
  return `${span}, a bar for each ${byYear ? 'year' : 'month'}; most, ${whole(sumOf(best?.labels ?? []))}, in ${periodName(best?.month ?? '')}.`;
}
