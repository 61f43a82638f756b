import type { LintedText, LintTextOptions } from '../src/run/lint/lint-text.js';

export declare function piecesOf(texts: readonly string[]): readonly string[];
export declare function mutated(text: string, draw: (least: number, most: number) => number): string;
export declare function faultOf(text: string, lintText: (text: string, options: LintTextOptions) => Promise<LintedText>): Promise<string | null>;
