import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';
import { itShowsWhatHappens, root } from './document.js';

const EXAMPLES = readdirSync(path.join(root, 'examples')).map((name) => path.join(root, 'examples', name, 'README.md'));

describe.each(EXAMPLES)('%s', itShowsWhatHappens);
