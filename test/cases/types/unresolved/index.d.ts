import type { Missing } from 'nowhere-to-be-found';
export declare function read(source: Buffer | URL | string, signal?: AbortSignal): Buffer;
export declare function use(missing: Missing, element: HTMLElement): void;
export declare function intl(options: Intl.NumberFormatOptions['style'], list: TemplateStringsArray, match: RegExpExecArray): void;
