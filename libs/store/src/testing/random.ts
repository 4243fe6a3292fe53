export type Random = () => number

/** mulberry32: numbers in [0, 1) that a seed repeats. */
export const randomOf = (seed: number): Random => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const below = (random: Random, end: number): number => Math.floor(random() * end)

export const oneOf = <T>(random: Random, choices: readonly T[]): T | undefined =>
  choices[below(random, choices.length)]
