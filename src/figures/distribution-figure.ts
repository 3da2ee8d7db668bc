import { scaleLinear } from 'd3-scale';
import { FIGURE_WIDTH, type FigureOrSentence, type Mark } from './figure.js';
import { countOf, type FigureLabel, type LabelCount, sumOf } from './figure-data.js';
import { counted, fitted, percent, plain, whole } from './figure-text.js';
import { labelColors } from './label-colors.js';

interface Distribution {
  id: string;
  title: string;
  /** Truest first; each of them has a bar, also one that nobody used. */
  labels: readonly FigureLabel[];
  counts: readonly LabelCount[];
}

const NAMES = 190;
const VALUES = 110;
const ROW = 30;
const BAR = 20;
const GAP = 26;
const SIZE = 14;

/** How many verdicts have which label: a bar each, as long as there are verdicts; labels off the scale below. */
export function distributionFigure({ id, title, labels, counts }: Distribution): FigureOrSentence {
  const total = sumOf(counts);
  if (total === 0) return { kind: 'nothing', id, title, sentence: 'No verdict has been published here yet.' };
  const onScale = labels.filter(({ ordinal }) => ordinal !== null);
  const offScale = labels.filter(({ ordinal }) => ordinal === null);
  const colors = labelColors(labels);
  const length = scaleLinear()
    .domain([0, Math.max(...counts.map(({ count }) => count))])
    .range([0, FIGURE_WIDTH - NAMES - VALUES]);
  const marks: Mark[] = [];
  let y = 4;
  const row = ({ key, name }: FigureLabel): void => {
    const count = countOf(counts, key);
    const words = { kind: 'words', y: y + 15, size: SIZE } as const;
    marks.push({ ...words, x: NAMES - 12, text: fitted(name, NAMES - 16, SIZE), anchor: 'end', paint: 'ink' });
    const value = `${whole(count)} (${percent(count, total)})`;
    if (count > 0) {
      const says = `${plain(name)}: ${value}`;
      const fill = colors.get(key) ?? 'soft';
      marks.push({ kind: 'bar', x: NAMES, y, width: length(count), height: BAR, fill, says });
    }
    marks.push({ ...words, x: NAMES + length(count) + 8, text: value, anchor: 'start', paint: 'soft' });
    y += ROW;
  };
  const begin = y;
  onScale.forEach(row);
  if (offScale.length > 0 && onScale.length > 0) {
    marks.push({
      kind: 'words',
      x: NAMES + 8,
      y: y + 13,
      text: 'Off the scale',
      size: 12,
      anchor: 'start',
      paint: 'soft',
    });
    y += GAP;
  }
  offScale.forEach(row);
  marks.unshift({
    kind: 'stroke',
    points: [
      [NAMES, begin - 4],
      [NAMES, y - 4],
    ],
    paint: 'soft',
    width: 1,
  });
  const used = labels.filter(({ key }) => countOf(counts, key) > 0);
  const said = used.map(({ key, name }) => `${plain(name)} ${whole(countOf(counts, key))}`).join(', ');
  return {
    kind: 'figure',
    id,
    title,
    description: `Of ${counted(total, 'verdict')}, truest first: ${said}.`,
    width: FIGURE_WIDTH,
    height: y,
    marks,
    table: {
      caption: title,
      columns: [
        { name: 'Label', isNumber: false },
        { name: 'Verdicts', isNumber: true },
        { name: 'Share', isNumber: true },
      ],
      rows: labels.map(({ key, name }) => [
        plain(name),
        whole(countOf(counts, key)),
        percent(countOf(counts, key), total),
      ]),
    },
  };
}
