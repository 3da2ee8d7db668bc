import { scaleLinear } from 'd3-scale';
import { FIGURE_WIDTH, type FigureOrSentence, type Mark } from './figure.js';
import { countOf, type FigureLabel, type GroupCounts, sumOf } from './figure-data.js';
import { counted, fitted, plain, whole } from './figure-text.js';
import { LabelSigns, stackedLabels } from './label-stack.js';

interface Breakdown {
  id: string;
  title: string;
  /** What a row is: "claimant", "source", "topic". */
  of: string;
  /** Truest first. */
  labels: readonly FigureLabel[];
  /** Most verdicts first. */
  groups: readonly GroupCounts[];
  /** All others together, and how many they are; null when there are no others. */
  rest: { groups: number; counts: GroupCounts } | null;
}

const NAMES = 190;
const VALUES = 56;
const ROW = 32;
const BAR = 22;
const SIZE = 14;

/** Verdicts of the claimants, sources or topics that have most, each with the mix of its labels, and of all the rest. */
export function breakdownFigure({ id, title, of, labels, groups, rest }: Breakdown): FigureOrSentence {
  if (groups.length === 0) {
    return { kind: 'nothing', id, title, sentence: `No published verdict names a ${of}.` };
  }
  const rows = rest === null ? groups : [...groups, rest.counts];
  const signs = new LabelSigns(labels);
  const used = new Set(labels.map(({ key }) => key).filter((key) => rows.some((row) => countOf(row.labels, key) > 0)));
  const legend = signs.legend(0, FIGURE_WIDTH, used);
  const top = legend.height + 12;
  const length = scaleLinear()
    .domain([0, Math.max(...rows.map((row) => sumOf(row.labels)))])
    .range([0, FIGURE_WIDTH - NAMES - VALUES]);
  const marks = stackedLabels(labels, rows).flatMap((segments, index): Mark[] => {
    const row = rows[index] ?? { name: '', labels: [] };
    const y = top + index * ROW + (index === groups.length ? 10 : 0);
    const words = { kind: 'words', y: y + 16, size: SIZE } as const;
    return [
      { ...words, x: NAMES - 12, text: fitted(row.name, NAMES - 16, SIZE), anchor: 'end', paint: 'ink' },
      ...segments.flatMap(({ label, count, from, to }) =>
        signs.segment(
          label,
          count,
          { x: NAMES + length(from), y, width: length(to) - length(from), height: BAR },
          plain(row.name),
        ),
      ),
      {
        ...words,
        x: NAMES + length(sumOf(row.labels)) + 8,
        text: whole(sumOf(row.labels)),
        anchor: 'start',
        paint: 'soft',
      },
    ];
  });
  const [most] = groups;
  return {
    kind: 'figure',
    id,
    title,
    description:
      `The ${counted(groups.length, `${of}`)} with most verdicts, each with the mix of its labels` +
      `${rest === null ? '' : `, and ${counted(rest.groups, 'other')} together`}. ` +
      `Most: ${plain(most?.name ?? '')}, ${whole(sumOf(most?.labels ?? []))}.`,
    width: FIGURE_WIDTH,
    height: top + rows.length * ROW + (rest === null ? 0 : 10),
    marks: [...legend.marks, ...marks],
    table: {
      caption: title,
      columns: [
        { name: `${of.charAt(0).toUpperCase()}${of.slice(1)}`, isNumber: false },
        { name: 'Verdicts', isNumber: true },
        ...labels.filter(({ key }) => used.has(key)).map(({ name }) => ({ name: plain(name), isNumber: true })),
      ],
      rows: rows.map((row) => [
        plain(row.name),
        whole(sumOf(row.labels)),
        ...labels.filter(({ key }) => used.has(key)).map(({ key }) => whole(countOf(row.labels, key))),
      ]),
    },
  };
}
