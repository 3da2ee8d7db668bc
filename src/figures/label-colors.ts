import { scaleLinear } from 'd3-scale';
import type { FigureLabel } from './figure-data.js';

const COLOR = /^#[0-9a-f]{6}$/i;
const OFF_SCALE = ['#7a7f87', '#9aa0a8', '#5d6570', '#b3b8bf', '#6f7a70'] as const;
/** From the least true to the truest; blue and orange, which colour-blind people can tell apart. */
const RAMP = ['#b4552d', '#e0a458', '#d9d3c3', '#7fb0cf', '#2b6a99'] as const;

type Color = `#${string}`;

/** The colour of each label: its own, or one by its place on the scale. Never the only sign of it. */
export function labelColors(labels: readonly FigureLabel[]): ReadonlyMap<string, Color> {
  const numbers = labels.flatMap(({ ordinal }) => (ordinal === null ? [] : [ordinal]));
  const ramp = scaleLinear<string>()
    .domain(RAMP.map((_, step) => Math.min(...numbers) + (step / (RAMP.length - 1)) * spread(numbers)))
    .range(RAMP)
    .clamp(true);
  let offScale = 0;
  return new Map(
    labels.map(({ key, color, ordinal }): [string, Color] => {
      if (color !== null && COLOR.test(color)) return [key, color.toLowerCase() as Color];
      if (ordinal !== null) return [key, hex(ramp(ordinal))];
      offScale += 1;
      return [key, OFF_SCALE[(offScale - 1) % OFF_SCALE.length] ?? OFF_SCALE[0]];
    }),
  );
}

/** Black or white, whichever can be read on this colour. */
export function inkOn(color: Color): Color {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16)));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

const spread = (numbers: readonly number[]): number => Math.max(...numbers) - Math.min(...numbers) || 1;

/** An sRGB channel as light, as WCAG counts it. */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** d3 gives `rgb(1, 2, 3)`. */
function hex(color: string): Color {
  const channels = color.match(/\d+/g)?.slice(0, 3) ?? ['136', '136', '136'];
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}
