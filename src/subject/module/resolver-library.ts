import { createRequire } from 'node:module';

/** `oxc-resolver`, loaded when it is first asked for: it is native, and costs a comparison of modules without imports a tenth of its start. */
export function resolverLibrary(): typeof import('oxc-resolver') {
  return createRequire(import.meta.url)('oxc-resolver') as typeof import('oxc-resolver');
}
