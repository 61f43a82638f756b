#!/usr/bin/env node
import { tuneEngine } from '../index.js';
import { run } from './program.js';

// A language server stays, and its code is worth the effort.
if (process.argv[2] !== 'lsp') tuneEngine(process.version);
process.exitCode = await run(process.argv.slice(2), process);
