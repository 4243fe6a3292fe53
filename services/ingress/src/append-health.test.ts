import { BatonError } from '@baton/domain'
import { expect, test } from 'vitest'
import { AppendHealth } from './append-health.ts'

const away = new BatonError('BROKER_UNAVAILABLE', 'no broker')
const tooLarge = new BatonError('RECORD_TOO_LARGE', 'refused')

/** Appends end as the test says; the brokers answer once it lets them. */
const watched = () => {
  const asked: PromiseWithResolvers<void>[] = []
  const connect = () => {
    const question = Promise.withResolvers<void>()
    asked.push(question)
    return question.promise
  }
  const health = new AppendHealth({ connect })
  let failure: BatonError | undefined
  const appender = health.watch({
    append: async () => {
      if (failure) throw failure
      return []
    },
  })
  const append = async (...failures: (BatonError | undefined)[]) => {
    for (const next of failures) {
      failure = next
      await appender.append([]).catch(() => {})
    }
  }
  return { health, append, asked }
}

test('not ready after three failed appends in a row, until one succeeds', async () => {
  const { health, append } = watched()
  await append(away, away)
  expect(health.missing()).toEqual([])
  await append(away)
  expect(health.missing()).toEqual(['an append that succeeds: the last 3 failed'])
  await append(away, undefined)
  expect(health.missing()).toEqual([])
  await append(away, away, undefined, away, away)
  expect(health.missing()).toEqual([])
})

test('a record that the brokers refuse says nothing against the log', async () => {
  const { health, append } = watched()
  await append(tooLarge, tooLarge, tooLarge)
  expect(health.missing()).toEqual([])
})

test('whoever is not ready is sent nothing: then each question asks the brokers, one at a time', async () => {
  const { health, append, asked } = watched()
  await append(away, away, away)
  health.missing()
  health.missing()
  expect(asked).toHaveLength(1)
  asked[0]!.reject(away)
  await expect.poll(() => [health.missing().length, asked.length]).toEqual([1, 2])
  asked[1]!.resolve()
  await expect.poll(() => health.missing()).toEqual([])
})

test('brokers that answer and take nothing all the same are found out by the next append', async () => {
  const { health, append, asked } = watched()
  await append(away, away, away)
  health.missing()
  asked[0]!.resolve()
  await expect.poll(() => health.missing()).toEqual([])
  await append(away)
  expect(health.missing()).toHaveLength(1)
})
