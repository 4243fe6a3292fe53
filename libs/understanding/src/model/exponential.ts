const LARGEST = 60
const HALVINGS = 10
const PARTS = 1024

/** e^x by halving and a series: the same bits on every machine, which Math.exp does not promise. */
export function exponential(x: number): number {
  const bounded = x > LARGEST ? LARGEST : Math.max(x, -LARGEST)
  const y = bounded / PARTS
  let power = 1 + y * (1 + (y / 2) * (1 + (y / 3) * (1 + (y / 4) * (1 + y / 5))))
  for (let i = 0; i < HALVINGS; i++) power *= power
  return power
}

export function sigmoid(x: number): number {
  return 1 / (1 + exponential(-x))
}
