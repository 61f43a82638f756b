import { parentPort, workerData } from 'node:worker_threads';
import { lintShare } from '../index.js';

// Started with a share of the specs; what it throws reaches the thread that started it.
parentPort?.postMessage(await lintShare(workerData));
