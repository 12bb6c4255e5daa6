/**
 * A new version of the site waits until the player is between two steps; then a line offers it.
 * `shell` finds the waiting version, games say when a step is half done.
 */
let waiting: ServiceWorker | null = null;
let midStep = false;

export function setMidStep(now: boolean): void {
  midStep = now;
  offer();
}

export function setWaiting(worker: ServiceWorker): void {
  waiting = worker;
  offer();
}

function offer(): void {
  const line = document.getElementById('new-version');
  if (line === null || waiting === null || midStep) return;
  line.hidden = false;
}

/** The waiting version takes over all open pages; the controller changes, and the page reloads. */
export function takeOver(): void {
  waiting?.postMessage('take-over');
}
