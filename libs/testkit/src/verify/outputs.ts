import { bodyOf, type Codecs, physicalName, routingTopic } from '@baton/codec'
import { type Decision, decisionId, HUMAN, KEY_MAX_BYTES } from '@baton/domain'
import type { Emission } from '@baton/rules'
import type { InputRecord } from '@baton/stream'
import type { Judgement } from '../oracle/oracle.ts'
import type { Expected, Place, Seen, Uncompared } from './sequence-checker.ts'

/**
 * What is written in the transactions of the router, besides states: names and codecs of each
 * topic.
 */
export interface OutputTopic {
  /** Physical name. */
  readonly name: string
  /** Reads an output that is not where it was expected. */
  place(record: InputRecord): Place
  /** Asks for schemas that are not known yet. */
  prefetch(values: Iterable<Buffer | null>): Promise<void>
  /** The decoded value, for people who look at a difference. */
  decoded(body: Buffer): object
}

const NOWHERE = { offset: -1, slot: 0 }

/** Every topic the router writes for these bots, physical names, in a fixed order. */
export const outputTopics = (
  appId: string,
  codecs: Codecs,
  bots: readonly string[],
): OutputTopic[] => {
  const decisions = codecs.of('handoff.decisions.v1')
  const of = (
    name: string,
    schema: 'routing.v1' | 'outbound.messages.v1' | 'handoff.outcomes.v1',
  ): OutputTopic => ({
    name,
    place: ({ value }) => {
      const { decisionId: id } = codecs.of(schema).decode(value ?? NOTHING)
      return { ...NOWHERE, id, decisionId: id }
    },
    prefetch: values => codecs.of(schema).prefetch(values),
    decoded: body => codecs.of(schema).decodeBody(body),
  })
  return [
    {
      name: physicalName(appId, 'handoff.decisions.v1'),
      place: ({ value }) => placeOf(decisions.decode(value ?? NOTHING)),
      prefetch: values => decisions.prefetch(values),
      decoded: body => decisions.decodeBody(body),
    },
    of(physicalName(appId, 'outbound.messages.v1'), 'outbound.messages.v1'),
    of(physicalName(appId, 'handoff.outcomes.v1'), 'handoff.outcomes.v1'),
    ...[...bots, HUMAN].map(bot => of(routingTopic(appId, bot), 'routing.v1')),
    {
      name: physicalName(appId, 'router.contact.events.v1.dlq'),
      place: ({ headers }) => {
        const offset = Number(headers?.['__streams.errors.offset']?.toString() ?? -1)
        return { id: String(offset), offset, slot: 0, decisionId: '' }
      },
      prefetch: async () => {},
      decoded: body => body,
    },
  ]
}

export const placeOf = ({ decisionId, offset, slot, engine }: Decision): Place => ({
  id: `${offset}/${slot}`,
  offset,
  slot,
  decisionId,
  engine,
})

/** The key of all that is caused; one that is nobody's may be as long as a record. */
const keyOf = ({ key }: InputRecord): Buffer | null =>
  key && key.length > KEY_MAX_BYTES ? null : key

/** What holds of the decisions about an input that are not compared. */
export const uncompared = (
  { appId, partition }: { readonly appId: string; readonly partition: number },
  record: InputRecord,
  engine: string,
): Uncompared => {
  const input = physicalName(appId, 'contact.events.v1')
  const { offset } = record
  const idOf = (slot: number) => decisionId(input, partition, offset, slot)
  return { offset, key: keyOf(record), engine, idOf }
}

/** What a judgement causes, by physical topic, in the order it must stand there. */
export const expectedOutputs = (
  appId: string,
  codecs: Codecs,
  record: InputRecord,
  { emissions, deadLetter }: Judgement,
  expect: (topic: string, expected: Expected) => void,
): void => {
  const key = keyOf(record)
  for (const { decision, effects } of emissions) {
    const place = placeOf(decision)
    const body = codecs.of('handoff.decisions.v1').encodeBody(decision)
    expect(physicalName(appId, 'handoff.decisions.v1'), { ...place, key, body })
    for (const effect of effects) {
      const [topic, id, bytes] = effectOf(appId, codecs, effect)
      expect(topic, { ...place, id, key, body: bytes })
    }
  }
  if (deadLetter === null) return
  const { decisionId: id } = emissions[0]!.decision
  const place = { id: String(record.offset), offset: record.offset, slot: 0, decisionId: id }
  const letters = physicalName(appId, 'router.contact.events.v1.dlq')
  expect(letters, { ...place, key: record.key, body: record.value })
}

const effectOf = (
  appId: string,
  codecs: Codecs,
  effect: Emission['effects'][number],
): [topic: string, id: string, body: Buffer] => {
  switch (effect.kind) {
    case 'route':
      return [
        routingTopic(appId, effect.bot),
        effect.message.decisionId,
        codecs.of('routing.v1').encodeBody(effect.message),
      ]
    case 'send':
      return [
        physicalName(appId, 'outbound.messages.v1'),
        effect.message.decisionId,
        codecs.of('outbound.messages.v1').encodeBody(effect.message),
      ]
    case 'outcome':
      return [
        physicalName(appId, 'handoff.outcomes.v1'),
        effect.outcome.decisionId,
        codecs.of('handoff.outcomes.v1').encodeBody(effect.outcome),
      ]
  }
}

/** An output as a checker sees it. Dead letters are raw: they have no schema header. */
export const seenOutput = (topic: OutputTopic, record: InputRecord): Seen => {
  const raw = topic.name.endsWith('.dlq')
  const body = record.value && !raw ? bodyOf(record.value) : record.value
  return {
    key: record.key,
    body,
    place: () => topic.place(record),
    differences: ({ key, body: expected }) => {
      const keys = key?.equals(record.key ?? NOTHING) ? [] : ['key']
      if (raw || !expected || !body) return [...keys, 'value']
      return [...keys, ...differing(topic.decoded(expected), topic.decoded(body))]
    },
  }
}

const NOTHING = Buffer.alloc(0)

const differing = (expected: object, actual: object): string[] => {
  const values = (of: object) => new Map(Object.entries(of).map(([k, v]) => [k, asText(v)]))
  const found = values(actual)
  return [...values(expected)]
    .filter(([field, value]) => found.get(field) !== value)
    .map(([field]) => field)
}

const asText = (value: unknown): string => JSON.stringify(value) ?? ''
