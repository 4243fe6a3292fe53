// Engines may differ in the last digit of Math.exp and Math.log. These use only + − × ÷, which IEEE
// 754 fixes, so that equal counts give equal thresholds wherever they are computed.

const LN2 = Math.LN2

/** e^x, by halving to |x| ≤ ln 2 / 2 and a Taylor series; x is clamped to ±700. */
export const exp = (x: number): number => {
  const bounded = Math.max(-700, Math.min(700, x))
  const twos = Math.round(bounded / LN2)
  const rest = bounded - twos * LN2
  let term = 1
  let sum = 1
  for (let n = 1; n <= 14; n++) {
    term = (term * rest) / n
    sum += term
  }
  return sum * power(2, twos)
}

/** Natural logarithm of a positive number, by the series of artanh after scaling to [2/3, 4/3]. */
export const ln = (x: number): number => {
  let twos = 0
  let scaled = x
  for (; scaled > 4 / 3; twos++) scaled /= 2
  for (; scaled < 2 / 3; twos--) scaled *= 2
  const t = (scaled - 1) / (scaled + 1)
  const square = t * t
  let odd = t
  let sum = 0
  for (let n = 1; n <= 25; n += 2) {
    sum += odd / n
    odd *= square
  }
  return 2 * sum + twos * LN2
}

export const sigmoid = (x: number): number => 1 / (1 + exp(-x))

export const logit = (p: number): number => ln(p / (1 - p))

/** `base` to a whole power, by squaring: exact for base 2. */
const power = (base: number, times: number): number => {
  let result = 1
  let square = times < 0 ? 1 / base : base
  for (let n = Math.abs(times); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result *= square
    square *= square
  }
  return result
}
