import { pair } from './planted-pair.mjs';
import { MADE } from './planted-made.mjs';

// Small functions with a difference planted behind conditions that inputs seldom meet. `change` is what the candidate has in place of the text
// before the arrow: [text, other text]. None of the packages of the corpus is like one of them.

export const PLANTED = [
  pair('checksum-digit', 'checksum', `
export function isValidCode(code: string): string {
  if (!/^\\d{6,}$/.test(code)) return 'no code';
  let sum = 0;
  for (let i = 0; i < code.length - 1; i++) sum += Number(code[i]) * (i % 2 === 0 ? 3 : 1);
  const check = (97 - (sum % 97)) % 97;
  if (Number(code.slice(-2)) !== check) return 'wrong';
  return code.startsWith('4') ? 'card' : 'other';
}`, "? 'card' : 'other'", "? 'Card' : 'other'"),
  pair('checksum-line', 'checksum', `
export function readLine(line: string): string | null {
  if (line[0] !== '$') return null;
  const star = line.indexOf('*');
  if (star < 2) return null;
  let sum = 0;
  for (let i = 1; i < star; i++) sum ^= line.charCodeAt(i);
  if (line.slice(star + 1) !== sum.toString(16).padStart(2, '0')) return 'corrupt';
  return line.slice(1, star);
}`, "return line.slice(1, star);", "return line.slice(1, star).trim();"),
  pair('checksum-bytes', 'checksum', `
export function unpack(bytes: number[]): number[] | string {
  if (bytes.length < 4) return 'short';
  if (bytes[0] !== bytes.length) return 'length';
  const sum = bytes.slice(0, -1).reduce((a, b) => (a * 31 + b) % 251, 7);
  if (bytes[bytes.length - 1] !== sum) return 'checksum';
  return bytes.slice(1, -1);
}`, 'return bytes.slice(1, -1);', 'return bytes.slice(1);'),
  pair('checksum-token', 'checksum', `
function mark(text: string): string { let h = 17; for (const c of text) h = (h * 33 + c.charCodeAt(0)) % 46656; return h.toString(36).padStart(3, '0'); }
export function openToken(token: string): string {
  const [body, own, ...rest] = token.split('.');
  if (body === undefined || own === undefined || rest.length > 0) return 'malformed';
  if (own !== mark(body)) return 'forged';
  return 'open:' + body.toLowerCase();
}`, "'open:' + body.toLowerCase()", "'open:' + body"),
  pair('state-door', 'state machine', `
export class Door {
  private state = 'shut'; private tries = 0; private code = 0;
  constructor(code: number) { this.code = code; }
  push(): string { if (this.state === 'shut') { this.state = 'ajar'; return 'creaks'; } return this.state; }
  pull(): string { if (this.state === 'ajar') { this.state = 'open'; return 'opens'; } this.tries++; return 'no'; }
  key(code: number): string { if (this.state === 'open' && code === this.code * 2 + 1) { this.state = 'locked'; return 'click'; } return 'no'; }
  alarm(): boolean { return this.state === 'locked' && this.tries > 0; }
}`, "this.state === 'locked' && this.tries > 0", "this.state === 'locked' && this.tries > 1"),
  pair('state-commands', 'state machine', `
export function drive(commands: string[]): string {
  let state = 0;
  for (const c of commands) {
    if (state === 0 && c === 'init') state = 1;
    else if (state === 1 && c === 'arm') state = 2;
    else if (state === 2 && c === 'aim') state = 3;
    else if (state === 3 && c === 'fire') state = 4;
    else if (c === 'reset') state = 0;
  }
  return state === 4 ? 'fired' : 'idle ' + state;
}`, "? 'fired' :", "? 'Fired' :"),
  pair('state-brackets', 'state machine', `
export function depthOf(text: string): number {
  let depth = 0, most = 0, quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) { if (c === '\\\\') i++; else if (c === '"') quoted = false; continue; }
    if (c === '"' && depth > 1) quoted = true;
    else if (c === '[') { depth++; most = Math.max(most, depth); }
    else if (c === ']') depth--;
  }
  return quoted ? -most : most;
}`, "if (c === '\\\\') i++; else", ""),
  pair('state-number', 'state machine', `
export function scan(text: string): string {
  let s = 'start';
  for (const c of text) {
    const d = c >= '0' && c <= '9';
    if (s === 'start') s = c === '-' ? 'sign' : d ? 'int' : 'bad';
    else if (s === 'sign') s = d ? 'int' : 'bad';
    else if (s === 'int') s = d ? 'int' : c === '.' ? 'dot' : c === 'e' ? 'exp' : 'bad';
    else if (s === 'dot') s = d ? 'frac' : 'bad';
    else if (s === 'frac') s = d ? 'frac' : c === 'e' ? 'exp' : 'bad';
    else if (s === 'exp') s = c === '-' || c === '+' ? 'expsign' : d ? 'expint' : 'bad';
    else if (s === 'expsign') s = d ? 'expint' : 'bad';
    else if (s === 'expint') s = d ? 'expint' : 'bad';
  }
  return s;
}`, "else if (s === 'expsign') s = d ? 'expint' : 'bad';", "else if (s === 'expsign') s = d ? 'int' : 'bad';"),
  pair('magic-joined', 'magic string', `
const PARTS = ['br', 'avo', '-', '7', 'k'];
export function unlock(phrase: string, door: string): string {
  if (phrase !== PARTS.join('')) return 'no';
  return door === '' ? 'which' : 'open';
}`, "door === '' ? 'which' : 'open'", "door === '' ? 'Which' : 'open'"),
  pair('magic-decoded', 'magic string', `
const KEY = String.fromCharCode(...[122, 113, 120, 45, 57, 49, 55].map((c) => c));
export function role(user: { name: string; group: string }): string {
  if (user.group === KEY) return user.name === '' ? 'ghost' : 'admin';
  return 'guest';
}`, "'ghost' : 'admin'", "'ghost' : 'root'"),
  pair('magic-reversed', 'magic string', `
export function check(word: string): boolean {
  const turned = [...word].reverse().join('');
  return turned === 'gnitset' + String(3 * 14);
}`, "'gnitset' + String(3 * 14)", "'gnitset' + String(3 * 15)"),
  pair('magic-nested', 'magic string', `
export function route(path: string): string {
  const [a, b, c] = path.split('/').filter((p) => p !== '');
  if (a === ['ap', 'i'].join('')) {
    if (b === 'v' + (1 + 1)) {
      if (c === ['us', 'ers'].join('')) return 'list';
      return 'api';
    }
    return 'version';
  }
  return 'page';
}`, "return 'list';", "return 'users';"),
  pair('magic-map', 'magic string', `
const TABLE = new Map('qwlm:1 zxke:2 hvut:3'.split(' ').map((e) => e.split(':') as [string, string]));
export function priceOf(code: string, count: number): number {
  const found = TABLE.get(code);
  if (found === undefined) return 0;
  return Number(found) * count;
}`, 'Number(found) * count', 'Number(found) * Math.max(count, 1)'),
  pair('magic-prefix', 'magic string', `
const PREFIX = ['x', 'q', 'amz'].join('-') + '-';
export function header(name: string, value: string): string {
  if (name.startsWith(PREFIX)) return name.length > PREFIX.length ? value.trim() : value;
  return value;
}`, 'value.trim() : value', 'value.trimStart() : value'),
  pair('length-exact', 'length', `
export function pad(rows: number[]): number {
  if (rows.length === 23) return rows[22]! > 0 ? 1 : 2;
  return rows.length > 23 ? 3 : 0;
}`, '? 1 : 2', '? 1 : -2'),
  pair('length-string', 'length', `
export function label(text: string): string {
  if (text.length === 7 * 7 + 4) return text.endsWith('.') ? text : text + '…';
  return text.length > 60 ? text.slice(0, 60) : text;
}`, "text : text + '…'", "text : text + '...'"),
  pair('length-ratio', 'length', `
export function fold(lines: string[], width: number): string {
  const total = lines.reduce((n, l) => n + l.length, 0);
  if (lines.length > 3 && width > 10 && total === width * lines.length) return 'exact';
  return total > width * lines.length ? 'over' : 'under';
}`, "return 'exact';", "return 'over';"),
  pair('number-linear', 'threshold', `
export function fee(cents: number, days: number): number {
  const due = cents * 3 + days * 7;
  if (due === 98765 + 12) return -1;
  return due > 98777 ? 2 : 1;
}`, 'return -1;', 'return 1;'),
  pair('number-window', 'threshold', `
export function tax(income: number): number {
  const scaled = Math.floor(income / 7) + 13;
  if (scaled > 40000 && scaled < 40004) return 0.5;
  return scaled >= 40004 ? 0.4 : 0.2;
}`, 'return 0.5;', 'return 0.4;'),
  pair('number-sum', 'threshold', `
export function total(items: { qty: number; cents: number }[]): number {
  let sum = 0;
  for (const { qty, cents } of items) sum += Math.max(0, qty) * Math.max(0, cents);
  if (sum >= 25000 && sum <= 25010) return 24999;
  return sum;
}`, 'return 24999;', 'return sum;'),
  pair('number-square', 'threshold', `
export function grade(n: number): string {
  if (!Number.isInteger(n) || n < 0) return 'no';
  if (n * n - 7 === 1849 * 4 - 7 + 171 * 0) return 'square';
  return n > 1000 ? 'big' : 'small';
}`, "return 'square';", "return 'small';"),
  pair('number-equal', 'threshold', `
export function compareAll(a: number, b: number, c: number): string {
  if (a + b === c && a > 50 && b > a + 20) return 'sum';
  return c > a + b ? 'above' : 'below';
}`, "return 'sum';", "return 'below';"),
  pair('options-deep', 'options', `
export interface Options { mode?: string; depth?: number; strict?: boolean; tags?: string[]; limits?: { low?: number; high?: number } }
export function plan(o: Options): string {
  if (o.mode === 'tree' && (o.depth ?? 0) > 4) {
    if (o.strict === true && o.tags !== undefined && o.tags.includes('slow')) {
      if (o.limits !== undefined && (o.limits.low ?? 0) > (o.limits.high ?? 0)) return 'inverted';
      return 'slow tree';
    }
    return 'tree';
  }
  return 'flat';
}`, "return 'inverted';", "return 'slow tree';"),
  pair('options-flags', 'options', `
export function flags(args: string[]): string {
  let v = 0, out = '', dry = false;
  for (const a of args) {
    if (a === '-' + 'v') v++;
    else if (a.startsWith('--out=')) out = a.slice(6);
    else if (a === ['--dry', 'run'].join('-')) dry = true;
  }
  if (v > 1 && out.endsWith('.json') && dry) return 'json ' + v;
  return 'text ' + v;
}`, "return 'json ' + v;", "return 'json';"),
  pair('options-version', 'options', `
export function supports(version: string, feature: string): boolean {
  const m = /^(\\d+)\\.(\\d+)\\.(\\d+)$/.exec(version);
  if (m === null) return false;
  const [major, minor, patch] = m.slice(1).map(Number) as [number, number, number];
  if (feature !== ['str', 'eam'].join('')) return major > 2;
  if (major === 3 && minor === 14) return patch >= 5;
  return major > 3;
}`, 'patch >= 5', 'patch > 5'),
  pair('options-record', 'options', `
export function merge(a: Record<string, unknown>, b: Record<string, unknown>): string {
  let hits = 0;
  for (const key of Object.keys(a)) if (Object.hasOwn(b, key) && typeof a[key] === typeof b[key] && a[key] !== b[key]) hits++;
  if (hits >= 3) return 'conflict';
  return hits > 0 ? 'some' : 'none';
}`, 'hits >= 3', 'hits >= 4'),
  pair('lookup-week', 'lookup', `
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const FROM = { first: 1, second: 8, teenth: 13, third: 15, fourth: 22 };
export function meeting(year: number, month: number, week: string, weekday: string): string {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError('no month');
  const from = week === 'last' ? new Date(Date.UTC(year, month, 0)).getUTCDate() - 6 : FROM[week as keyof typeof FROM];
  for (let day = from; day < from + 7; day++) {
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCDay() === DAYS.indexOf(weekday)) return date.toISOString().slice(0, 10);
  }
  throw new RangeError('no such day');
}`, 'third: 15', 'third: 14'),
  pair('lookup-units', 'lookup', `
const UNITS: Record<string, { kind: string; per: number }> = {
  mm: { kind: 'length', per: 0.001 }, cm: { kind: 'length', per: 0.01 }, m: { kind: 'length', per: 1 }, km: { kind: 'length', per: 1000 }, inch: { kind: 'length', per: 0.0254 },
  mile: { kind: 'length', per: 1609.344 }, g: { kind: 'mass', per: 0.001 }, kg: { kind: 'mass', per: 1 }, pound: { kind: 'mass', per: 0.45359237 }, stone: { kind: 'mass', per: 6.35029318 },
};
export function convert(amount: number, from: string, to: string): number | string {
  const [a, b] = [UNITS[from.toLowerCase()], UNITS[to.toLowerCase()]];
  if (a === undefined || b === undefined) return 'no such unit';
  if (a.kind !== b.kind) return 'other kind';
  return Math.round(amount * a.per / b.per * 1e6) / 1e6;
}`, '6.35029318', '6.35029317'),
  pair('rewrite-third', 'rewrite', `
export function clip(text: string, start: number, most: number, mark = '…'): string {
  const rest = text.slice(start);
  if (rest.length <= most) return rest;
  return most <= mark.length ? rest.slice(0, most) : rest.slice(0, most - mark.length) + mark;
}`, 'most <= mark.length', 'most < mark.length'),
  pair('rewrite-precedence', 'rewrite', `
export interface Style { upper?: boolean; title?: boolean; trim?: boolean; limit?: number; pad?: boolean; suffix?: string; prefix?: string }
export function format(text: string, style: Style = {}): string {
  let out = style.trim === true ? text.trim() : text;
  if (style.upper) out = out.toUpperCase();
  else if (style.title) out = out.charAt(0).toUpperCase() + out.slice(1);
  const limited = style.limit !== undefined && out.length > style.limit;
  if (limited && !style.pad) out = out.slice(0, style.limit);
  if (style.prefix && style.upper && !style.title && style.trim) out = style.prefix + out;
  return out + (style.suffix ?? '');
}`, '!style.title && style.trim', 'style.trim'),
  pair('rewrite-flags', 'rewrite', `
export interface Lint { quotes?: 'single' | 'double'; semi?: boolean; tabs?: boolean; width?: number; commas?: 'none' | 'es5' | 'all'; spacing?: boolean; arrows?: 'always' | 'avoid'; sort?: boolean; crlf?: boolean }
export function settings(l: Lint): string[] {
  const out: string[] = [];
  if (l.quotes === 'single') out.push('q');
  if (l.semi === false) out.push('s');
  if (l.tabs) out.push('t' + (l.width ?? 8));
  if (l.commas === 'all' && l.arrows === 'avoid' && l.crlf === true && l.sort !== true && l.spacing === false) out.push('c');
  return out;
}`, "l.sort !== true && l.spacing", "l.sort === false && l.spacing"),
  pair('rewrite-undefined', 'rewrite', `
export interface Retry { times?: number; delay?: number; factor?: number }
export function delays(retry: Retry): number[] {
  const { times, delay, factor } = { times: 2, delay: 10, factor: 2, ...retry };
  return Array.from({ length: Math.min(8, times ?? 0) }, (_, i) => (delay ?? 0) * (factor ?? 1) ** i);
}`, '{ times: 2, delay: 10, factor: 2, ...retry }', '{ times: retry.times ?? 2, delay: "delay" in retry ? retry.delay : 10, factor: "factor" in retry ? retry.factor : 2 }'),
  pair('rewrite-normal', 'rewrite', `
export function unique(names: string[]): string[] {
  const seen = new Set<string>();
  return names.filter((n) => {
    const key = n.normalize('NFC').toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}`, "n.normalize('NFC').toLowerCase()", 'n.toLowerCase()'),
  pair('rewrite-stable', 'rewrite', `
export function rank(rows: { name: string; score: number | null }[]): string[] {
  return [...rows].sort((a, b) => (b.score ?? -1) - (a.score ?? -1)).map((r) => r.name);
}`, '(b.score ?? -1) - (a.score ?? -1)', "(b.score ?? -1) - (a.score ?? -1) || (rows.length > 4 ? a.name.localeCompare(b.name) : 0)"),
  pair('rewrite-zero', 'rewrite', `
export function step(value: number, by: number): string {
  const done = Math.round(value / by) * by;
  return Object.is(done, -0) && value > -0.5 && value < -0.001 ? '-0' : String(done);
}`, "? '-0' : String(done)", "? '0' : String(done)"),
  pair('rewrite-even', 'rewrite', `
export function cents(amount: number, digits: number): number {
  const scale = 10 ** Math.max(0, Math.min(6, Math.trunc(digits)));
  const scaled = amount * scale, low = Math.floor(scaled), rest = scaled - low;
  if (rest === 0.5) return (low % 2 === 0 ? low : low + 1) / scale;
  return Math.round(scaled) / scale;
}`, '(low % 2 === 0 ? low : low + 1)', '(low + 1)'),
  pair('rewrite-month', 'rewrite', `
export function addMonths(year: number, month: number, day: number, count: number): string {
  const [y, m, d, n] = [1900 + (Math.trunc(Math.abs(year)) % 300), Math.trunc(Math.abs(month)) % 12, 1 + (Math.trunc(Math.abs(day)) % 28), Math.trunc(count) % 1200];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  const end = new Date(Date.UTC(y, m + n + 1, 0));
  return end.getUTCMonth() + 1 + '/' + (d + 3 > last ? end.getUTCDate() : Math.min(d, end.getUTCDate()));
}`, 'd + 3 > last ?', 'd + 3 >= last ?'),
  pair('rewrite-global', 'rewrite', `
export class Scanner {
  private word = /[a-z]+/gi; private found = 0;
  has(text: string): boolean { this.word.lastIndex = 0; const yes = this.word.test(text); if (yes) this.found++; return yes; }
  reset(): void { this.found = 0; }
  count(): number { return this.found; }
}`, 'this.word.lastIndex = 0; const yes', 'const yes'),
  pair('rewrite-surrogate', 'rewrite', `
export function initials(full: string, most: number): string {
  return full.split(' ').filter((w) => w !== '').slice(0, most).map((w) => String.fromCodePoint(w.codePointAt(0)!)).join('');
}`, "String.fromCodePoint(w.codePointAt(0)!)", 'w[0]'),
  pair('rewrite-shared', 'rewrite', `
export class Registry {
  private readonly topics = new Map<string, string[]>();
  on(topic: string, handler: string): number { const list = this.topics.get(topic) ?? []; list.push(handler); this.topics.set(topic, list); return list.length; }
  off(topic: string, handler: string): boolean { const list = this.topics.get(topic) ?? []; const at = list.indexOf(handler); if (at >= 0) list.splice(at, 1); return at >= 0; }
  fire(topic: string): string { return (this.topics.get(topic) ?? ['none']).join(); }
}`, 'if (at >= 0) list.splice(at, 1);', 'if (at >= 0) this.topics.set(topic, list.filter((h) => h !== handler));'),
  pair('rewrite-overflow', 'rewrite', `
export function bucket(id: number, shift: number, buckets: number): number {
  const n = Math.abs(Math.trunc(id));
  if (!Number.isSafeInteger(n) || shift < 0 || shift > 8) return -1;
  const moved = Math.floor(n / 2 ** Math.trunc(shift));
  return buckets >= 1 && buckets <= 64 && n > 4096 ? moved % Math.trunc(buckets) : 0;
}`, 'Math.floor(n / 2 ** Math.trunc(shift))', '(n < 2 ** 40 ? Math.floor(n / 2 ** Math.trunc(shift)) : Math.trunc(n / 2 ** Math.trunc(shift)) | 0)'),
  pair('rewrite-casing', 'rewrite', `
export function sameHeader(a: string, b: string): boolean {
  return a.length === b.length && a.toLowerCase() === b.toLowerCase();
}`, 'a.toLowerCase() === b.toLowerCase()', 'a.toUpperCase() === b.toUpperCase()'),
  pair('rewrite-empty', 'rewrite', `
type Json = null | number | string | boolean | Json[] | { [key: string]: Json };
export function prune(value: Json): Json {
  if (Array.isArray(value)) return value.map(prune);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).map(([k, v]): [string, Json] => [k, prune(v)]).filter(([, v]) => !(typeof v === 'object' && v !== null && !Array.isArray(v) && Object.keys(v).length === 0));
  return Object.fromEntries(kept);
}`, '!Array.isArray(v) && Object.keys(v).length', 'Object.keys(v).length'),
  pair('rewrite-capacity', 'rewrite', `
export class Cache {
  private readonly held = new Map<string, number>();
  constructor(private readonly most: number) {}
  set(key: string, value: number): void {
    this.held.delete(key);
    if (this.held.size >= Math.max(1, Math.min(this.most, 20))) this.held.delete(this.held.keys().next().value as string);
    this.held.set(key, value);
  }
  get(key: string): number | null { const v = this.held.get(key); if (v === undefined) return null; this.held.delete(key); this.held.set(key, v); return v; }
}`, 'if (v === undefined) return null; this.held.delete(key); this.held.set(key, v); return v;', 'if (v === undefined) return null; if (this.held.size > 3) { this.held.delete(key); this.held.set(key, v); } return v;'),
  pair('rewrite-expiry', 'rewrite', `
export class Leases {
  private readonly until = new Map<string, number>(); private now = 0;
  take(who: string, forSeconds: number): boolean { if ((this.until.get(who) ?? -1) > this.now) return false; this.until.set(who, this.now + Math.max(0, forSeconds)); return true; }
  wait(seconds: number): number { this.now += Math.max(0, seconds); return this.now; }
  holds(who: string): boolean { return (this.until.get(who) ?? -1) > this.now; }
  extend(who: string, seconds: number): boolean { const end = this.until.get(who); if (end === undefined || end < this.now) return false; this.until.set(who, end + seconds); return true; }
}`, 'end === undefined || end < this.now', 'end === undefined || end <= this.now'),
  pair('rewrite-equal', 'rewrite', `
export function put(table: [string, number][], key: string, value: number): [string, number][] {
  const out = new Map<string, number>(table);
  if (!Object.is(out.get(key), value)) out.set(key, value);
  return [...out];
}`, '!Object.is(out.get(key), value)', 'out.get(key) !== value'),
  ...MADE,
];
