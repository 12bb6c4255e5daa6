import type { Estimate } from '../api/types';

/** `0.5205` as "52.1%"; a share below a tenth of a percent keeps two places, and is never zero. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.005) return '<0.01%';
  return `${value.toFixed(value > 0 && value < 0.1 ? 2 : 1)}%`;
}

export function decimal(value: number): string {
  return value.toFixed(2);
}

/** "3.34 (3.30 to 3.38)". */
export function withInterval(
  { low, estimate, high }: Estimate,
  show: (value: number) => string,
): string {
  return `${show(estimate)} (${show(low)} to ${show(high)})`;
}

export function overlap(one: Estimate, other: Estimate): boolean {
  return one.low <= other.high && other.low <= one.high;
}

/** The size class `4 to 7`, or `1` when it holds one size. */
export function classOf({ least, most }: { least: number; most: number }): string {
  return least === most ? String(least) : `${least}–${most}`;
}

/** The ends of an interval as columns of a plot have them. */
export function ends({ low, estimate, high }: Estimate) {
  return { low, value: estimate, high };
}
