// Linear time is shown by counting the blocks of code that run (V8's coverage counts), which a busy
// machine does not change. Code that was optimised before the counting began is not counted, so
// this file reads nothing before it.
import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { expect, test } from 'vitest'
import { understand } from './index.ts'

/** Lengths at which work is counted; both are below the cap on what is read. */
const [SHORT, LONG] = [900, 1_800]
/** Twice the text is twice the work; what is done once a message only lowers the ratio. */
const MOST_GROWTH = 2.3
/** Any reading of so many characters runs more blocks than it has characters. */
const LEAST_BLOCKS = SHORT

const corpus = readFileSync(new URL('../data/hostile.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as { why: string; text: string })

/**
 * How many blocks of this library's code run while `text` is read: the counts since they were last
 * taken.
 */
async function workOf(session: Session, text: string): Promise<number> {
  await session.post('Profiler.takePreciseCoverage')
  understand(text, { bot: 'lead', pendingQuestion: null })
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
    // The first readings run what is done once in the life of a process.
    for (const { text } of long) await workOf(session, text)
    for (const { why, text } of long) {
      const once = await workOf(session, text.slice(0, SHORT))
      const twice = await workOf(session, text.slice(0, LONG))
      if (twice > once * MOST_GROWTH) grown.push(`${why}: ${once} blocks, then ${twice}`)
      expect(once).toBeGreaterThan(LEAST_BLOCKS)
    }
  } finally {
    session.disconnect()
  }
  expect(grown).toEqual([])
})
