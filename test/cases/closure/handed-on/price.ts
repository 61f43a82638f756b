import { camel, table, twice } from './barrel';

export function run(): unknown {
  return [camel('a-b'), table.one, twice(4)];
}
