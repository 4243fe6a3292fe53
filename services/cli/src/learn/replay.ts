import type { OutcomeHistory } from '@baton/domain'
import {
  type Configured,
  type DayCounts,
  DEFAULT_SETTINGS,
  type LearningSettings,
  learnFromOf,
  type PolicyName,
  replay,
  settingsFor,
  simulate,
  WORLDS,
  type WorldName,
} from '@baton/learning'
import type { Policy } from '@baton/rules'
import { NOT_AVAILABLE, scoreText, table } from '../table.ts'
import { configuredBy } from './configured.ts'
import { daysByRoute } from './history.ts'
import { levelsDown, plot } from './plot.ts'

export const POLICIES: readonly PolicyName[] = ['fixed', 'step', 'anchored']
const WIDTH = 64
const REGRET_ROWS = 6

export interface ReplayFlags {
  /** The way of learning whose days are plotted; all are in the table. */
  readonly plotted: PolicyName
  /** A new value has to prove itself as shadow first. */
  readonly gate: boolean
}

/** One policy over one route: the threshold of each day, and what had been lost by then. */
interface Run {
  readonly policy: PolicyName
  readonly thresholds: readonly number[]
  readonly regrets: readonly number[]
  readonly last: number
  readonly moves: number
  readonly samples: number
  readonly successes: number
  readonly regret: number | null
}

const settingsOf = (
  policy: PolicyName,
  gate: boolean,
  configured: Configured,
): LearningSettings => ({ ...settingsFor(policy, configured), shadowGate: gate })

/**
 * Replays each recorded route from what the policy configures for it; `place` says where that
 * policy is from.
 */
export const replayHistory = (
  history: readonly OutcomeHistory[],
  policy: Policy,
  place: string,
  flags: ReplayFlags,
): string => {
  const routes = daysByRoute(history)
  if (routes.size === 0) return `${NOT_AVAILABLE}: no outcomes yet\n`
  const known = configuredBy(policy)
  const least = learnFromOf(policy.exploration)
  const waits = least > 0 ? `; nothing learned holds before a route has ${least} outcomes` : ''
  const said = `from: the threshold that policy ${policy.name} (${place}) configures${waits}\n\n`
  const shown = [...routes].map(([route, days]) => {
    const configured = known.get(route)
    return configured
      ? replayRecorded(route, configured, days, flags)
      : `${route}, ${days.length} days with outcomes: no route of policy ${policy.name}, so nothing is learned\n\n`
  })
  return said + shown.join('')
}

/**
 * Replays the recorded days of a route under each policy; what lay below a threshold that held was
 * never recorded.
 */
const replayRecorded = (
  route: string,
  configured: Configured,
  days: readonly DayCounts[],
  { plotted, gate }: ReplayFlags,
): string => {
  const runs = POLICIES.map((name): Run => {
    const { final, regret, ...made } = replay(days, settingsOf(name, gate, configured))
    return {
      policy: name,
      thresholds: made.days.map(({ threshold }) => threshold),
      regrets: made.days.map(day => day.regret),
      last: final.active,
      moves: final.version,
      samples: final.samples,
      successes: final.successes,
      regret,
    }
  })
  const head = `${route}, ${days.length} days with outcomes; regret against the best threshold in hindsight\n`
  return head + show(runs, plotted, configured.configured)
}

export interface WorldFlags extends ReplayFlags {
  readonly world: WorldName
  readonly candidates: number
  readonly seed: number
  /** Share of the handoffs just below the threshold that are made to learn from, 0 to 1. */
  readonly exploration: number
}

/**
 * Runs each policy in a simulated world, where what would have become of every candidate is known.
 */
export const replayWorld = (flags: WorldFlags): string => {
  const { world, candidates, seed, exploration, plotted, gate } = flags
  const { configured } = DEFAULT_SETTINGS
  const runs = POLICIES.map((name): Run => {
    const settings = settingsOf(name, gate, DEFAULT_SETTINGS)
    const share = name === 'anchored' ? exploration : 0
    const { thresholds, regrets, regret, final } = simulate({
      world: WORLDS[world],
      settings,
      candidates,
      seed,
      exploration: share,
    })
    const { active: last, version: moves, samples, successes } = final
    return { policy: name, thresholds, regrets, last, moves, samples, successes, regret }
  })
  const head = `a world that is ${world}, ${candidates} candidates, seed ${seed}; from: the default; expected regret against who knows it\n`
  return head + show(runs, plotted, configured)
}

const show = (runs: readonly Run[], plotted: PolicyName, configured: number): string => {
  const head = ['policy', 'from', 'to', 'moves', 'outcomes', 'success', 'regret/1,000']
  const rows = runs.map(run => [
    run.policy,
    scoreText(configured),
    scoreText(run.last),
    String(run.moves),
    String(run.samples),
    run.samples === 0 ? NOT_AVAILABLE : `${((100 * run.successes) / run.samples).toFixed(1)} %`,
    run.regret === null ? NOT_AVAILABLE : run.regret.toFixed(1),
  ])
  const run = runs.find(({ policy }) => policy === plotted)
  return `${table(head, rows)}${run ? plots(run) : ''}\n`
}

const plots = ({ policy, thresholds, regrets }: Run): string => {
  if (thresholds.length === 0) return ''
  const { lowest, highest, step } = DEFAULT_SETTINGS
  const count = (highest - lowest) / step + 1
  const grid = Array.from({ length: count }, (_, row) => highest - row * step)
  const most = Math.max(0, ...regrets)
  const threshold = plot(thresholds, { width: WIDTH, levels: grid, label: scoreText })
  const levels = most > 0 ? levelsDown(most, REGRET_ROWS) : [0]
  const lost = plot(regrets, { width: WIDTH, levels, label: level => level.toFixed(1) })
  return `\nthreshold by day, ${policy}\n${threshold}\nregret so far, ${policy}\n${lost}`
}
