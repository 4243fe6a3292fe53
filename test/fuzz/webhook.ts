import { readdirSync, readFileSync } from 'node:fs'
import { localCodecs } from '@baton/codec'
import type { ContactEvent, ContactState } from '@baton/domain'
import { compileTables, ENGINE, foldEvent } from '@baton/rules'
import { bytesOf, inbound, NOW, serverFor } from '../../services/ingress/src/http/testing.ts'
import { mutatedJson } from './mutate-json.ts'
import { SHIPPED } from './policy.ts'
import { shape, type Target } from './target.ts'

const SAMPLES = new URL('../../services/ingress/src/highlevel/samples/', import.meta.url)
const SECRET = 'a-secret-that-is-long-enough'
const codec = localCodecs().of('contact.events.v1')

const tables = compileTables(
  {
    hash: 'fuzz',
    engine: ENGINE,
    policies: [{ location: '*', hash: SHIPPED.hash }],
    thresholds: [],
    health: [],
  },
  new Map([[SHIPPED.hash, SHIPPED.policy]]),
)

const { server, events, writes, outcomes } = await serverFor({
  secrets: [SECRET],
  bounds: { rateMax: 1e9 },
})

let state: ContactState | undefined
let offset = 0

/** What was taken must be fit for the log, and the rules must know what to do with it. */
const followed = (event: ContactEvent): void => {
  const read = codec.decode(codec.encode(event))
  const place = { topic: 'fuzz', partition: 0, offset: offset++, timestamp: NOW + offset * 60_000 }
  state = foldEvent(state, 'contact', read, place, tables).state ?? undefined
  // Now and then somebody new: a state must not grow dull.
  if (offset % 50 === 0) state = undefined
}

/** The webhook route as it is served, signature aside, and what is behind it. */
export const webhook: Target = {
  name: 'webhook',
  seeds: [
    ...readdirSync(SAMPLES)
      .filter(name => name.endsWith('.json'))
      .map(name => readFileSync(new URL(name, SAMPLES))),
    bytesOf(inbound()),
    bytesOf({ data: inbound(), customData: { body: 'hi' } }),
    bytesOf({ contact_id: 'c-1', location: { id: 'loc-1' }, message: { body: 'hello' } }),
  ],
  mutate: mutatedJson,
  async run(input) {
    const { statusCode, body } = await server.inject({
      method: 'POST',
      url: '/webhooks/highlevel',
      payload: input,
      headers: {
        'content-type': 'application/json',
        host: 'localhost:8080',
        'x-baton-secret': SECRET,
      },
    })
    const taken = events.splice(0)
    writes.length = 0
    outcomes.length = 0
    if (statusCode >= 500 && statusCode !== 503) throw new Error(`answered ${statusCode}: ${body}`)
    for (const event of taken) followed(event)
    const kinds = taken.map(({ event }) => Object.keys(event)[0])
    return `${statusCode} ${kinds.join()} ${shape(reasonOf(body))}`
  },
}

const reasonOf = (body: string): string => {
  const { error, ignored } = JSON.parse(body)
  return JSON.stringify(error ?? ignored ?? '').replaceAll('"', '')
}
