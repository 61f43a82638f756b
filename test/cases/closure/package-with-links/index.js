import { top } from 'top';
export const run = () => top();
