// Scores the slot reader: micro-F1 and per-slot precision, recall and F1.
//   node libs/understanding/train/evaluate-slots.ts [--misses] [--held-out] [--own] [--conversations] [--file=PATH] [--from=ID]
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { ReadingContext } from '../src/reading.ts'
import { flatSlots, readSlots } from '../src/slots/index.ts'
import { flagsOf } from './flags.ts'

interface Line {
  id: string
  text: string
  slots: Record<string, string>
  bot?: string
  pending?: string | { side: string; name: string }
}

const flags = flagsOf(
  'evaluate-slots.ts [--misses] [--held-out] [--own] [--conversations] [--file=PATH] [--from=ID]',
  {
    misses: { type: 'boolean' },
    'held-out': { type: 'boolean' },
    own: { type: 'boolean' },
    conversations: { type: 'boolean' },
    file: { type: 'string' },
    from: { type: 'string' },
  } as const,
)
const seed = new URL('../../../test/data/slots.jsonl', import.meta.url)
const own = new URL('../data/slots-own.jsonl', import.meta.url)
const talks = new URL('../../../test/data/conversations.jsonl', import.meta.url)

const linesOf = <T>(file: URL): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as T)

/** A quarter of the own messages, by FNV-1a of the id, is never tuned on. */
const isHeldOut = (id: string): boolean => {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0
  return (hash >>> 8) % 4 === 0
}

interface Count {
  right: number
  extra: number
  missed: number
}
const counts = new Map<string, Count>()
const count = (name: string): Count => {
  const known = counts.get(name) ?? { right: 0, extra: 0, missed: 0 }
  counts.set(name, known)
  return known
}
/** `--from=own0635` scores the own messages from that id on: the first look at a new batch. */
const from = flags.from ?? ''
const misses: string[] = []
const say = (text: string) => process.stdout.write(`${text}\n`)

function score(where: string, want: Record<string, string>, got: Record<string, string>): boolean {
  let exact = true
  for (const name of new Set([...Object.keys(want), ...Object.keys(got)])) {
    const right = want[name] !== undefined && want[name] === got[name]
    if (right) count(name).right++
    else {
      exact = false
      if (want[name] !== undefined) count(name).missed++
      if (got[name] !== undefined) count(name).extra++
    }
  }
  if (!exact)
    misses.push(`${where}\n    want ${JSON.stringify(want)}\n    got  ${JSON.stringify(got)}`)
  return exact
}

const f1 = ({ right, extra, missed }: Count) =>
  (2 * right) / Math.max(1, 2 * right + extra + missed)
const share = (a: number, b: number) => (b === 0 ? 1 : a / b).toFixed(3)

function report(title: string, lines: number, exact: number): void {
  const all: Count = { right: 0, extra: 0, missed: 0 }
  for (const c of counts.values()) {
    all.right += c.right
    all.extra += c.extra
    all.missed += c.missed
  }
  say(`\n${title}: ${lines} messages, ${exact} exact, micro-F1 ${f1(all).toFixed(4)}`)
  say(
    `  P ${share(all.right, all.right + all.extra)}  R ${share(all.right, all.right + all.missed)}`,
  )
  for (const [name, c] of [...counts].sort((a, b) => f1(a[1]) - f1(b[1]))) {
    const p = share(c.right, c.right + c.extra)
    const r = share(c.right, c.right + c.missed)
    say(`  ${name.padEnd(18)} F1 ${f1(c).toFixed(3)}  P ${p}  R ${r}  n ${c.right + c.missed}`)
  }
  if (flags.misses === true) for (const miss of misses) say(miss)
  counts.clear()
  misses.length = 0
}

function contextOf({ bot = 'lead', pending }: Line): ReadingContext {
  const side = bot === 'seller' ? 'selling' : 'buying'
  const pendingQuestion = typeof pending === 'string' ? { side, name: pending } : (pending ?? null)
  return { bot, pendingQuestion }
}

function messages(title: string, lines: readonly Line[]): void {
  const scored = lines.filter(({ id }) => id >= from)
  let exact = 0
  for (const line of scored) {
    const context = contextOf(line)
    const got = flatSlots(readSlots(line.text, context))
    if (score(`${line.id} ${line.text}`, line.slots, got)) exact++
  }
  report(title, scored.length, exact)
}

interface Talk {
  id: string
  turns: { text: string; expect: { owner: string; facts: Record<string, string> } }[]
}

/** Facts new or changed in a turn; a value known already is no error. */
function conversations(): void {
  let turns = 0
  let exact = 0
  for (const talk of linesOf<Talk>(talks)) {
    let owner = 'lead'
    const known: Record<string, string> = {}
    for (const turn of talk.turns) {
      const context = { bot: owner, pendingQuestion: null }
      const silent = owner === 'none'
      const got = silent ? {} : flatSlots(readSlots(turn.text, context))
      for (const [name, value] of Object.entries(got))
        if (turn.expect.facts[name] === undefined && known[name] === value) delete got[name]
      Object.assign(known, turn.expect.facts)
      turns++
      if (score(`${talk.id} [${owner}] ${turn.text}`, turn.expect.facts, got)) exact++
      owner = turn.expect.owner
    }
  }
  report('conversations', turns, exact)
}

const { file } = flags

if (file !== undefined) messages(file, linesOf<Line>(pathToFileURL(file)))
else if (flags.conversations === true) conversations()
else if (flags['held-out'] === true)
  messages(
    'own, held out',
    linesOf<Line>(own).filter(line => isHeldOut(line.id)),
  )
else if (flags.own === true)
  messages(
    'own',
    linesOf<Line>(own).filter(line => !isHeldOut(line.id)),
  )
else messages('seed', linesOf<Line>(seed))
