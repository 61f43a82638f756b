import { writeSync } from 'node:fs';
import process from 'node:process';
import type { WireJudgement, WireTask } from '../model/evaluation.js';
import { Batch } from './batch.js';
import type { CaseTable } from './case-table.js';
import { openChannel } from './channel.js';
import { Evaluation } from './evaluation.js';
import { lockDown } from './lockdown.js';
import type { Run } from './run.js';
import { standStill } from './stillness.js';

/** The process that runs the code of specs. No candidate is in it, and it learns of the subject only what is answered. */

const HEARTBEAT_MILLISECONDS = 20;
/** Exit code where a program has changed what all share. */
const UNCLEAN = 70;
const MISUSED = 64;
/** Exit code where the evaluator itself is at fault. */
const FAILED = 71;
const STDERR = 2;
const later = setImmediate;
const leave = (process as unknown as { reallyExit: (code: number) => never }).reallyExit.bind(process);
const now = performance.now.bind(performance);

function serve(): void {
  const channel = openChannel();
  const stillness = standStill();
  const batches = new Map<number, Batch>();
  let evaluation: Evaluation | null = null;
  /** The batch at work. */
  let current = 0;
  let said = now();

  const say = (judged: readonly WireJudgement[], table: CaseTable, over: boolean): void => {
    said = now();
    channel.say({ say: 'did', batch: current, judged, asks: table.tell(), over });
  };
  const block = ({ table }: Run, ask: number): void => {
    say([], table, false);
    channel.say({ say: 'blocked', batch: current, ask });
    const reply = channel.readAnswer();
    if (reply === null) return leave(0);
    table.setAnswer(ask, reply.answer);
  };
  const step = (number: number, batch: Batch | undefined): void => {
    if (evaluation === null || batch === undefined) return leave(MISUSED);
    current = number;
    const progress = (judged: WireJudgement[], table: CaseTable): void => {
      if (batch.careful || now() - said > HEARTBEAT_MILLISECONDS) say(judged.splice(0), table, false);
    };
    const judged = batch.step(evaluation, { at: (task: WireTask[0]) => channel.say({ say: 'at', task }), progress });
    if (batch.done) batches.delete(number);
    say(judged, batch.table, true);
  };

  const loose = (error: unknown): void => evaluation?.noteLoose(error);
  process.on('uncaughtException', loose);
  process.on('unhandledRejection', loose);
  lockDown();
  try {
    for (let request = channel.read(); request !== null; request = channel.read()) {
      if (request.say === 'load') {
        evaluation = new Evaluation(request, { stillness, block, leave: () => leave(UNCLEAN) });
        channel.say({ say: 'compiled', faults: evaluation.faults });
      } else if (request.say === 'work') {
        batches.set(request.batch, new Batch(request));
        step(request.batch, batches.get(request.batch));
      } else if (request.say === 'answers') {
        batches.get(request.batch)?.answer(request.answers);
        step(request.batch, batches.get(request.batch));
      } else leave(MISUSED);
    }
  } catch (error) {
    // Left to the handlers above, it would end the process without a word.
    writeSync(STDERR, `${error instanceof Error ? `${error.name}: ${error.message}` : `Error: ${String(error)}`}\n`);
    leave(FAILED);
  }
  leave(0);
}

// In a turn of its own: within the queue of microtasks in which this module is evaluated that queue could not be drained.
later(serve);
