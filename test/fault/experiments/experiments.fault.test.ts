// Method: each experiment of docs/guarantees.md in a dose that fits into every day, on the broker
// that the tests share; with BATON_TEST_LONG the whole dose, on three brokers of its own, kept in
// test/fault/results.
import { expect, inject, test } from 'vitest'
import { EXPERIMENTS } from './all.ts'
import { labOn, withLab } from './lab.ts'
import { perform, performAndKeep } from './perform.ts'

const LONG = process.env.BATON_TEST_LONG === '1'

for (const experiment of EXPERIMENTS) {
  const { id, fault, unit, short, wantedDose, chunk, limitMs } = experiment
  if (LONG)
    test(
      `${id}. ${fault}: ${wantedDose} ${unit}`,
      { timeout: limitMs * Math.ceil(wantedDose / chunk) },
      () =>
        withLab({ brokers: 3 }, async lab => {
          for (let done = 0; done < wantedDose; done += chunk) {
            const dose = Math.min(chunk, wantedDose - done)
            const { wrong } = await performAndKeep(experiment, lab, dose)
            expect(wrong).toEqual([])
          }
        }),
    )
  else if (short > 0)
    test(`${id}. ${fault}: ${short} ${unit}`, { timeout: limitMs }, async () => {
      const lab = labOn(inject('cluster'))
      try {
        const { dose, wrong } = await perform(experiment, lab, short)
        expect(wrong).toEqual([])
        expect(dose).toBe(short)
      } finally {
        await lab.close()
      }
    })
}
