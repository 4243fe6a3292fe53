import { expect, test } from 'vitest'
import { exp, ln, logit, sigmoid } from './series.ts'

test('exp and ln agree with the platform to twelve digits', () => {
  for (let x = -40; x <= 40; x += 0.37) {
    expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 12)
    expect(ln(Math.exp(x))).toBeCloseTo(x, 11)
  }
})

test('logit undoes sigmoid', () => {
  for (let p = 0.01; p < 1; p += 0.01) expect(sigmoid(logit(p))).toBeCloseTo(p, 12)
})
