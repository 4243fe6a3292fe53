// Reads hostile texts and looks for what must never be; one JSON line; exit code 1 if any.
import { readFileSync } from 'node:fs'
import { understand } from '../src/understand.ts'
import { faultsOf } from './faults.ts'
import { Dice, hostileText } from './hostile.ts'

const USAGE = `Usage: npm run fuzz:text -- [cases] [first]

Reads made-up hostile texts, 100,000 or so many, from this seed on (0), and looks for what must never be.

Example: npm run fuzz:text -- 1000000
`
const [cases = 100_000, first = 0] = process.argv.slice(2).map(Number)
if (!Number.isSafeInteger(cases) || !Number.isSafeInteger(first) || cases < 1) {
  const isAsked = process.argv.includes('--help') || process.argv.includes('-h')
  process[isAsked ? 'stdout' : 'stderr'].write(USAGE)
  process.exit(isAsked ? 0 : 2)
}
const file = new URL('../data/slots-own.jsonl', import.meta.url)
const messages = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map(line => (JSON.parse(line) as { text: string }).text)

const BOTS = ['lead', 'buyer', 'seller', 'human', 'none', '']
const ASKED = [
  ...['budget.max', 'askingPrice', 'mortgageBalance', 'beds', 'baths', 'location', 'timelineDays'],
  ...[
    'name',
    'condition',
    'address',
    'preApproved',
    'downPayment',
    'yearBuilt',
    'sqft',
    'creditScore',
    '',
  ],
]
const MOST_NAMED = 20

/** The quickest of some runs: what the machine does besides is not the text's fault. */
function quickestUs(run: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < 5; i++) {
    const from = performance.now()
    run()
    least = Math.min(least, (performance.now() - from) * 1000)
  }
  return least
}

const faults: { seed: number; faults: string[] }[] = []
let slowestUs = 0
let slowestSeed = 0
let characters = 0
const started = process.cpuUsage()
for (let seed = first; seed < first + cases; seed++) {
  const text = hostileText(seed, messages)
  const dice = new Dice(seed ^ 0x5bd1e995)
  const pendingQuestion = dice.under(2) ? null : { side: 'buying', name: dice.of(ASKED) }
  const context = { bot: dice.of(BOTS), pendingQuestion }
  characters += text.length
  const from = performance.now()
  let found: string[]
  try {
    found = faultsOf(text, understand(text, context))
  } catch (error) {
    found = [`throws ${String(error)}`]
  }
  const us = (performance.now() - from) * 1000
  if (us > slowestUs) {
    const again = quickestUs(() => understand(text, context))
    if (again > slowestUs) [slowestUs, slowestSeed] = [again, seed]
  }
  if (found.length > 0) faults.push({ seed, faults: found })
}
const used = process.cpuUsage(started)
const figures = {
  cases,
  first,
  meanCharacters: Math.round(characters / cases),
  faulty: faults.length,
  faults: faults.slice(0, MOST_NAMED),
  slowestUs: Math.round(slowestUs),
  slowestSeed,
  cpuSeconds: Math.round((used.user + used.system) / 1e6),
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
if (faults.length > 0) process.exitCode = 1
