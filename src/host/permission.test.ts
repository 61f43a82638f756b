import { describe, expect, it } from 'vitest';
import { permissionFlags, readNodeVersion } from './permission.js';

const flags = (version: string, reads: string[], grants: Parameters<typeof permissionFlags>[1]['grants'] = []): string[] =>
  permissionFlags(readNodeVersion(version), { reads, writes: ['/work'], grants });

describe('flags of the permission model', () => {
  it.each([
    ['v20.19.0', '--experimental-permission'], ['v22.12.0', '--experimental-permission'], ['v22.13.0', '--permission'],
    ['v23.4.0', '--experimental-permission'], ['v23.5.0', '--permission'], ['v24.0.0', '--permission'], ['v26.1.0', '--permission'],
  ])('%s has %s', (version, flag) => {
    expect(flags(version, [])[0]).toBe(flag);
  });

  it('grants a path once, and lets what may be written be read', () => {
    expect(flags('v24.0.0', ['/a', '/a/', '/a/*', '/work']).slice(1)).toEqual(['--allow-fs-read=/a', '--allow-fs-read=/work', '--allow-fs-write=/work']);
  });

  it('grants everything by itself', () => {
    expect(flags('v24.0.0', ['*', '/a']).slice(1)).toEqual(['--allow-fs-read=*', '--allow-fs-write=/work']);
  });

  it('has a flag for connections from 25 on', () => {
    const connect = [{ kind: 'connect' as const, path: null }];
    expect(flags('v24.9.0', [], connect)).not.toContain('--allow-net');
    expect(flags('v25.0.0', [], connect)).toContain('--allow-net');
  });

  it('grants what was asked for', () => {
    const grants = [{ kind: 'spawn' as const, path: null }, { kind: 'addon' as const, path: null }, { kind: 'worker' as const, path: null }, { kind: 'write' as const, path: '/out' }];
    expect(flags('v24.0.0', [], grants)).toEqual([
      '--permission', '--allow-fs-read=/work', '--allow-fs-read=/out', '--allow-fs-write=/work', '--allow-fs-write=/out', '--allow-child-process', '--allow-addons', '--allow-worker',
    ]);
  });
});
