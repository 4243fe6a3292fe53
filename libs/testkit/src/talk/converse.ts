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
}

/** A Monday, 10:00 in Chicago. */
export const START = Date.parse('2026-03-02T16:00:00Z')
const AFTERMATH_MS = 40 * 24 * 3_600_000

/** One generated conversation from its first message to its last follow-up. */
export const converse = async ({ seed, bots, tables, noise }: ConverseOptions): Promise<Talk> => {
  const persona = new Persona(seed, noise)
  const talk = new Talk({ bots, tables, contactId: persona.contactId })
  const length = persona.length()
  let at = START + seed * 1_000
  let read = await talk.says(persona.opening(), at, `${seed}-0`)
  for (let n = 1; n < length; n++) {
    at += persona.pauseMs()
    await talk.advanceTo(at)
    read = await talk.says(persona.next(read), at, `${seed}-${n}`)
  }
  await talk.advanceTo(at + AFTERMATH_MS)
  return talk
}
