/** How axes, grid and tooltips look, in the colours of the page. */
export const AXIS = {
  tick: { fill: 'var(--soft)', fontSize: 12 },
  axisLine: { stroke: 'var(--line-strong)' },
  tickLine: false,
} as const;

export const GRID = { stroke: 'var(--line)', strokeDasharray: '3 3' } as const;

export const TOOLTIP = {
  cursor: { fill: 'var(--hover)' },
  contentStyle: {
    background: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: 8,
    color: 'var(--text)',
  },
  labelStyle: { color: 'var(--text)', fontWeight: 600 },
  itemStyle: { color: 'var(--text)' },
  isAnimationActive: false,
};
