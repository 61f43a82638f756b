import type { Case, SessionCase } from '../model/case.js';
import type { Constants } from '../model/implementation.js';
import type { Without } from '../model/ingredient.js';
import type { Lead, Product } from '../model/observation.js';
import type { Operation, Shape } from '../model/shape.js';
import type { FunctionSources } from '../value/functions.js';

/** What there is to explore, and what is known of it beforehand. */
export interface ExplorePlan {
  /** Any integer; the same plan and the same results give the same batches. */
  readonly seed: number;
  readonly operations: readonly OperationPlan[];
  /** Those of the examples, by their source; without it they could not be handed in again. */
  readonly functions?: FunctionSources;
  /** Named types that the shapes refer to. */
  readonly definitions: Readonly<Record<string, Shape>>;
  /** Classes that both sides have besides, of which operations take instances. */
  readonly classes?: readonly Operation[];
  /** From the sources of both implementations. */
  readonly constants: Constants;
  /** Argument lists of what is called in daily use, beside the examples, by its name: members are asked so, and words and numbers are drawn from all. */
  readonly shown?: ReadonlyMap<string, readonly (readonly unknown[])[]>;
  /** Of the predicate that inputs have to pass what stands in its source; absent where all of them may be asked. */
  readonly contract?: Constants;
  /** Operations that may run code which is not the same on both sides; absent where that cannot be told, or is said of all. They have most of the turns. */
  readonly changed?: ReadonlySet<string>;
  /** What the search does without; nothing where it is not said. */
  readonly without?: Without;
}

export interface OperationPlan {
  readonly operation: Operation;
  /** Argument lists that are known to be natural, as live values. */
  readonly examples: readonly (readonly unknown[])[];
  /** What stands in the code that it may run, where that is known to be a part of the sources. */
  readonly near?: Constants;
  /** The sessions that are known, of a class or of what a function makes. */
  readonly sessions?: readonly SessionCase[];
}

/** A case to run, and where it came from. */
export interface Proposal {
  readonly case: Case;
  readonly origin: Origin;
  /** The largest number that its generator gave at the time; Infinity where nothing bounds it. */
  readonly ceiling: number;
}

/** `independent` draws alone carry the 3/n bound: they come from a stream that no result influences. */
export type Origin = 'example' | 'independent' | 'natural' | 'wild' | 'mutation';

/** By what the search tells whether a case showed something that none before it did. The three are never the same text. */
export interface News {
  /** `novelty` of both observations, joined. */
  readonly shape: string;
  /** Branches that few cases had reached, and comparisons that few had brought so near, of either side; and pairs of branches, one of each. */
  readonly branches: readonly string[];
  /** Which branches both sides took, as one; null where they are not counted. */
  readonly path: string | null;
  /** What was compared on the way and was not the same. */
  readonly leads: readonly Lead[];
  /** How often branches ran on the side that had more to do, as a power of two; absent where they are not counted. */
  readonly effort?: number;
  /** What each side was seen to make; absent where neither was. */
  readonly products?: readonly (readonly Product[])[];
}

/** Whether a proposal lies within the contract, and what the predicate did with it. */
export interface Ruled {
  readonly proposal: Pick<Proposal, 'case'>;
  readonly within: boolean;
  readonly news: News;
}

/** What came of a proposal, as far as the search is concerned. */
export interface Executed {
  readonly proposal: Proposal;
  readonly news: News;
  readonly differs: boolean;
  /** It hung, exhausted memory, or gave more than can be kept. */
  readonly costly: boolean;
  /** It took much more time than others, and would again if it were changed: it is no input to go on from. */
  readonly dear?: boolean;
  /** Milliseconds that a slow case took on the side that was quicker; absent where it was not slow, or no time is to move the search. */
  readonly took?: number;
  /** Index of the step at which a side hung or lost its process (of a call 0); absent where both came to an end. */
  readonly endedAt?: number;
}
