import { stack } from 'd3-shape';
import type { Bar, Mark } from './figure.js';
import { countOf, type FigureLabel, type LabelCount } from './figure-data.js';
import { plain, whole, widthOf } from './figure-text.js';
import { inkOn, labelColors } from './label-colors.js';

/** The part of a stacked bar that one label has. */
export interface Segment {
  label: FigureLabel;
  count: number;
  /** From which to which count. */
  from: number;
  to: number;
}

/** The labels of each row one upon the other, truest first; rows as given. */
export function stackedLabels(
  labels: readonly FigureLabel[],
  rows: readonly { labels: readonly LabelCount[] }[],
): Segment[][] {
  const series = stack<unknown, { labels: readonly LabelCount[] }, FigureLabel>()
    .keys([...labels])
    .value((row, label) => countOf(row.labels, label.key))([...rows]);
  return rows.map((row, index) =>
    series.flatMap((each) => {
      const [from = 0, to = 0] = each[index] ?? [];
      const count = countOf(row.labels, each.key.key);
      return count === 0 ? [] : [{ label: each.key, count, from, to }];
    }),
  );
}

/** How the labels of one figure look: colour, and a letter for those who do not tell the colours apart. */
export class LabelSigns {
  private readonly colors: ReadonlyMap<string, `#${string}`>;

  constructor(private readonly labels: readonly FigureLabel[]) {
    this.colors = labelColors(labels);
  }

  colorOf(label: FigureLabel): `#${string}` {
    return this.colors.get(label.key) ?? '#888888';
  }

  /** a, b, c, … in the order of the labels. */
  letterOf(label: FigureLabel): string {
    const index = this.labels.indexOf(label);
    return index < 26 ? String.fromCharCode(97 + index) : `${index + 1}`;
  }

  /** A segment, with its letter where there is room. */
  segment(label: FigureLabel, count: number, place: Pick<Bar, 'x' | 'y' | 'width' | 'height'>, of: string): Mark[] {
    const fill = this.colorOf(label);
    const says = `${of} · ${plain(label.name)}: ${whole(count)}`;
    const bar: Mark = { kind: 'bar', ...place, fill, says };
    if (place.width < 12 || place.height < 13) return [bar];
    return [
      bar,
      {
        kind: 'words',
        x: place.x + place.width / 2,
        y: place.y + place.height / 2 + 4,
        text: this.letterOf(label),
        size: 11,
        anchor: 'middle',
        paint: inkOn(fill),
      },
    ];
  }

  /** Which colour and letter is which label, in lines of this width. */
  legend(y: number, width: number, used: ReadonlySet<string>): { marks: Mark[]; height: number } {
    const marks: Mark[] = [];
    let [x, line] = [0, y];
    for (const label of this.labels) {
      if (!used.has(label.key)) continue;
      const name = plain(label.name);
      const needed = 24 + widthOf(name, 13) + 18;
      if (x > 0 && x + needed > width) [x, line] = [0, line + 24];
      marks.push(...this.segment(label, 0, { x, y: line, width: 18, height: 18 }, 'Legend').map(unsaid(name)), {
        kind: 'words',
        x: x + 24,
        y: line + 13.5,
        text: name,
        size: 13,
        anchor: 'start',
        paint: 'ink',
      });
      x += needed;
    }
    return { marks, height: line - y + 24 };
  }
}

/** In a legend a bar says its label and no number. */
const unsaid =
  (name: string) =>
  (mark: Mark): Mark =>
    mark.kind === 'bar' ? { ...mark, says: name } : mark;
