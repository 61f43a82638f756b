export enum Kind { Book = 'book', Food = 'food' }
export interface Item { cents: number; kind: Kind }
export const weigh = (item: Item): string => item.kind.toUpperCase();
