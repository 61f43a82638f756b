import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import { FunctionSources } from '../value/functions.js';
import { print } from '../value/print.js';
import type { FailedReply, LoadRequest, Request } from '../model/protocol.js';
import { createAfterwards } from './afterwards.js';
import { Batch, type BatchParts } from './batch.js';
import { createInbox, createOutbox } from './channel.js';
import { createQueues, watchCrashes } from './crashes.js';
import { describe } from './exports.js';
import { createCleaning } from './folder.js';
import { nameClasses } from './instances.js';
import { createLeftOver, type LeftOver } from './left-over.js';
import { failure, load, type Loaded } from './load.js';
import { createOutput, type Output } from './output.js';
import { createTimed } from './overdue.js';
import { createPlaces, type Places } from './places.js';
import { watchPoolWork, type PoolWork } from './pool-work.js';
import { later, leave } from './primordials.js';
import { createRecorder, type Recorder } from './recorder.js';
import { createReached } from './reached.js';
import { createRefusals } from './refusals.js';
import { Runner, type Run } from './runner.js';
import { createShared, type Shared } from './shared.js';
import { createTimers, type Timers } from './timers.js';
import { captureWarnings } from './warnings.js';
import { watchFiles } from './watch-files.js';
import { watchSurroundings, type Surroundings } from './watch-surroundings.js';
import { refuseConnections } from './watch-network.js';
import { watchProcess } from './watch-process.js';

/** The process that runs a subject. It is told what to do on descriptor 3, answers on 4, and ends when the coordinator is gone. */

const inbox = createInbox();
const outbox = createOutbox();

/** Looks what a batch has left in the process; set once there is something to look at. */
let afterBatch = (): void => undefined;

function next(batch: Batch | null): void {
  const request = inbox.read();
  if (request === null) return leave(0);
  if (request.say === 'load') begin(request);
  else answer(batch, request);
}

function answer(batch: Batch | null, request: Request): void {
  if (batch === null || request.say !== 'run') return leave(64);
  batch.start(request, () => {
    afterBatch();
    later(() => next(batch));
  });
}

/** Takes over what the subject could reach the world by, loads it, and is ready for cases. */
function begin(request: LoadRequest): void {
  const { limits } = request;
  const granted = new Set(process.argv.slice(2));
  const places = createPlaces(request.replace);
  const recorder = createRecorder(limits);
  const functions = FunctionSources.create(request.privates, request.declared === undefined ? null : { ...request.declared, leftOut: (of, field) => outbox.say({ say: 'unseen', of, field }) });
  const reached = createReached(request);
  const { output, timers, touched, pool, shared, surroundings } = takeOver(recorder, functions, { granted, ahead: request.ahead ?? 0 });

  let leftOver: LeftOver | null = null;
  let batch: Batch | null = null;
  let loading = true;
  let escaped: FailedReply | null = null;
  watchCrashes(recorder, () => batch?.current ?? null, (error) => {
    // What nobody caught while the module loaded ends a process as much as a throw.
    if (loading) escaped ??= failure(error, request, places);
    else if (batch?.current === null) leftOver?.escaped(places(print(error, { limit: 100 })));
    batch?.wake();
  });
  process.on('exit', (code) => (loading ? outbox.say({ say: 'failed', why: 'threw', detail: `exits ${code}`, at: null }) : batch?.leave(`exits ${code}`)));
  replaceExit((code) => batch?.leave(`exits ${code}`));
  process.on('beforeExit', () => {
    if (!loading) return batch?.ranDry();
    if (timers.skip()) return;
    outbox.say({ say: 'failed', why: 'threw', detail: 'never settles', at: null });
    leave(0);
  });
  // The coordinator's last word before it kills: a guest that still turns its event loop is not hung, its promise is.
  if (process.platform !== 'win32') process.on('SIGURG', () => batch?.giveUp());
  output.noteLoading();
  void become(load(request, places, functions), (loaded) => {
    const wrote = places(output.noted()).slice(0, 1000);
    loading = false;
    const failed = loaded.ok ? escaped : loaded.failed;
    if (!loaded.ok || failed !== null) {
      outbox.say(failed as FailedReply);
      return leave(0);
    }
    const clean = request.clean ? createCleaning(request.folder, touched, granted.has('spawn')) : (): void => undefined;
    surroundings.loaded();
    leftOver = createLeftOver(outbox.say);
    const stays = createStays(shared, leftOver);
    stays.look();
    afterBatch = stays.look;
    nameClasses(loaded.classes, functions);
    batch = createBatch(request, { recorder, functions, loaded, places, timers, leftOver, pool, reached }, (run) => {
      leftOver?.afterCase(run, timers.clear());
      stays.exitCode();
      clean();
    });
    timers.watch();
    const others = [...loaded.classes.keys()].filter((name) => !loaded.targets.has(name));
    outbox.say({ say: 'loaded', exports: describe(loaded.targets), ...(others.length > 0 && { classes: others }), values: loaded.values, wrote });
    next(batch);
  });
}

interface CaseParts {
  readonly recorder: Recorder;
  readonly functions: FunctionSources;
  readonly loaded: Extract<Loaded, { readonly ok: true }>;
  readonly places: Places;
  readonly timers: Timers;
  readonly leftOver: LeftOver;
  readonly pool: PoolWork;
  readonly reached: BatchParts['reached'];
}

/** What runs cases, and answers them in batches. */
function createBatch({ limits, callMilliseconds, slowMilliseconds = Number.POSITIVE_INFINITY }: LoadRequest, parts: CaseParts, afterCase: (run: Run) => void): Batch {
  const { recorder, functions, loaded: { targets, classes }, places, timers, leftOver, pool, reached } = parts;
  const settleQueues = createQueues(recorder);
  const afterwards = createAfterwards({ timers, leftOver, recorder, pool });
  const runner = new Runner({ recorder, functions, targets, classes, limits, places, settleQueues, leaves: afterwards.begin, product: outbox.product });
  return new Batch({ runner, recorder, inbox, outbox, afterCase, settleQueues, skip: timers.skip, afterwards, timed: createTimed(callMilliseconds), slowMilliseconds, reached });
}

/** Watches all that leads out of the process, before the subject can get hold of it. */
function takeOver(recorder: Recorder, functions: FunctionSources, { granted, ahead }: { granted: ReadonlySet<string>; ahead: number }): { output: Output; timers: Timers; touched: ReturnType<typeof watchFiles>; pool: PoolWork; shared: Shared; surroundings: Surroundings } {
  const refusals = createRefusals(outbox.say);
  const output = createOutput(recorder, functions);
  captureWarnings(output);
  const timers = createTimers();
  const touched = watchFiles(refusals, output);
  const pool = watchPoolWork();
  watchProcess(refusals);
  if (!granted.has('connect')) refuseConnections(refusals);
  const surroundings = watchSurroundings(outbox.say, { ahead, skipped: timers.skipped });
  syncBuiltinESMExports();
  surroundings.watch();
  return { output, timers, touched, pool, shared: createShared(), surroundings };
}

/** What of the process itself outlives cases: the code that it will exit with, and what all code of it shares. */
function createStays(shared: Shared, leftOver: LeftOver): { look(): void; exitCode(): void } {
  const exitCode = (): void => {
    if (process.exitCode === undefined) return;
    leftOver.stays(`the exit code ${String(process.exitCode)}`);
    process.exitCode = undefined;
  };
  return {
    exitCode,
    look: () => {
      exitCode();
      const changed = shared.changed();
      if (changed !== null) leftOver.stays(`a change to ${changed}`);
    },
  };
}

/** Goes on in a turn of the event loop: within the queue of microtasks it could not be drained for a case. */
async function become<T>(promise: Promise<T>, use: (value: T) => void): Promise<void> {
  const value = await promise;
  later(() => use(value));
}

/** The way out below `process.exit`, which tells no listener. */
function replaceExit(leaving: (code: number) => void): void {
  const replaced = (code?: unknown): never => {
    const number = typeof code === 'number' ? code : 0;
    leaving(number);
    return leave(number);
  };
  (process as unknown as { reallyExit: (code?: unknown) => never }).reallyExit = replaced;
}

next(null);
