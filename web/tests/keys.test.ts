import { describe, expect, test } from 'vitest';
import { actOn, type Act, type Popup } from '../src/lib/combobox/keys';

const shut: Popup = { open: false, active: -1, count: 3, text: 'dag' };
const open: Popup = { ...shut, open: true };
const first: Popup = { ...open, active: 0 };
const last: Popup = { ...open, active: 2 };
const empty: Popup = { open: false, active: -1, count: 0, text: '' };

const TABLE: readonly (readonly [key: string, where: string, popup: Popup, act: Act | null])[] = [
  ['ArrowDown', 'shut', shut, { kind: 'open', active: 0, prevent: true }],
  ['ArrowDown', 'shut and empty', empty, { kind: 'open', active: -1, prevent: true }],
  ['Alt+ArrowDown', 'shut', shut, { kind: 'open', active: -1, prevent: true }],
  ['ArrowDown', 'the text', open, { kind: 'move', active: 0, prevent: true }],
  ['ArrowDown', 'the first', first, { kind: 'move', active: 1, prevent: true }],
  ['ArrowDown', 'the last', last, { kind: 'move', active: -1, prevent: true }],
  ['ArrowUp', 'shut', shut, { kind: 'open', active: 2, prevent: true }],
  ['ArrowUp', 'the text', open, { kind: 'move', active: 2, prevent: true }],
  ['ArrowUp', 'the first', first, { kind: 'move', active: -1, prevent: true }],
  ['Alt+ArrowUp', 'the first', first, { kind: 'close', prevent: true }],
  ['Enter', 'the first', first, { kind: 'pick', index: 0, prevent: true }],
  ['Enter', 'the text', open, null],
  ['Enter', 'shut', shut, null],
  ['Escape', 'the first', first, { kind: 'close', prevent: true }],
  ['Escape', 'shut', shut, { kind: 'clear', prevent: true }],
  ['Escape', 'shut and empty', empty, null],
  ['Tab', 'the first', first, { kind: 'leave', prevent: false }],
  ['Tab', 'shut', shut, null],
  ['Home', 'the first', first, { kind: 'to-text', prevent: false }],
  ['End', 'the last', last, { kind: 'to-text', prevent: false }],
  ['ArrowLeft', 'the first', first, { kind: 'to-text', prevent: false }],
  ['Home', 'the text', open, null],
  ['x', 'the first', first, null],
];

describe('the key table of the combobox', () => {
  test.each(TABLE)('%s on %s', (name, _where, popup, act) => {
    const key = name.replace('Alt+', '');
    expect(actOn({ key, alt: key !== name }, popup)).toEqual(act);
  });
});
