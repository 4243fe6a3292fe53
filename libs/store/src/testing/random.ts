export type Random = () => number

export const below = (random: Random, end: number): number => Math.floor(random() * end)

export const oneOf = <T>(random: Random, choices: readonly T[]): T | undefined =>
  choices[below(random, choices.length)]
