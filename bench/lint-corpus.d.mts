import type { LintedText, LintTextOptions } from '../src/run/lint/lint-text.js';

export declare const ROOT: string;
export declare function clarityCodes(): readonly string[];
export declare function hitsOf(folder: string, lintText: (text: string, options: LintTextOptions) => Promise<LintedText>): Promise<ReadonlyMap<string, readonly { readonly file: string; readonly line: number; readonly column: number; readonly found: string }[]>>;
