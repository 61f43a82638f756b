import old from './old.js';
import { c } from './c.mjs';
export const run = () => [old.b, c];
