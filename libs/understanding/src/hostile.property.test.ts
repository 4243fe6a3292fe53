// Texts that no person writes. The corpus holds the kinds of attack and each text that once gave a fault; the
// generator of `npm run fuzz:text` makes others. Linear time is shown by counting the blocks of code that run (V8's
// coverage counts), which a busy machine does not change.
import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf } from '../fuzz/faults.ts'
import { hostileText } from '../fuzz/hostile.ts'
import { understand } from './index.ts'

const CASES = Number(process.env.UNDERSTANDING_FUZZ ?? 3_000)
/** Lengths at which work is counted; both are below the cap on what is read. */
const [SHORT, LONG] = [900, 1_800]
/** Twice the text is twice the work; what is done once a message only lowers the ratio. */
const MOST_GROWTH = 2.3

const linesOf = <T>(name: string): T[] =>
  readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as T)

const corpus = linesOf<{ why: string; text: string }>('hostile.jsonl')
const messages = linesOf<{ text: string }>('slots-own.jsonl').map(({ text }) => text)
const QUESTIONS = [
  '',
  'budget.max',
  'beds',
  'location',
  'name',
  'address',
  'condition',
  'timelineDays',
]

test.each(corpus)('reads $why', ({ text }) => {
  for (const bot of ['lead', 'buyer', 'seller'])
    for (const name of QUESTIONS) {
      const pendingQuestion = name === '' ? null : { side: 'buying', name }
      const reading = understand(text, { bot, pendingQuestion, earlier: [] })
      expect(faultsOf(text, reading)).toEqual([])
    }
})

test('reads whatever the generator makes, under any question', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...QUESTIONS), (seed, name) => {
      const text = hostileText(seed, messages)
      const pendingQuestion = name === '' ? null : { side: 'buying', name }
      const reading = understand(text, { bot: 'lead', pendingQuestion, earlier: [] })
      expect(faultsOf(text, reading)).toEqual([])
    }),
    { numRuns: CASES },
  )
})

/** How many blocks of this library's code run while `text` is read: the counts since they were last taken. */
async function workOf(session: Session, text: string): Promise<number> {
  await session.post('Profiler.takePreciseCoverage')
  understand(text, { bot: 'lead', pendingQuestion: null, earlier: [] })
  const { result } = await session.post('Profiler.takePreciseCoverage')
  let blocks = 0
  for (const script of result.filter(({ url }) => url.includes('/understanding/src/')))
    for (const { ranges } of script.functions) for (const { count } of ranges) blocks += count
  return blocks
}

test('work grows in proportion to the length, whatever is repeated', async () => {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const grown: string[] = []
  try {
    const long = corpus.filter(({ text }) => text.length >= LONG)
    // The first readings under the counter are of code that was compiled without it.
    for (const { text } of long) await workOf(session, text)
    for (const { why, text } of long) {
      const once = await workOf(session, text.slice(0, SHORT))
      const twice = await workOf(session, text.slice(0, LONG))
      if (twice > once * MOST_GROWTH) grown.push(`${why}: ${once} blocks, then ${twice}`)
      expect(once).toBeGreaterThan(0)
    }
  } finally {
    session.disconnect()
  }
  expect(grown).toEqual([])
})
