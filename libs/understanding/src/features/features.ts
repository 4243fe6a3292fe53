/** Most features that one message may have; further ones are left out. */
export const MAX_FEATURES = 8192

/** The features of one message: a hash each, with the words they stand on. */
export interface Features {
  count: number
  readonly hash: Int32Array
  readonly from: Uint16Array
  readonly to: Uint16Array
  /**
   * How many of the features the model knows, then which, and their rows of weights; filled by the
   * model.
   */
  known: number
  readonly which: Uint16Array
  readonly row: Int32Array
}

/** Room for one message, to be used again for the next. */
export function newFeatures(): Features {
  return {
    count: 0,
    hash: new Int32Array(MAX_FEATURES),
    from: new Uint16Array(MAX_FEATURES),
    to: new Uint16Array(MAX_FEATURES),
    known: 0,
    which: new Uint16Array(MAX_FEATURES),
    row: new Int32Array(MAX_FEATURES),
  }
}

/** Adds a feature that stands on the words `from` to `to`, both included. */
export function add(out: Features, hash: number, from: number, to: number): void {
  const i = out.count
  if (i >= MAX_FEATURES) return
  out.hash[i] = hash
  out.from[i] = from
  out.to[i] = to
  out.count = i + 1
}
