import { readFileSync } from 'node:fs'
import { type ContactEvent, isBatonError, textMessage } from '@baton/domain'
import {
  compileTables,
  ENGINE,
  foldEvent,
  type ParsedPolicy,
  parsePolicy,
  readCanonical,
} from '@baton/rules'
import { shape, type Target } from './target.ts'

const fileOf = (name: string) =>
  readFileSync(new URL(`../../deploy/policies/${name}`, import.meta.url))

export const SHIPPED = parsePolicy(fileOf('real-estate.yaml').toString(), 'real-estate.yaml')

const TEXTS = [
  'I want to sell my house and buy another',
  'a person please',
  'STOP',
  'START',
  'hello',
]

/** A policy that is accepted must be usable: read again as published, and decide a conversation. */
const used = ({ hash, canonical }: ParsedPolicy): void => {
  const policies = new Map([[hash, readCanonical(canonical, hash)]])
  const adopted = {
    partition: 0,
    from: 0,
    hash: 'fuzz',
    engine: ENGINE,
    policies: [{ location: '*', hash }],
    thresholds: [],
    health: [],
  }
  const tables = compileTables(adopted, policies)
  let state: Parameters<typeof foldEvent>[0]
  for (const [offset, text] of TEXTS.entries()) {
    const timestamp = Date.UTC(2026, 2, 2, 15) + offset * 3_600_000
    const place = { topic: 'fuzz', partition: 0, offset, timestamp }
    state = foldEvent(state, 'contact', saying(text, offset), place, tables).state ?? undefined
  }
}

const saying = (text: string, n: number): ContactEvent => ({
  eventId: `e-${n}`,
  locationId: 'location',
  source: 'fuzz',
  sentAt: 0,
  event: {
    'baton.MessageReceived': textMessage(`m-${n}`, text),
  },
})

/** Policy files, and the rules under what is accepted of them. */
export const policy: Target = {
  name: 'policy',
  seeds: [fileOf('real-estate.yaml'), fileOf('support.yaml')],
  run(input) {
    let parsed: ParsedPolicy
    try {
      parsed = parsePolicy(input.toString(), 'fuzz.yaml')
    } catch (error) {
      if (isBatonError(error) && error.code === 'POLICY_INVALID') {
        return error.message.split('\n').slice(0, 2).map(shape).join(' / ')
      }
      throw error
    }
    used(parsed)
    return 'a policy'
  },
}
