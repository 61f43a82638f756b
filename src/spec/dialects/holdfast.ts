import type { ReadSpec } from '../../model/document.js';
import { readSpecDocument } from '../read-spec.js';
import type { ForeignText } from './dialect.js';

/** Our own format. It says everything itself; what is told of it besides counts for nothing. */
export function readHoldfast({ text, file }: ForeignText): ReadSpec {
  return readSpecDocument(text, { file });
}
