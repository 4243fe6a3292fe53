import type { LearnedThreshold } from '@baton/domain'
import { routeOf } from '@baton/learning'
import type { Policy } from '@baton/rules'
import { NOT_AVAILABLE, percent, scoreText, table } from '../table.ts'

const HEAD = ['route', 'in force', 'configured', 'status', 'success', 'needed', 'samples', 'why']

/** Whoever looks on the first day sees none, whatever `report` shows. */
const CLOSED_DAYS =
  "samples are outcomes of days that are over (UTC, and an hour later): today's count tomorrow\n"

/** Each route of the policy, and what is published about it; what has not been learned is n/a. */
export const thresholdsText = (
  policy: Policy,
  published: ReadonlyMap<string, LearnedThreshold>,
): string => {
  const rows = policy.routes.flatMap(({ from, to, threshold }) => {
    const route = routeOf({ from, to })
    const active = published.get(route)
    const shadow = published.get(`shadow/${route}`)
    const configured = scoreText(threshold)
    const first = active
      ? rowOf(route, active, configured)
      : [route, configured, configured, NOT_AVAILABLE, '', '', '', 'no learner has written yet']
    return shadow ? [first, rowOf('', shadow, '')] : [first]
  })
  return table(HEAD, rows) + CLOSED_DAYS
}

const rowOf = (route: string, learned: LearnedThreshold, configured: string): string[] => [
  route,
  scoreText(learned.value),
  configured,
  learned.status.replaceAll('_', ' '),
  percent(learned.successRate),
  percent(learned.needed),
  String(learned.samples),
  learned.explanation,
]
