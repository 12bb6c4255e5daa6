import { noteHeard } from './heard';
import type { StatusEvent } from './types';

/** Who is told how the cluster stands. */
export interface Listener {
  /** It stands like this now. */
  readonly told: (state: StatusEvent) => void;
  /** Nothing has changed, and the line is there. */
  readonly alive: () => void;
  /** The line broke; the browser tries once more and names the last event that it has seen. */
  readonly broke: () => void;
  /** There is no line and none is tried any more. */
  readonly gone: () => void;
}

/** A sign of life comes every 15 seconds; without any the line may have been cut without a word. */
const SILENCE_MILLIS = 40_000;

/**
 * Follows how the cluster stands, over one stream of events.
 *
 * @returns what ends it; nobody is told anything afterwards
 */
export function followStatus({ told, alive, broke, gone }: Listener): () => void {
  const source = new EventSource('/status/events');
  let isOpen = false;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    clearTimeout(patience);
    source.close();
  };
  const giveUp = () => {
    end();
    gone();
  };
  const heard = () => {
    clearTimeout(patience);
    patience = setTimeout(giveUp, SILENCE_MILLIS);
    noteHeard();
  };

  source.addEventListener('open', () => {
    isOpen = true;
    heard();
    alive();
  });
  source.addEventListener('alive', () => {
    heard();
    alive();
  });
  source.addEventListener('status', ({ data }: MessageEvent<string>) => {
    heard();
    told(JSON.parse(data) as StatusEvent);
  });
  source.addEventListener('error', () => {
    if (!isOpen || source.readyState === EventSource.CLOSED) {
      giveUp();
      return;
    }
    isOpen = false;
    broke();
  });
  return end;
}
