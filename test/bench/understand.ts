// Time of one understanding, slots and evidence included: `node test/bench/understand.ts [rounds]`,
// one JSON line.

import { readFileSync } from 'node:fs'
import { type ReadingContext, understand } from '@baton/understanding'
import { Command } from 'commander'
import { whole } from '../option-values.ts'

/** A router reads millions of messages: what is measured is the optimised code. */
const WARM_UP_ROUNDS = 100
const ROUNDS = 60
const file = new URL('../data/conversations.jsonl', import.meta.url)

export interface UnderstandFigures {
  readonly messages: number
  readonly meanCharacters: number
  /** Wall time of calls one after the other, collections included, without the clock's own cost. */
  readonly meanUs: number
  /** Wall time of single calls. */
  readonly p50Us: number
  readonly p99Us: number
  /** Processor time: what a busy machine does not spoil. */
  readonly cpuMeanUs: number
  /** Heap growth over all measured calls, after a collection where `--expose-gc` allows one. */
  readonly heapGrowthBytes: number
}

interface Turn {
  readonly from: string
  readonly text: string
  readonly expect?: { readonly owner: string }
}

const messages = () =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .flatMap(line => (JSON.parse(line) as { turns: Turn[] }).turns)
    .filter(turn => turn.from === 'contact')
    .map(turn => ({ text: turn.text, context: contextOf(turn.expect?.owner ?? 'lead') }))

const contextOf = (bot: string): ReadingContext => ({ bot, pendingQuestion: null })

/** Understands every message of the development conversations `rounds` times. */
export const benchUnderstand = (rounds = ROUNDS): UnderstandFigures => {
  const all = messages()
  for (let i = 0; i < WARM_UP_ROUNDS; i++)
    for (const { text, context } of all) understand(text, context)
  globalThis.gc?.()
  const heap = process.memoryUsage().heapUsed
  const times = new Float64Array(rounds * all.length)
  let at = 0
  for (let i = 0; i < rounds; i++)
    for (const { text, context } of all) {
      const from = process.hrtime.bigint()
      understand(text, context)
      times[at++] = Number(process.hrtime.bigint() - from) / 1000
    }
  globalThis.gc?.()
  const heapGrowthBytes = process.memoryUsage().heapUsed - heap
  const cpu = process.cpuUsage()
  const from = process.hrtime.bigint()
  for (let i = 0; i < rounds; i++) for (const { text, context } of all) understand(text, context)
  const wallUs = Number(process.hrtime.bigint() - from) / 1000
  const used = process.cpuUsage(cpu)
  times.sort()
  const rounded = (us: number) => Math.round(us * 10) / 10
  return {
    messages: all.length,
    meanCharacters: Math.round(all.reduce((sum, { text }) => sum + text.length, 0) / all.length),
    meanUs: rounded(wallUs / times.length),
    p50Us: rounded(times[Math.floor(times.length * 0.5)] ?? 0),
    p99Us: rounded(times[Math.floor(times.length * 0.99)] ?? 0),
    cpuMeanUs: rounded((used.user + used.system) / times.length),
    heapGrowthBytes,
  }
}

if (import.meta.main) {
  const command = new Command('understand').argument(
    '[rounds]',
    'over all messages',
    whole(1),
    ROUNDS,
  )
  const [rounds] = command.parse().processedArgs as [number]
  process.stdout.write(`${JSON.stringify(benchUnderstand(rounds))}\n`)
}
