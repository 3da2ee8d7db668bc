import { scaleLinear, scalePoint } from 'd3-scale';
import { FIGURE_WIDTH, type FigureOrSentence, type Mark } from './figure.js';
import { counted, periodName, whole } from './figure-text.js';
import { axisLines, everyMonth, periodTicks } from './time-axis.js';

/** How long the verdicts of a month took. The three are null when there were too few to say. */
export interface MonthTurnaround {
  month: string;
  verdicts: number;
  lowerQuartileHours: number | null;
  medianHours: number | null;
  upperQuartileHours: number | null;
}

interface Turnaround {
  id: string;
  title: string;
  months: readonly MonthTurnaround[];
}

type Known = { month: string; verdicts: number; low: number; median: number; high: number };

const LEFT = 44;
const TOP = 30;
const HEIGHT = 200;
const HOURS = 24;

/** Days from the acceptance of a claim to its first publication: a dot for the median, a line from quartile to quartile. */
export function turnaroundFigure({ id, title, months }: Turnaround): FigureOrSentence {
  const known = months.flatMap(inDays);
  if (known.length === 0) {
    return {
      kind: 'nothing',
      id,
      title,
      sentence: 'In no month were there enough verdicts to say how long they took.',
    };
  }
  const periods = everyMonth(known.map(({ month }) => month));
  const x = scalePoint<string>().domain(periods).range([LEFT, FIGURE_WIDTH]).padding(0.7);
  const y = scaleLinear()
    .domain([0, Math.max(...known.map(({ high }) => high), 0.1)])
    .nice(4)
    .range([TOP + HEIGHT, TOP]);
  const at = (month: string): number => x(month) ?? LEFT;
  const points: [number, number][] = known.map(({ month, median }) => [at(month), y(median)]);
  const places = periods.map((period) => ({ period, x: at(period) }));
  return {
    kind: 'figure',
    id,
    title,
    description: describe(known),
    width: FIGURE_WIDTH,
    height: TOP + HEIGHT + 26,
    marks: [
      {
        kind: 'words',
        x: 0,
        y: 14,
        text: 'Days; dot: median, line: the middle half of the verdicts',
        size: 13,
        anchor: 'start',
        paint: 'soft',
      },
      ...axisLines(y, { left: LEFT, right: FIGURE_WIDTH }),
      ...(points.length > 1 ? [{ kind: 'stroke', points, paint: 'soft', width: 1, dashed: true } as const] : []),
      ...known.flatMap((each): Mark[] => [
        {
          kind: 'stroke',
          points: [
            [at(each.month), y(each.low)],
            [at(each.month), y(each.high)],
          ],
          paint: 'ink',
          width: 3,
        },
        { kind: 'dot', x: at(each.month), y: y(each.median), radius: 6, fill: '#2b6a99', says: inWords(each) },
      ]),
      ...periodTicks(places).map(({ x: place, text }): Mark => ({
        kind: 'words',
        x: place,
        y: TOP + HEIGHT + 19,
        text,
        size: 12,
        anchor: 'middle',
        paint: 'soft',
      })),
    ],
    table: {
      caption: title,
      columns: [
        { name: 'Month', isNumber: false },
        ...['Verdicts', 'Lower quartile (days)', 'Median (days)', 'Upper quartile (days)'].map((name) => ({
          name,
          isNumber: true,
        })),
      ],
      rows: months.map((each) => [
        each.month,
        whole(each.verdicts),
        ...[each.lowerQuartileHours, each.medianHours, each.upperQuartileHours].map((hours) =>
          hours === null ? 'too few' : days(hours / HOURS),
        ),
      ]),
    },
  };
}

function inDays({ month, verdicts, ...hours }: MonthTurnaround): Known[] {
  const { lowerQuartileHours: low, medianHours: median, upperQuartileHours: high } = hours;
  if (low === null || median === null || high === null) return [];
  return [{ month, verdicts, low: low / HOURS, median: median / HOURS, high: high / HOURS }];
}

const days = (value: number): string => value.toFixed(1);

const inWords = ({ month, low, median, high }: Known): string =>
  `${periodName(month)}: median ${days(median)} days, middle half ${days(low)} to ${days(high)}`;

function describe(known: readonly Known[]): string {
  const last = known.at(-1);
  return `Over ${counted(known.length, 'month')}. The last one, ${last === undefined ? '' : inWords(last)}.`;
}
