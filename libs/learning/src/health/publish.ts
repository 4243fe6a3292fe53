import type { BotHealth } from '@baton/domain'
import { type BotState, currentFigures, type MinuteLookup } from './judge.ts'
import type { HealthSettings } from './settings.ts'

/** How a bot does, as the router and people read it. */
export const publishHealth = (
  bot: string,
  state: BotState,
  at: MinuteLookup,
  settings: HealthSettings,
): BotHealth => {
  const { slaP50Ms, slaP95Ms, slaP99Ms } = settings
  const { status, reason, judged, version } = state
  const figures = currentFigures(state, at)
  return { bot, status, reason, ...figures, slaP50Ms, slaP95Ms, slaP99Ms, minute: judged, version }
}
