import type { NamedTypes } from '../../derive/python/make-stubs.js';
import type { LeftOut, MadeFile } from '../../model/build.js';
import type { Spec } from '../../model/spec.js';
import type { SpecTypes } from './parts.js';
import type { BuildPlace } from './place.js';

/** What the makers of files are given. */
export interface Making {
  readonly file: string;
  readonly spec: Spec;
  /** The spec as it stands. */
  readonly text: string;
  readonly types: SpecTypes;
  /** Asked for stubs alone. */
  readonly named: NamedTypes | null;
  readonly place: BuildPlace;
  readonly pythonModule: string | null;
}

export interface Made {
  readonly files: readonly MadeFile[];
  readonly leftOut: readonly LeftOut[];
}
