import { AppError } from './app-error.js';

/** One allowed step: from any of `from` (`null` is "does not exist yet") to `to`. */
export interface Transition<State extends string, Event extends string> {
  event: Event;
  from: readonly (State | null)[];
  to: State;
}

export interface StateMachine<State extends string, Event extends string> {
  readonly name: string;
  readonly states: readonly State[];
  readonly events: readonly Event[];
  readonly transitions: readonly Transition<State, Event>[];
  /** Target state, or undefined when the event is illegal in `from`. */
  target(from: State | null, event: Event): State | undefined;
  /** Target state; throws ILLEGAL_TRANSITION (409) when the event is illegal in `from`. */
  next(from: State | null, event: Event): State;
}

interface Definition<State extends string, Event extends string> {
  name: string;
  states: readonly State[];
  events: readonly Event[];
  initial: readonly State[];
  transitions: readonly Transition<State, Event>[];
}

/**
 * Turns a transition table into a checked machine. The checks run when the module is loaded, so a wrong table
 * stops the program at start: every (state, event) pair has at most one target, every event is used, and every
 * state can be reached from an initial one.
 */
export function defineStateMachine<State extends string, Event extends string>(
  definition: Definition<State, Event>,
): StateMachine<State, Event> {
  const { name, states, events, initial, transitions } = definition;
  const table = new Map<string, State>();
  for (const { event, from, to } of transitions) {
    for (const state of from) {
      const key = `${state ?? ''}|${event}`;
      if (table.has(key)) throw new Error(`${name}: two transitions for event ${event} in state ${state}`);
      table.set(key, to);
    }
  }
  const unused = events.filter((event) => !transitions.some((transition) => transition.event === event));
  if (unused.length > 0) throw new Error(`${name}: events without a transition: ${unused.join(', ')}`);
  const unreachable = states.filter((state) => !reachable(initial, transitions).has(state));
  if (unreachable.length > 0) throw new Error(`${name}: unreachable states: ${unreachable.join(', ')}`);

  const target = (from: State | null, event: Event): State | undefined => table.get(`${from ?? ''}|${event}`);
  return {
    name,
    states,
    events,
    transitions,
    target,
    next(from, event) {
      const to = target(from, event);
      if (to !== undefined) return to;
      throw new AppError('ILLEGAL_TRANSITION', `A ${name} in state ${from ?? 'none'} does not allow "${event}".`, {
        entity: name,
        state: from,
        event,
      });
    },
  };
}

function reachable<State extends string, Event extends string>(
  initial: readonly State[],
  transitions: readonly Transition<State, Event>[],
): Set<State> {
  const seen = new Set<State>(initial);
  for (let size = -1; size !== seen.size;) {
    size = seen.size;
    for (const { from, to } of transitions) {
      if (from.some((state) => state === null || seen.has(state))) seen.add(to);
    }
  }
  return seen;
}
