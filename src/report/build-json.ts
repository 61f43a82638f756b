import type { BuildResult } from '../model/build.js';

/** What `build` says for machines: the object that `schemas/build.schema.json` describes. Fields are kept between versions; new ones may join. */
export function buildJson({ checked, specs, findings }: BuildResult): object {
  return {
    holdfast: 1, command: 'build', checked,
    specs: specs.map(({ spec, folder, files, leftOut }) => ({
      spec, folder,
      files: files.map(({ file, kind, state, holds }) => ({ file, kind, state, holds })),
      leftOut: leftOut.map(({ kind, requirement, line, text, why }) => ({ kind, requirement: requirement === '' ? null : requirement, line, text, why })),
    })),
    findings: findings.map(({ code, severity, message, file, line, column }) => ({ code, severity, message, file: file ?? null, line: line ?? null, column: column ?? null })),
  };
}
