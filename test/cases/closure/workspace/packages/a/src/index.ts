import { shared } from '@org/b';
import { deep } from '@org/b/deep';
import tiny from 'tiny';
export const run = () => [shared(1), deep, tiny];
