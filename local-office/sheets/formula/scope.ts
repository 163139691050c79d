// Where a formula stands while it is worked out, and what its functions may ask.
import type { Node } from './parse.ts';
import type { Reference } from './tokens.ts';
import type { Matrix, Scalar, Value } from './values.ts';

export interface Place {
  row: number;
  column: number;
  /** Null where the tab, or the cell, is not there. */
  range(reference: Reference): { matrix: Matrix; top: number; left: number } | null;
  /** The range behind a name, null for none. */
  name(name: string): Reference | null;
}

export interface Scope extends Place {
  /** What an argument comes to; with `places` ranges are reckoned place by place. */
  value(node: Node | null | undefined, places: boolean): Value;
  /** The value of an argument that takes one; blank where it is left out. */
  single(node: Node | null | undefined): Scalar;
}
