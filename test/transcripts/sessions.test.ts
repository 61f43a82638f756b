import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';
import { itShowsWhatHappens } from './document.js';

/** Whole stories, from a first run to a pull request, a Markdown file each in this folder. */
const SESSIONS = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.md')).map((name) => path.join(import.meta.dirname, name));

describe.each(SESSIONS)('%s', itShowsWhatHappens);
