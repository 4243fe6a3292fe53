// Policies in simulated worlds, against their pass lines. `node test/bench/learning.ts [seeds]`;
// exits 1 where a line is missed.

import {
  ANCHORED,
  type Contestant,
  EXPLORING,
  FIXED,
  GATED,
  meanRegret,
  STEP,
  WORLD_NAMES,
  type WorldName,
  wrongMoves,
} from '@baton/learning'
import { Command } from 'commander'
import { whole } from '../option-values.ts'

const [SEEDS] = new Command('learning')
  .argument('[seeds]', 'simulated worlds of each kind', whole(1), 60)
  .parse().processedArgs as [number]
const WRONG_MOVE_RUNS = 1_000
const CONTESTANTS = [FIXED, STEP, ANCHORED, EXPLORING, GATED]

interface Line {
  readonly law: string
  readonly measured: number
  readonly limit: number
}

const known = new Map<string, number>()
const regret = (world: WorldName, who: Contestant, candidates: number): number => {
  const key = `${world} ${who.name} ${candidates}`
  const value = known.get(key) ?? meanRegret(world, who, candidates, SEEDS)
  known.set(key, value)
  return value
}

const openLines = (world: WorldName): Line => {
  const step = regret(world, STEP, 2_000)
  const measured = regret(world, EXPLORING, 2_000)
  return world === 'overconfident' || world === 'underconfident'
    ? { law: `${world}, N=2,000: anchored + 5 % ≤ 0.5 × step`, measured, limit: 0.5 * step }
    : { law: `${world}, N=2,000: anchored + 5 % ≤ step + 5`, measured, limit: step + 5 }
}

const gatedLine = (world: WorldName): Line => ({
  law: `${world}, N=300: gated ≤ 1.1 × fixed`,
  measured: regret(world, GATED, 300),
  limit: 1.1 * regret(world, FIXED, 300),
})

const lines: readonly Line[] = [
  ...WORLD_NAMES.map(openLines),
  ...WORLD_NAMES.map(gatedLine),
  {
    law: `success .75, N=300: gated, wrong moves in % of ${WRONG_MOVE_RUNS} runs`,
    measured: 100 * wrongMoves(GATED, 300, WRONG_MOVE_RUNS),
    limit: 1,
  },
]

const write = (line: string) => process.stdout.write(`${line}\n`)
const figure = (value: number) => value.toFixed(1)

write(`Regret per 1,000 candidates, mean of ${SEEDS} seeds\n`)
write(`| N | world | ${CONTESTANTS.map(({ name }) => name).join(' | ')} |`)
write(`|---|---|${CONTESTANTS.map(() => '---:|').join('')}`)
for (const candidates of [300, 2_000]) {
  for (const world of WORLD_NAMES) {
    const row = CONTESTANTS.map(who => figure(regret(world, who, candidates)))
    write(`| ${candidates} | ${world} | ${row.join(' | ')} |`)
  }
}
write('\n| law | measured | limit | |\n|---|---:|---:|---|')
for (const { law, measured, limit } of lines) {
  write(
    `| ${law} | ${figure(measured)} | ${figure(limit)} | ${measured <= limit ? 'holds' : 'MISSED'} |`,
  )
}
if (lines.some(({ measured, limit }) => measured > limit)) process.exitCode = 1
