// "en venta" is said of homes on offer, and of the own home where somebody puts it there.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const read = (text: string) => understand(text, { bot: 'lead', pendingQuestion: null })
const OPENS = 7_000

describe('homes on offer are looked for', () => {
  test.each([
    'que casas hay en venta',
    'hay casas en venta cerca de Mesa',
    'casas en venta en Houston',
    'cuales casas estan a la venta',
    'busco casa en venta',
    'andamos viendo casas',
    'what homes are for sale',
    'which ones are for sale',
  ])('%s', text => {
    expect(read(text).buyer).toBeGreaterThanOrEqual(OPENS)
    expect(read(text).seller).toBeLessThan(OPENS)
  })
})

describe('the own home is sold', () => {
  test.each([
    'quiero poner mi casa en venta',
    'mi casa esta en venta',
    'pongan la casa en venta',
    'tengo una casa en venta',
    'house for sale',
  ])('%s', text => expect(read(text).seller).toBeGreaterThanOrEqual(OPENS))
})
