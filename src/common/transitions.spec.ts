import { describe, expect, it } from '@jest/globals';
import { defineStateMachine, type Transition } from './transitions.js';

type State = 'OFF' | 'ON' | 'BROKEN';
type Event = 'make' | 'press' | 'drop';

const define = (transitions: Transition<State, Event>[], initial: State[] = []) =>
  defineStateMachine<State, Event>({
    name: 'lamp',
    states: ['OFF', 'ON', 'BROKEN'],
    events: ['make', 'press', 'drop'],
    initial,
    transitions,
  });

const SOUND: Transition<State, Event>[] = [
  { event: 'make', from: [null], to: 'OFF' },
  { event: 'press', from: ['OFF'], to: 'ON' },
  { event: 'press', from: ['ON'], to: 'OFF' },
  { event: 'drop', from: ['OFF', 'ON'], to: 'BROKEN' },
];

describe(defineStateMachine.name, () => {
  it('knows the target of a legal step and refuses every other with a name for each part', () => {
    const lamp = define(SOUND);
    expect(lamp.next('OFF', 'press')).toBe('ON');
    expect(lamp.next(null, 'make')).toBe('OFF');
    expect(lamp.target('BROKEN', 'press')).toBeUndefined();
    expect(() => lamp.next('BROKEN', 'press')).toThrow('A lamp in state BROKEN does not allow "press".');
    expect(() => lamp.next(null, 'press')).toThrow('A lamp in state none does not allow "press".');
  });

  it('does not take a missing state for the beginning', () => {
    const lamp = define(SOUND);
    expect(lamp.target('OFF', 'make')).toBeUndefined();
    expect(lamp.target('' as State, 'press')).toBeUndefined();
  });

  it.each<[string, Transition<State, Event>[], RegExp]>([
    [
      'two targets for one event in one state',
      [...SOUND, { event: 'press', from: ['OFF'], to: 'BROKEN' }],
      /two transitions for event press in state OFF/,
    ],
    ['an event without a transition', SOUND.slice(0, 3), /events without a transition: drop/],
    [
      'a state nobody can reach',
      [
        { event: 'make', from: [null], to: 'OFF' },
        { event: 'press', from: ['OFF'], to: 'OFF' },
        { event: 'drop', from: ['ON'], to: 'BROKEN' },
      ],
      /unreachable states: ON, BROKEN/,
    ],
  ])('stops the program at start when the table has %s', (_fault, transitions, message) => {
    expect(() => define(transitions)).toThrow(message);
  });

  it('counts initial states as reached', () => {
    const transitions: Transition<State, Event>[] = [
      { event: 'make', from: ['ON'], to: 'OFF' },
      { event: 'press', from: ['OFF'], to: 'ON' },
      { event: 'drop', from: ['ON'], to: 'BROKEN' },
    ];
    expect(() => define(transitions)).toThrow(/unreachable/);
    expect(define(transitions, ['ON']).next('ON', 'drop')).toBe('BROKEN');
  });
});
