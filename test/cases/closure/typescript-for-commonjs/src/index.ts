import { readFileSync } from 'fs';
import path from 'path';
import { camel, kebab as dashed } from 'cases';
import all, { type Nothing } from 'cases';
import * as cases from 'cases';
import shout from 'shout';
import { version } from '../package.json';
import twice from './twice';
import legacy = require('./legacy');

export type { Nothing };
export function run() {
  const text = readFileSync(path.join(__dirname, 'data', 'greeting.txt'), 'utf8').trim();
  return [camel('a-b'), dashed('aB'), all.camel('c-d'), cases.kebab('cD'), shout(text), version, twice(4), legacy.name];
}
