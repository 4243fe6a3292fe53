import type { BotHealth } from '@baton/domain'
import { type HealthSettings, judgeMinute, publishHealth, WINDOW_MINUTES } from '@baton/learning'
import { NEW_BOT } from '../intake/health.ts'
import { policyInForce } from '../intake/policies.ts'
import { type LearnerBatch, read, write } from '../state.ts'

/**
 * Minutes that are judged after a jump of event time; what was before is of no interest to anybody.
 */
const JUDGED_MAX = 3 * WINDOW_MINUTES

/** Judges the closed minutes of each bot of the policy; says which have something new to tell. */
export const deriveHealth = (batch: LearnerBatch): BotHealth[] => {
  const closed = (read(batch, 'clock')?.minute ?? 0) - 1
  const bots = Object.entries(policyInForce(batch)?.bots ?? {})
  return bots.flatMap(([bot, settings]) => judge(batch, bot, closed, settings) ?? [])
}

/** What is published of each bot of the policy. */
export const healthOf = (batch: LearnerBatch): BotHealth[] =>
  Object.keys(policyInForce(batch)?.bots ?? {}).flatMap(
    bot => read(batch, 'bot', bot)?.published ?? [],
  )

const judge = (
  batch: LearnerBatch,
  bot: string,
  closed: number,
  settings: HealthSettings,
): BotHealth | null => {
  const entry = read(batch, 'bot', bot) ?? NEW_BOT
  if (closed <= entry.state.judged && !entry.late && entry.published) return null
  const at = (minute: number) => read(batch, 'minute', bot, minute)
  let { state } = entry
  // What came late for a minute that was judged has that minute judged again.
  const from = entry.late ? state.judged : state.judged + 1
  for (let m = Math.max(from, closed - JUDGED_MAX + 1); m <= closed; m++) {
    state = judgeMinute(state, m, at, settings)
  }
  const health = publishHealth(bot, state, at, settings)
  const told = differs(health, entry.published)
  const minutes = entry.minutes.filter(minute => minute > closed - WINDOW_MINUTES)
  for (const gone of entry.minutes.slice(0, entry.minutes.length - minutes.length)) {
    write(batch, 'minute', [bot, gone], null)
  }
  const published = told ? health : entry.published
  write(batch, 'bot', [bot], { state, minutes, late: false, published })
  return told ? health : null
}

/** That another minute has passed is no news. */
const differs = (health: BotHealth, published: BotHealth | null): boolean =>
  JSON.stringify({ ...health, minute: 0 }) !== JSON.stringify({ ...published, minute: 0 })
