import type { Bot } from '@baton/bot-sdk'
import type { Tables } from '@baton/rules'
import { Persona } from './persona.ts'
import { Talk } from './talk.ts'

export interface ConverseOptions {
  readonly seed: number
  readonly bots: readonly Bot[]
  readonly tables: Tables
  /** Messages that somebody may send at any time, whatever was asked. */
  readonly noise: readonly string[]
  /**
   * A second between messages instead of minutes, hours and days, and an end with the last of them:
   * no timer is due.
   */
  readonly brisk?: boolean
}

/** A Monday, 10:00 in Chicago. */
export const START = Date.parse('2026-03-02T16:00:00Z')
const BRISK_MS = 1_000
const AFTERMATH_MS = 40 * 24 * 3_600_000

/** One generated conversation from its first message to its last follow-up. */
export const converse = async (options: ConverseOptions): Promise<Talk> => {
  const { seed, bots, tables, noise, brisk = false } = options
  const persona = new Persona(seed, noise)
  const talk = new Talk({ bots, tables, contactId: persona.contactId })
  const length = persona.length()
  let at = brisk ? START : START + seed * 1_000
  let read = await talk.says(persona.opening(), at, `${seed}-0`)
  for (let n = 1; n < length; n++) {
    const pauseMs = persona.pauseMs()
    at += brisk ? BRISK_MS : pauseMs
    await talk.advanceTo(at)
    read = await talk.says(persona.next(read), at, `${seed}-${n}`)
  }
  if (!brisk) await talk.advanceTo(at + AFTERMATH_MS)
  return talk
}
