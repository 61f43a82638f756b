function trim(text: string): string { return text.trim(); }

export default {
  trim,
  pad(text: string, width: number): string { return text.padStart(width); },
  version: '1.0.0',
};

export const box = { open(a: number): number { return a; } };
