import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { matches, snapshot } from '../e2e/support/recorded';
import ArtistPicker from '../src/islands/ArtistPicker.svelte';
import { longEnough } from '../src/lib/combobox/artist-search.svelte';
import { answer, gateway, refuse } from './support/gateway';

beforeEach(() => {
  vi.useFakeTimers();
});

describe('the artist field', () => {
  test('waits for a pause of 150 ms before it asks', async () => {
    const asked = answer({ snapshot, matches });
    open();
    await type('da');
    await wait(149);
    await type('dag');
    await wait(149);
    expect(asked).not.toHaveBeenCalled();
    await wait(1);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked.mock.calls[0]?.[0]).toContain('q=dag');
    expect(input().getAttribute('aria-expanded')).toBe('true');
    expect(screen.getAllByRole('option')).toHaveLength(matches.length);
  });

  test('drops the search that a newer text has overtaken', async () => {
    const asked = answer({ snapshot, matches });
    open();
    await type('da');
    await wait(150);
    await type('dag');
    expect(asked.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
  });

  test('needs two letters, or one of a dense script', async () => {
    const asked = answer({ snapshot, matches });
    open();
    await type('d');
    await wait(1000);
    expect(asked).not.toHaveBeenCalled();
    await type('原');
    await wait(150);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(longEnough('ab')).toBe(true);
  });

  test('does not search what an input method is still composing', async () => {
    const asked = answer({ snapshot, matches });
    open();
    await fireEvent.compositionStart(input());
    await type('はら');
    await fireEvent.keyDown(input(), { key: 'Enter', isComposing: true });
    await wait(1000);
    expect(asked).not.toHaveBeenCalled();
    await fireEvent.compositionEnd(input());
    await wait(150);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('is used with the keyboard alone', async () => {
    gateway(() => Promise.reject(new Error('no route is asked for')));
    const onpick = vi.fn();
    open({ onpick });
    await type('dag');
    await wait(150);
    await press('ArrowDown');
    await press('ArrowDown');
    const active = input().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toContain('Dagmar Lind');
    await press('Enter');
    expect(input().value).toBe('Dagmar Lind');
    expect(input().getAttribute('aria-expanded')).toBe('false');
    expect(onpick).toHaveBeenCalledTimes(1);
  });

  test('is closed and then cleared by Escape', async () => {
    answer({ snapshot, matches });
    open();
    await type('dag');
    await wait(150);
    await press('Escape');
    expect(input().getAttribute('aria-expanded')).toBe('false');
    expect(input().value).toBe('dag');
    await press('Escape');
    expect(input().value).toBe('');
  });

  test('picks nobody when it is left with Tab', async () => {
    answer({ snapshot, matches });
    const onpick = vi.fn();
    open({ onpick });
    await type('dag');
    await wait(150);
    await press('ArrowDown');
    await press('Tab');
    expect(input().value).toBe('dag');
    expect(onpick).not.toHaveBeenCalled();
  });

  test('takes a full name that was typed out', async () => {
    answer({ snapshot, matches });
    open();
    await type('dag lindqvist');
    await wait(150);
    await fireEvent.blur(input());
    expect(input().value).toBe('Dag Lindqvist');
  });

  test('tells the number of artists after 400 ms of quiet', async () => {
    answer({ snapshot, matches });
    open();
    await type('dag');
    await wait(150 + 399);
    expect(screen.getByRole('status').textContent).toBe('');
    await wait(1);
    expect(screen.getByRole('status').textContent).toBe('4 artists');
  });

  test('says by which other name somebody was met', async () => {
    const met = [
      { id: 1, name: 'Dag Moss', matchedBy: 'name', matchedOn: null, releases: 9 },
      { id: 2, name: 'Edda Moss', matchedBy: 'variation', matchedOn: 'E. Moss', releases: 7 },
      { id: 3, name: 'Low Tide', matchedBy: 'alias', matchedOn: 'Dagmar M.', releases: 5 },
    ];
    answer({ snapshot, matches: met });
    open();
    await type('dag');
    await wait(150);
    const words = screen.getAllByRole('option').map((option) => option.querySelector('.also'));
    expect(words.map((word) => word?.textContent ?? null)).toEqual([
      null,
      'also “E. Moss”',
      'alias “Dagmar M.”',
    ]);
  });

  test('says when nobody matches and when nobody answers', async () => {
    answer({ snapshot, matches: [] });
    open();
    await type('xyzzy');
    await wait(150);
    expect(document.body.textContent).toContain('No artist matches “xyzzy”.');
    refuse(500, {});
    await type('dag');
    await wait(150);
    expect(document.body.textContent).toContain('Artist search does not answer.');
  });
});

function open(props: { onpick?: () => void } = {}): void {
  const field = $state({ text: '', artist: null });
  render(ArtistPicker, { label: 'From', field, ruleset: 'performers', ...props });
}

function input(): HTMLInputElement {
  return screen.getByRole('combobox');
}

async function type(text: string): Promise<void> {
  await fireEvent.input(input(), { target: { value: text } });
}

async function press(key: string): Promise<void> {
  await fireEvent.keyDown(input(), { key });
}

async function wait(millis: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(millis);
}
