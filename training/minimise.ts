/** Value at a point; writes the gradient there. */
type Objective = (at: Float64Array, gradient: Float64Array) => number;

/** Steps remembered to guess the curvature from. */
const MEMORY = 8;
const MAX_STEPS = 150;
/** Done when a step improves the value by less than this share. */
const TOLERANCE = 1e-6;
const MAX_HALVINGS = 20;
/** Share of the improvement the slope promises that a step must bring (Armijo). */
const ENOUGH = 1e-4;

interface Step {
  move: Float64Array;
  turn: Float64Array;
  inverse: number;
}

/**
 * The minimum of a smooth convex function by L-BFGS, from zero. Takes no random numbers: the same function gives the same
 * point.
 */
export function minimise(size: number, objective: Objective): Float64Array {
  let at = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(at, gradient);
  const memory: Step[] = [];
  for (let step = 0; step < MAX_STEPS; step++) {
    const direction = descent(gradient, memory);
    const next = search(objective, at, value, gradient, direction);
    remember(memory, at, gradient, next);
    const gained = value - next.value;
    ({ at, gradient, value } = next);
    if (gained < TOLERANCE * Math.abs(value)) break;
  }
  return at;
}

interface Point {
  at: Float64Array<ArrayBuffer>;
  gradient: Float64Array<ArrayBuffer>;
  value: number;
}

/** The gradient corrected by the curvature seen in the last steps. */
function descent(gradient: Float64Array, memory: readonly Step[]): Float64Array {
  const direction = Float64Array.from(gradient);
  const shares: number[] = [];
  for (const { move, turn, inverse } of memory.toReversed()) {
    const share = inverse * dot(move, direction);
    shares.push(share);
    addScaled(direction, turn, -share);
  }
  const last = memory.at(-1);
  const length =
    last === undefined ? 1 / Math.sqrt(dot(gradient, gradient) || 1) : 1 / (last.inverse * dot(last.turn, last.turn));
  for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) * length;
  for (const { move, turn, inverse } of memory) {
    addScaled(direction, move, (shares.pop() ?? 0) - inverse * dot(turn, direction));
  }
  return direction;
}

/** Goes against the direction, half as far each time until it is worth it. */
function search(
  objective: Objective,
  at: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
): Point {
  const promised = dot(gradient, direction);
  const next: Point = { at: new Float64Array(at.length), gradient: new Float64Array(at.length), value };
  let length = 1;
  for (let halving = 0; halving < MAX_HALVINGS; halving++, length /= 2) {
    next.at.set(at);
    addScaled(next.at, direction, -length);
    next.value = objective(next.at, next.gradient);
    if (next.value <= value - ENOUGH * length * promised) break;
  }
  return next;
}

function remember(memory: Step[], at: Float64Array, gradient: Float64Array, next: Point): void {
  const move = difference(next.at, at);
  const turn = difference(next.gradient, gradient);
  const along = dot(move, turn);
  if (along <= 1e-10) return;
  memory.push({ move, turn, inverse: 1 / along });
  if (memory.length > MEMORY) memory.shift();
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addScaled(to: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + factor * (from[i] ?? 0);
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  const result = Float64Array.from(a);
  addScaled(result, b, -1);
  return result;
}
