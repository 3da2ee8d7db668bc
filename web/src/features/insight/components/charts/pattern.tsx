/** How many series can be told apart; the next one looks like the first. */
const KINDS = 6;

/** The name of the colour of a series. */
export const seriesColor = (index: number): string => `var(--series-${(index % KINDS) + 1})`;

/** What a series is filled with: its colour, and from the second on a pattern, so that colour never says it alone. */
export function Pattern({ id, index }: { id: string; index: number }) {
  const color = seriesColor(index);
  const stroke = { stroke: 'var(--surface)', strokeWidth: 1.6, fill: 'none' } as const;
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill={color} />
      {index % KINDS === 1 && <path d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" {...stroke} />}
      {index % KINDS === 2 && <circle cx="4" cy="4" r="1.6" fill="var(--surface)" />}
      {index % KINDS === 3 && <path d="M0 4 H8" {...stroke} />}
      {index % KINDS === 4 && <path d="M0 0 L8 8 M8 0 L0 8" {...stroke} />}
      {index % KINDS === 5 && <path d="M4 0 V8" {...stroke} />}
    </pattern>
  );
}
