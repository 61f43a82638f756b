import { expect, it } from 'vitest';
import { Agenda, LONGEST, MOST_SKIPS, type Entry } from './agenda.js';

interface Timer { readonly name: string; over?: boolean }

/** Timers by name over a clock that goes on only where it is told to. */
function world() {
  const time = { now: 1000.25 };
  const agenda = new Agenda<Timer>({ now: () => time.now, isOver: (timer) => timer.over === true });
  const set = (name: string, delay: number): Entry<Timer> => agenda.add({ name }, delay);
  const fired = (entries: readonly Entry<Timer>[]): string => {
    for (const { timer } of entries) timer.over = true;
    return entries.map(({ timer }) => timer.name).join(' ');
  };
  return { time, agenda, set, skip: () => fired(agenda.skip() ?? []), ripe: () => fired(agenda.ripe()) };
}

it('fires by due time, then as they were set, and all that are due together', () => {
  const { agenda, set, skip } = world();
  agenda.watch();
  set('c', 20);
  set('a', 5.9);
  set('b', 5);
  expect(['1', skip(), skip(), skip()]).toEqual(['1', 'a b', 'c', '']);
  expect(agenda.skipped).toBe(20);
});

it('sets by the time of the one that has fired, whatever computing took, and by what passed really where that was long', () => {
  const { agenda, time, set, skip } = world();
  agenda.watch();
  set('first', 10);
  set('other', 30);
  time.now += 3;
  skip();
  time.now += 4;
  set('next', 20);
  expect(skip()).toBe('other next');
  time.now += 60;
  set('late', 10);
  time.now += 60;
  set('soon', 4);
  expect([skip(), skip()]).toEqual(['late', 'soon']);
});

it('never shows a clock on which less has passed than was waited for, and skips no more than is missing', () => {
  const { agenda, time, set, skip } = world();
  agenda.watch();
  time.now += 0.5;
  const before = time.now + agenda.skipped;
  set('a', 100);
  time.now += 30.25;
  skip();
  expect(time.now + agenda.skipped).toBeGreaterThanOrEqual(before + 100);
  expect(agenda.skipped).toBe(70);
  set('b', 10);
  time.now += 12;
  expect(skip()).toBe('b');
  expect(agenda.skipped).toBe(70);
});

it('waits for nothing where no timer keeps the process going; what does not fires in its turn where one does', () => {
  const { agenda, set, skip } = world();
  agenda.watch();
  set('loose', 5).isRefed = false;
  expect(skip()).toBe('');
  set('firm', 10);
  expect([skip(), skip()]).toEqual(['loose', 'firm']);
});

it('leaves out what was cancelled, and takes in what is set again', () => {
  const { agenda, set, skip } = world();
  agenda.watch();
  const gone = set('gone', 5);
  gone.timer.over = true;
  const every = agenda.add({ name: 'every' }, 7);
  expect(agenda.skip()).toEqual([every]);
  // About to fire, it is waited for.
  set('soon', 1).timer.over = false;
  expect(agenda.skip()).toEqual([]);
  agenda.again(every);
  set('after', 7);
  expect(skip()).toBe('soon');
  expect(skip()).toBe('every after');
  gone.timer.over = false;
  agenda.again(gone);
  expect(skip()).toBe('gone');
});

it('a case skips so long and so often, and the next one as much again, from where it was', () => {
  const { agenda, set, skip } = world();
  agenda.watch();
  set('all', LONGEST);
  set('more', LONGEST + 1);
  expect([skip(), skip()]).toEqual(['all', '']);
  expect(agenda.clear().map((e) => e.timer.name)).toEqual(['more']);
  set('again', LONGEST);
  expect(skip()).toBe('again');
  expect(agenda.skipped).toBe(2 * LONGEST);
  agenda.clear();
  let count = 0;
  for (set('poll', 1); skip() !== ''; set('poll', 1)) count++;
  expect(count).toBe(MOST_SKIPS);
});

it('keeps what the module set while it loaded, which fires in its turn', () => {
  const { agenda, set, skip } = world();
  set('module', 50);
  agenda.watch();
  set('case', 100);
  expect(skip()).toBe('module');
  set('left', 10);
  expect(agenda.clear().map((e) => e.timer.name)).toEqual(['case', 'left']);
  expect([agenda.clear(), skip()]).toEqual([[], '']);
});

it('says when what was set before a skip is due in real time', () => {
  const { agenda, time, set, skip, ripe } = world();
  agenda.watch();
  expect(agenda.next()).toBe(Number.POSITIVE_INFINITY);
  set('a', 100);
  set('b', 130);
  skip();
  expect([agenda.until(agenda.next()), ripe()]).toEqual([30, '']);
  time.now += 30;
  expect([ripe(), agenda.next()]).toEqual(['b', Number.POSITIVE_INFINITY]);
});
