/** When an item comes back: `in about 10 minutes`, `tomorrow`, `in 3 days`. */
export function comesBack(due: Date, now: Date): string {
  const minutes = Math.max(1, Math.round((due.getTime() - now.getTime()) / 60_000));
  if (minutes < 60) return `in about ${counted(minutes, 'minute')}`;
  const hours = Math.round(minutes / 60);
  if (hours < 24) return `in about ${counted(hours, 'hour')}`;
  const days = Math.round(hours / 24);
  return days === 1 ? 'tomorrow' : days < 30 ? `in ${days} days` : inMonths(days);
}

export function counted(count: number, one: string): string {
  return `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function inMonths(days: number): string {
  const months = Math.round(days / 30);
  return `in about ${counted(months, 'month')}`;
}
