import { scaleLinear } from 'd3-scale';
import { FIGURE_WIDTH, type FigureOrSentence, type Mark } from './figure.js';
import { counted, fitted, plain, whole } from './figure-text.js';

/** A coefficient with its 95 % interval, or why there is none. */
export interface AgreementRow {
  name: string;
  /** Rounds it rests on. */
  rounds: number;
  value: number | null;
  low: number | null;
  high: number | null;
  /** A code of `UNDEFINED_REASONS` when there is no value. */
  reason: string | null;
}

type Coefficient = Pick<AgreementRow, 'value' | 'low' | 'high' | 'reason'>;

/** What raters of one version of a rating scheme agreed on. */
export interface VersionAgreement {
  schemeVersion: number;
  rounds: number;
  onScaleRounds: number;
  ordinalAlpha: Coefficient;
  nominalAlpha: Coefficient;
}

interface Agreement {
  id: string;
  title: string;
  rows: readonly AgreementRow[];
}

/** Why there is no figure, in words for readers. */
const REASONS: Record<string, string> = {
  NO_OVERLAP: 'No round was rated by two people.',
  NO_VARIATION: 'All ratings have one label, so agreement cannot be told from chance.',
  TOO_FEW_UNITS: 'Fewer than 20 rounds: a coefficient would say more about chance.',
  UNSTABLE: 'The interval cannot be told from so few different ratings.',
};

const NAMES = 190;
const VALUES = 150;
const VALUES_AT = FIGURE_WIDTH - VALUES + 18;
const ROW = 44;
const TOP = 26;
/** Krippendorff's marks: below the first no conclusions, from the second on good. */
const THRESHOLDS = [0.667, 0.8] as const;

/** Krippendorff's alpha of each version, of ratings on the scale and of all labels. */
export function agreementRows(versions: readonly VersionAgreement[]): AgreementRow[] {
  return versions.flatMap(({ schemeVersion, rounds, onScaleRounds, ordinalAlpha, nominalAlpha }) => {
    const version = versions.length > 1 ? ` (v${schemeVersion})` : '';
    return [
      { ...ordinalAlpha, name: `On the scale${version}`, rounds: onScaleRounds },
      { ...nominalAlpha, name: `All labels${version}`, rounds },
    ];
  });
}

/** How far independent raters agree: a dot for the coefficient, a line for its interval. */
export function agreementFigure({ id, title, rows }: Agreement): FigureOrSentence {
  const known = rows.filter(({ value }) => value !== null);
  if (known.length === 0) return { kind: 'nothing', id, title, sentence: whyNone(rows) };
  const least = Math.min(0, ...known.map(({ value, low }) => low ?? value ?? 0));
  const x = scaleLinear()
    .domain([Math.max(-1, Math.floor(least * 5) / 5), 1])
    .range([NAMES, FIGURE_WIDTH - VALUES]);
  const bottom = TOP + rows.length * ROW;
  const words = { kind: 'words', size: 12, paint: 'soft' } as const;
  return {
    kind: 'figure',
    id,
    title,
    description: rows.map((row) => `${plain(row.name)}: ${inWords(row)}`).join(' '),
    width: FIGURE_WIDTH,
    height: bottom + 26,
    marks: [
      ...x.ticks(5).flatMap((tick): Mark[] => [
        {
          kind: 'stroke',
          points: [
            [x(tick), TOP - 6],
            [x(tick), bottom],
          ],
          paint: 'soft',
          width: tick === 0 ? 1 : 0.35,
        },
        { ...words, x: x(tick), y: bottom + 18, text: tick.toFixed(1), anchor: 'middle' },
      ]),
      ...THRESHOLDS.flatMap((mark): Mark[] => [
        {
          kind: 'stroke',
          points: [
            [x(mark), TOP - 6],
            [x(mark), bottom],
          ],
          paint: 'soft',
          width: 1.2,
          dashed: true,
        },
        { ...words, x: x(mark), y: 13, text: String(mark), anchor: 'middle' },
      ]),
      ...rows.flatMap((row, index) => marksOf(row, TOP + index * ROW + ROW / 2, x)),
    ],
    table: {
      caption: title,
      columns: [
        { name: 'Coefficient', isNumber: false },
        ...['Rounds', 'Value', 'From', 'To'].map((name) => ({ name, isNumber: true })),
      ],
      rows: rows.map((row) => [
        plain(row.name),
        whole(row.rounds),
        row.value === null ? reasonOf(row.reason) : decimals(row.value),
        row.low === null ? '–' : decimals(row.low),
        row.high === null ? '–' : decimals(row.high),
      ]),
    },
  };
}

/** Too few is said with the number, so that readers see how far off it is. */
function whyNone(rows: readonly AgreementRow[]): string {
  const [most] = rows.toSorted((a, b) => b.rounds - a.rounds);
  const counts = most?.reason === 'TOO_FEW_UNITS' ? `${counted(most.rounds, 'round')} with two ratings or more. ` : '';
  return counts + reasonOf(most?.reason ?? 'NO_OVERLAP');
}

export const reasonOf = (reason: string | null): string =>
  REASONS[reason ?? ''] ?? 'It cannot be computed from these ratings.';

const decimals = (value: number): string => value.toFixed(2);

function inWords({ value, low, high, reason, rounds }: AgreementRow): string {
  if (value === null) return reasonOf(reason);
  const interval = low === null || high === null ? '' : ` (95 % interval ${decimals(low)} to ${decimals(high)})`;
  return `${decimals(value)}${interval}, of ${counted(rounds, 'round')}.`;
}

function marksOf(row: AgreementRow, y: number, x: (value: number) => number): Mark[] {
  const name = { kind: 'words', x: NAMES - 12, y: y + 5, size: 14, anchor: 'end', paint: 'ink' } as const;
  const marks: Mark[] = [{ ...name, text: fitted(row.name, NAMES - 16, 14) }];
  const { value, low, high } = row;
  if (value === null) {
    const text = row.reason === 'TOO_FEW_UNITS' ? `too few: ${counted(row.rounds, 'round')}` : 'cannot be computed';
    return [...marks, { kind: 'words', x: VALUES_AT, y: y + 5, text, size: 13, anchor: 'start', paint: 'soft' }];
  }
  const edge = (at: number): Mark => ({
    kind: 'stroke',
    points: [
      [x(at), y - 7],
      [x(at), y + 7],
    ],
    paint: 'ink',
    width: 2,
  });
  if (low !== null && high !== null) {
    marks.push(
      {
        kind: 'stroke',
        points: [
          [x(low), y],
          [x(high), y],
        ],
        paint: 'ink',
        width: 2,
      },
      edge(low),
      edge(high),
    );
  }
  const text = `${decimals(value)}${low === null || high === null ? '' : ` (${decimals(low)} to ${decimals(high)})`}`;
  marks.push(
    { kind: 'dot', x: x(value), y, radius: 6, fill: '#2b6a99', says: `${plain(row.name)}: ${inWords(row)}` },
    { kind: 'words', x: VALUES_AT, y: y + 5, text, size: 13, anchor: 'start', paint: 'ink' },
  );
  return marks;
}
