import type { LearnedThreshold } from '@baton/domain'
import {
  type DayCounts,
  foldDays,
  type LearningSettings,
  lastClosedDay,
  type PolicyName,
  publishActive,
  publishShadow,
  type RouteState,
  routeOf,
  settingsFor,
  sumBins,
} from '@baton/learning'
import type { Touched } from '../intake/outcomes.ts'
import { policyInForce } from '../intake/policies.ts'
import { watermarkOf } from '../intake/time.ts'
import { type LearnerBatch, type RouteEntry, read, write } from '../state.ts'

interface Folded {
  readonly settings: string
  /** Days up to this one are in. */
  readonly closed: number
  readonly state: RouteState
}

/** What one route has to say; both values, because a shadow that is gone is said too. */
export interface RouteNews {
  readonly route: string
  readonly active: LearnedThreshold
  readonly shadow: LearnedThreshold | null
  /** Day of the last drift alarm, days since 1970; null: none. */
  readonly alarmedOn: number | null
  /** What held before, when another value holds now. */
  readonly before: number | null
  /** Whether either differs from what was written last. */
  readonly changed: { readonly active: boolean; readonly shadow: boolean }
}

const NEW_ROUTE: RouteEntry = { days: [], active: null, shadow: null }

/**
 * Thresholds as the pure fold over the closed days. Folds are kept in memory and go on from day to
 * day; counts that arrive for a closed day make that route's fold start again, so that the result
 * never depends on when something arrived.
 */
export class Thresholds {
  readonly #learning: PolicyName
  readonly #folds = new Map<string, Folded>()

  constructor(learning: PolicyName) {
    this.#learning = learning
  }

  touch({ route, day }: Touched): void {
    if (day <= (this.#folds.get(route)?.closed ?? -1)) this.#folds.delete(route)
  }

  /** All is folded and told anew: a batch was not written, or routes have left the policy. */
  forget(): void {
    this.#folds.clear()
  }

  /** The routes of the policy whose fold went on, or began. */
  derive(batch: LearnerBatch): RouteNews[] {
    const closed = lastClosedDay(watermarkOf(batch))
    const news: RouteNews[] = []
    const { routes = [], learnFrom = 0 } = policyInForce(batch) ?? {}
    for (const { from, to, threshold: configured } of routes) {
      const settings = settingsFor(this.#learning, { configured, learnFrom })
      const route = routeOf({ from, to })
      const state = this.#fold(batch, route, closed, settings)
      if (state) news.push(tell(batch, { from, to }, state, settings))
    }
    return news
  }

  /** null when nothing has happened to it. */
  #fold(
    batch: LearnerBatch,
    route: string,
    closed: number,
    settings: LearningSettings,
  ): RouteState | null {
    const named = JSON.stringify(settings)
    const known = this.#folds.get(route)
    const usable = known?.settings === named ? known : undefined
    if (usable?.closed === closed) return null
    const after = usable?.closed ?? -1
    const days = (read(batch, 'route', route)?.days ?? []).filter(d => d > after && d <= closed)
    const counts = days.map(day => countsOf(batch, route, day)).filter(day => day.bins.length > 0)
    const state = foldDays(counts, settings, usable?.state)
    this.#folds.set(route, { settings: named, closed, state })
    return state
  }
}

const countsOf = (batch: LearnerBatch, route: string, day: number): DayCounts => {
  const { own, imported } = read(batch, 'day', route, day) ?? { own: [], imported: {} }
  const bins = sumBins(own, ...Object.values(imported))
  return { day, bins: bins.filter(({ successes, failures }) => successes + failures > 0) }
}

const tell = (
  batch: LearnerBatch,
  ends: { from: string; to: string },
  state: RouteState,
  settings: LearningSettings,
): RouteNews => {
  const route = routeOf(ends)
  const entry = read(batch, 'route', route) ?? NEW_ROUTE
  const active = publishActive(ends, state, settings)
  const shadow = publishShadow(ends, state, settings)
  const changed = { active: !same(active, entry.active), shadow: !same(shadow, entry.shadow) }
  if (changed.active || changed.shadow) {
    write(batch, 'route', [route], { ...entry, active, shadow })
  }
  const before = entry.active && entry.active.value !== active.value ? entry.active.value : null
  return { route, active, shadow, alarmedOn: state.alarmedOn, before, changed }
}

const same = (a: LearnedThreshold | null, b: LearnedThreshold | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
