import type { Ingredient, Without } from '../model/ingredient.js';

/** What each part of the search adds to it. */
export const INGREDIENTS: Readonly<Record<Ingredient, string>> = {
  constants: 'strings, numbers and names that stand in the sources',
  families: 'texts made of strings of the sources that look alike',
  expressions: 'strings that match the regular expressions of the sources',
  manner: 'texts in the manner of the examples, token by token',
  trouble: 'pieces of text that programs stumble over',
  boundaries: 'numbers at the limits of usual types, and NaN and its like',
  habits: 'habits of a draw: values that come again, options left out together',
  'session-habits': 'habits of a session: few members, arguments that come again, as many steps as a number says',
  natural: 'draws near to daily use',
  wild: 'draws far from it',
  independent: 'draws that rest on nothing that was seen; the bound goes with them',
  mutation: 'inputs that are known, changed',
  tokens: 'changes of a text by words, marks and lines',
  grafting: 'parts of one input in the place of others',
  crossing: 'two or three inputs put together',
  steering: 'what the contract accepted, gone on from',
  learning: 'inputs kept for what they showed',
  guidance: 'branches counted and comparisons seen, once nothing more is found',
};

export const EVERYTHING: Without = new Set();
