export interface Silence {
  readonly progress: () => void;
  readonly stop: () => void;
}

/** Calls back once nothing has come for so long. What waits to be read when the time is up still counts: the silence may be ours. */
export function silence(milliseconds: number, over: () => void): Silence {
  let heard = false;
  let stopped = false;
  const timer = setTimeout(() => {
    heard = false;
    setImmediate(() => setImmediate(() => {
      if (heard && !stopped) timer.refresh();
      else if (!stopped) over();
    }));
  }, milliseconds);
  return {
    progress: () => {
      heard = true;
      if (!stopped) timer.refresh();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
