import a from 'a';
import alias from 'alias';
export const run = () => [a, alias];
