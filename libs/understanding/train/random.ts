/** Numbers by chance, the same on every machine and in every run (xorshift). */
export class Random {
  /** Numbers are at least 0 and below this. */
  static readonly RANGE = 65_536
  private state: number

  constructor(seed = 0x2545f491) {
    this.state = seed
  }

  next(): number {
    let x = this.state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.state = x
    return x & (Random.RANGE - 1)
  }

  /** At least 0 and below `limit`, which is at most 2^31. */
  below(limit: number): number {
    return ((this.next() << 15) | (this.next() >>> 1)) % limit
  }
}
