/** A part of the search that can be left out, so that one can measure what it is worth; `explore/ingredients.ts` says what each is. */
export type Ingredient =
  | 'constants' | 'families' | 'expressions' | 'manner' | 'trouble' | 'boundaries' | 'habits' | 'session-habits'
  | 'natural' | 'wild' | 'independent' | 'mutation' | 'tokens' | 'grafting' | 'crossing' | 'steering' | 'learning' | 'guidance';

/** Those that are left out. */
export type Without = ReadonlySet<Ingredient>;
