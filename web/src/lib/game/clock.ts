import { daysFrom, dayOf, type Day } from './day';

/** How a day's file stands to the calendar, as far as this device can know it. */
export interface Dating {
  /** The day that counts as today. */
  readonly today: Day;
  /** Days that the file is older than today. */
  readonly age: number;
  /** Whether the device's clock contradicts a file that has just been published. */
  readonly clockOff: boolean;
}

/**
 * A file that somebody just served is today's, whatever the device's clock says, once they differ
 * by more than a day. A saved copy proves nothing about today, so then the clock is believed,
 * unless it is behind the copy.
 */
export function dating(file: Day, saved: boolean, now: Date): Dating {
  const device = dayOf(now);
  const age = daysFrom(file, device);
  const off = saved ? age < -1 : Math.abs(age) > 1;
  if (off || age < 0) return { today: file, age: 0, clockOff: off };
  return { today: device, age, clockOff: false };
}

/** A day of the archive says nothing about today. */
export function archivedOn(now: Date): Dating {
  return { today: dayOf(now), age: 0, clockOff: false };
}
