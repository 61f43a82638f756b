import path from 'node:path';
import { describe } from 'vitest';
import { itShowsWhatHappens, root } from './document.js';

const PAGES = ['README.md', 'docs/verify.md', 'docs/diff.md', 'docs/build.md'];

describe.each(PAGES.map((name) => path.join(root, name)))('%s', itShowsWhatHappens);
