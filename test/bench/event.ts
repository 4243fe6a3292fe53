/**
 * An event on its way through a router but for the log and the store, over the messages of a drain:
 * read with its state, decided, its outputs and the last states of a batch encoded. `node
 * test/bench/event.ts [events]`
 */
import { localCodecs } from '@baton/codec'
import type { ContactState } from '@baton/domain'
import { type Effect, foldEvent, readAhead } from '@baton/rules'
import { Command } from 'commander'
import { tablesOf } from '../../libs/rules/src/testing/policies.ts'
import { whole } from '../option-values.ts'
import { eventOf, patientPolicy } from './drain/full-events.ts'
import { messages } from './peer/workload.mjs'

/** Events of one transaction while draining, about. */
const BATCH = 500
/** Events that are read in a row before they are decided, as in the task. */
const AHEAD = 64
/** Not counted, first: V8 is still compiling. */
const WARM_UP_EVENTS = 100_000
/** As long as a real one: it stands in each decision. */
const POLICY_HASH = '0123456789abcdef0123456789abcdef'

interface Arrived {
  readonly contact: string
  readonly at: number
  readonly value: Buffer
}

/**
 * Processor time of one event by what it is spent on, garbage collection included, µs; bytes of one
 * event.
 */
export interface EventFigures {
  readonly events: number
  readonly cpuUs: number
  /** Decoded with its state, its message understood. */
  readonly readUs: number
  readonly decideUs: number
  readonly encodeUs: number
  readonly statesUs: number
  readonly outputBytes: number
  readonly stateBytes: number
}

const cpuUs = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Each step is done for a whole batch, so that its time can be taken by itself. */
export const benchEvent = (events: number): EventFigures => {
  const codecs = localCodecs()
  const codec = codecs.of('contact.events.v1')
  const decisions = codecs.of('handoff.decisions.v1')
  const entries = codecs.of('contact.state.v1')
  const encodeEffect = (effect: Effect): Buffer => {
    if (effect.kind === 'route') return codecs.of('routing.v1').encode(effect.message)
    if (effect.kind === 'send') return codecs.of('outbound.messages.v1').encode(effect.message)
    return codecs.of('handoff.outcomes.v1').encode(effect.outcome)
  }
  const tables = tablesOf({ policy: patientPolicy(), policyHash: POLICY_HASH })
  const stored = new Map<string, Buffer>()
  const spent = { read: 0, decide: 0, encode: 0, states: 0 }
  let [outputBytes, stateBytes, offset] = [0, 0, 0]
  const timed = <T>(what: keyof typeof spent, work: () => T): T => {
    const before = cpuUs()
    const result = work()
    spent[what] += cpuUs() - before
    return result
  }
  const states = new Map<string, ContactState | undefined>()
  const stateOf = (contact: string): ContactState | undefined => {
    const value = stored.get(contact)
    if (!states.has(contact))
      states.set(contact, (value && entries.decode(value).entry['baton.ContactState']) ?? undefined)
    return states.get(contact)
  }
  const fold = (chunk: readonly Arrived[]) => {
    const read = timed('read', () =>
      chunk.map(({ contact, value }) => {
        const event = codec.decode(value)
        return { event, ahead: readAhead(stateOf(contact), event, tables) }
      }),
    )
    const emissions = timed('decide', () =>
      chunk.flatMap(({ contact, at }, i) => {
        const { event, ahead } = read[i]!
        const place = { topic: 'bench', partition: 0, offset: offset++, timestamp: at }
        const folded = foldEvent(stateOf(contact), contact, event, place, tables, ahead)
        states.set(contact, folded.state!)
        return folded.emissions
      }),
    )
    timed('encode', () => {
      for (const { decision, effects } of emissions) {
        outputBytes += decisions.encode(decision).length
        for (const effect of effects) outputBytes += encodeEffect(effect).length
      }
    })
  }
  const run = (batch: readonly Arrived[]) => {
    for (let from = 0; from < batch.length; from += AHEAD) fold(batch.slice(from, from + AHEAD))
    timed('states', () => {
      for (const [contact, state] of states) {
        const value = entries.encode({ entry: { 'baton.ContactState': state! } })
        stateBytes += value.length
        stored.set(contact, Buffer.from(value))
      }
      states.clear()
    })
  }
  let batch: Arrived[] = []
  for (const message of messages(WARM_UP_EVENTS + events)) {
    const value = codec.encode(eventOf(message))
    batch.push({ contact: message.contactId, at: message.at, value })
    if (batch.length < BATCH) continue
    run(batch)
    batch = []
    if (offset === WARM_UP_EVENTS) {
      Object.assign(spent, { read: 0, decide: 0, encode: 0, states: 0 })
      outputBytes = 0
      stateBytes = 0
    }
  }
  const { read, decide, encode, states: encoded } = spent
  return {
    events,
    cpuUs: (read + decide + encode + encoded) / events,
    readUs: read / events,
    decideUs: decide / events,
    encodeUs: encode / events,
    statesUs: encoded / events,
    outputBytes: outputBytes / events,
    stateBytes: stateBytes / events,
  }
}

if (import.meta.main) {
  const command = new Command('event').argument(
    '[events]',
    'after 100,000 of warm-up',
    whole(1),
    200_000,
  )
  const [events] = command.parse().processedArgs as [number]
  const figures = Object.entries(benchEvent(events))
  const rounded = figures.map(([name, value]) => [name, Number(value.toFixed(2))])
  process.stdout.write(`${JSON.stringify(Object.fromEntries(rounded))}\n`)
}
