import type { BuildResult, BuiltFile, BuiltSpec, FileState, LeftOut } from '../model/build.js';
import { counted } from './numbers.js';
import type { Style } from './style.js';
import { findingLines } from './summary.js';
import { clip, wrap } from './width.js';

const WRITTEN: Readonly<Record<FileState, string>> = { new: 'new', changed: 'changed', same: 'same', removed: 'removed' };
const CHECKED: Readonly<Record<FileState, string>> = { new: 'missing', changed: 'stale', same: 'same', removed: 'left over' };

/** What was made of each spec, and all that no made file holds, for people. Ends with a line break. */
export function buildTerminal({ checked, specs, findings }: BuildResult, style: Style): string {
  const lines = [...specs.flatMap((spec) => specLines(spec, checked, style)), ...findings.flatMap((f) => findingLines(f, style)), ...(findings.length > 0 ? [''] : []), style.dim(summary(specs, checked))];
  return `${lines.join('\n')}\n`;
}

function specLines({ spec, folder, files, leftOut }: BuiltSpec, checked: boolean, style: Style): string[] {
  if (files.length === 0 && leftOut.length === 0) return [];
  const words = checked ? CHECKED : WRITTEN;
  const widths = { name: widest(files.map((f) => nameIn(f, folder))), state: widest(files.map((f) => words[f.state])) };
  return [
    `${style.bold(spec)} → ${folder}`,
    ...files.map((f) => `  ${`${nameIn(f, folder).padEnd(widths.name)}  ${words[f.state].padEnd(widths.state)}  ${style.dim(f.holds)}`.trimEnd()}`),
    ...leftLines(leftOut, style),
    '',
  ];
}

function nameIn({ file }: BuiltFile, folder: string): string {
  return file.slice(folder.length + 1);
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}

/** The same thing that several kinds leave out is said once. */
function leftLines(leftOut: readonly LeftOut[], style: Style): string[] {
  const kinds = new Map<string, { readonly left: LeftOut; readonly kinds: string[] }>();
  for (const left of leftOut) {
    const key = JSON.stringify([left.requirement, left.line, left.text, left.why]);
    const held = kinds.get(key) ?? { left, kinds: [] };
    held.kinds.push(left.kind);
    kinds.set(key, held);
  }
  if (kinds.size === 0) return [];
  const entries = [...kinds.values()].flatMap(({ left, kinds: of }) => [
    `  ${clip([left.requirement, left.text].filter((part) => part !== '').join(' '), style.width - 2)}`,
    ...wrap(`${of.join(', ')}: ${left.why}`, style.width - 4).map((line) => style.dim(`    ${line}`)),
  ]);
  return [style.warn('not held, or not wholly:'), ...entries];
}

function summary(specs: readonly BuiltSpec[], checked: boolean): string {
  const files = specs.flatMap((s) => s.files);
  const other = files.filter((f) => f.state !== 'same').length;
  const state = checked ? (other === 0 ? 'all as the specs say' : `${counted(other, 'file')} missing or stale`) : other === 0 ? 'nothing changed' : `${counted(other, 'file')} written or removed`;
  const left = specs.reduce((n, s) => n + s.leftOut.length, 0);
  // A spec that is gone is one no more.
  const there = specs.filter((s) => s.files.length === 0 || s.files.some((f) => f.state !== 'removed'));
  return `${counted(there.length, 'spec')}, ${counted(files.length, 'file')}; ${state}${left === 0 ? '' : `; ${counted(left, 'thing')} not held`}`;
}
