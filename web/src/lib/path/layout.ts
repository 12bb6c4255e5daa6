/** How the stops of a chain are set at one width: how many to a row, and how large its tiles are. */
export interface Rows {
  readonly columns: number;
  readonly tile: 'large' | 'medium' | 'small';
}

/** Below 640 px a chain runs down the page; from there on it runs across, in one of two settings. */
export interface ChainLayout {
  readonly narrow: Rows;
  readonly wide: Rows;
}

const NARROW_LIMIT = 5;
const WIDE_LIMIT = 9;

/**
 * Sets a chain of `stops` (artists and releases in turn, so an odd number). More than nine stops
 * wrap into rows of even length; tiles shrink in three steps and never below the smallest.
 */
export function layoutChain(stops: number): ChainLayout {
  const narrow = balanced(stops, NARROW_LIMIT);
  const wide = balanced(stops, WIDE_LIMIT);
  return {
    narrow: { columns: narrow, tile: narrow <= 3 ? 'large' : 'small' },
    wide: { columns: wide, tile: wide <= 5 ? 'large' : wide <= 7 ? 'medium' : 'small' },
  };
}

function balanced(stops: number, limit: number): number {
  const rows = Math.ceil(stops / limit);
  return Math.ceil(stops / rows);
}

/** The piece of thread behind one stop, in a box of 100 by 100 that is stretched to the stop. */
export interface Thread {
  readonly across: string;
  readonly down: string;
}

/** The thread starts at the first stop and ends at the last; between them it runs through. */
export function threadAt(index: number, stops: number): Thread {
  const from = index === 0 ? 50 : 0;
  const to = index === stops - 1 ? 50 : 100;
  return { across: `M${from} 50H${to}`, down: `M50 ${from}V${to}` };
}

/** The same thread in the piece that is known and the piece that is not, of which one may be empty. */
export interface OpenThread {
  readonly known: Thread;
  readonly open: Thread;
}

/** The thread is known up to the middle of the stop `known`, and open from there on. */
export function openThreadAt(index: number, stops: number, known: number): OpenThread {
  const whole = threadAt(index, stops);
  if (index < known || known >= stops - 1) return { known: whole, open: NONE };
  if (index > known) return { known: NONE, open: whole };
  return {
    known: index === 0 ? NONE : { across: 'M0 50H50', down: 'M50 0V50' },
    open: { across: 'M50 50H100', down: 'M50 50V100' },
  };
}

const NONE: Thread = { across: '', down: '' };

/** Where the focus goes from one tile to another, or `null` when the key is not ours. */
export function moveAlong(key: string, current: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(current + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
