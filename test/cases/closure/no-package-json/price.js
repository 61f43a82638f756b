import { tax } from './tax.js';
export const run = () => tax(100);
