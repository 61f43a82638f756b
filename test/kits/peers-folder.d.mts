export function peersFolder(): string;
