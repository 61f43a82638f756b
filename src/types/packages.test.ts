import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { signature } from '../../test/types/brief.js';
import { typed } from '../../test/types/implementation.js';
import type { Surface } from '../model/shape.js';
import { typesAdapter } from './adapter.js';

const cacheFolder = mkdtempSync(path.join(tmpdir(), 'holdfast-types-'));
afterAll(() => rmSync(cacheFolder, { recursive: true }));

async function surfaceOf(file: string): Promise<Surface> {
  const { surface, findings } = await typesAdapter({ cacheFolder }).surface(typed(path.resolve('node_modules', file)));
  expect(findings).toEqual([]);
  return surface;
}

function texts({ operations }: Surface, name: string): readonly string[] {
  return operations.find((o) => o.name === name)?.signatures.map(signature) ?? [];
}

describe('packages as they ship', () => {
  it('commander: classes with their members', async () => {
    const surface = await surfaceOf('commander/typings/index.d.ts');
    const command = surface.operations.find((o) => o.name === 'Command');
    expect(command?.kind).toBe('class');
    expect(command?.members.filter((m) => m.kind === 'method').length).toBeGreaterThan(50);
    expect(texts(surface, 'Option')).toEqual(['(flags: string, description?: string) => instance of Option']);
    expect(texts(surface, 'createArgument')).toEqual(['(name: string, description?: string) => instance of Argument']);
  });

  it('fast-check: generics, and arbitraries as instances of an exported class', async () => {
    const surface = await surfaceOf('fast-check/lib/fast-check.d.ts');
    expect(surface.operations.length).toBeGreaterThan(100);
    expect(texts(surface, 'object')[0]).toBe('() => instance of Arbitrary');
    expect(texts(surface, 'array')[0]).toMatch(/^\(arb: instance of Arbitrary, constraints\?: \{minLength\?: number; maxLength\?: number; size\?: /);
  });

  it('typescript: hundreds of functions over types that all refer to each other, in bounded size', async () => {
    const surface = await surfaceOf('typescript/lib/typescript.d.ts');
    expect(surface.operations.length).toBeGreaterThan(400);
    expect(texts(surface, 'flattenDiagnosticMessageText')[0]).toMatch(/^\(diag: \(string \| see DiagnosticMessageChain \| undefined\), newLine: string, indent\?: number\) => string$/);
    expect(JSON.stringify(surface).length).toBeLessThan(4_000_000);
  });

  it('picocolors: an object of functions that is assigned to module.exports', async () => {
    const surface = await surfaceOf('picocolors/picocolors.d.ts');
    expect(texts(surface, 'red')).toEqual(['(input: (string | number | null | undefined)) => string']);
  });

  it('semver as it ships, untyped JavaScript: functions are known by what their code does', async () => {
    const surface = await surfaceOf('semver/index.js');
    expect(surface.operations.find((o) => o.name === 'satisfies')).toMatchObject({ byUsage: true, signatures: [{ parameters: [{ name: 'version', shape: { kind: 'string' } }, { name: 'range', optional: true }, { name: 'options', optional: true }] }] });
    expect(surface.operations.find((o) => o.name === 'SemVer')?.kind).toBe('class');
  });
});
