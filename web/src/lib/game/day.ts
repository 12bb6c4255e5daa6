/** A day of UTC, `2026-11-22`. Days of UTC have 24 hours wherever the player is. */
export type Day = string;

const MILLIS_A_DAY = 86_400_000;
const WORDS = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export function dayOf(instant: Date): Day {
  return instant.toISOString().slice(0, 10);
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && dayOf(date) === text;
}

export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLIS_A_DAY));
}

/** How many days later `to` is than `from`; negative when it is earlier. */
export function daysFrom(from: Day, to: Day): number {
  return Math.round(
    (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLIS_A_DAY,
  );
}

/** "Sunday 22 November 2026". */
export function dayInWords(day: Day): string {
  return WORDS.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
}

/** Until the next midnight of UTC: "6 h 12 min", and in the last minute "less than a minute". */
export function untilMidnight(now: Date): string {
  const minutes = Math.floor((MILLIS_A_DAY - (now.getTime() % MILLIS_A_DAY)) / 60_000);
  if (minutes === 0) return 'less than a minute';
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
